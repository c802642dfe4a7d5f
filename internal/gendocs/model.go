package main

import (
	"bytes"

	"revops/data"
	pages "revops/report/model"
)

// written says, where a reader of the source sees it, that a page is not to be edited.
const written = "<!-- Written by go generate ./internal/gendocs from data/pro/*.yaml. Change those. -->\n\n"

// modelPage is the built-in framework as a page.
func modelPage() (page, error) {
	var text bytes.Buffer
	text.WriteString(written)
	if err := pages.Markdown(&text, data.PRO()); err != nil {
		return page{}, err
	}
	return page{"model.md", text.String()}, nil
}
