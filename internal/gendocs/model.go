package main

import (
	"bytes"

	"revops/data"
	"revops/report"
)

// written says, where a reader of the source sees it, that a page is not to be edited.
const written = "<!-- Written by go generate ./internal/gendocs from data/pro/*.yaml. Change those. -->\n\n"

// modelPages are the built-in framework as a page, and the picture of its level lens.
func modelPages() ([]page, error) {
	model := data.PRO()
	var text, picture bytes.Buffer
	text.WriteString(written)
	if err := (report.Model{Framework: model}).Markdown(&text); err != nil {
		return nil, err
	}
	lens, _ := model.Lens(model.LevelLens)
	if err := (report.Graph{Model: model, Lens: lens}).SVG(&picture); err != nil {
		return nil, err
	}
	return []page{{"model.md", text.String()}, {string(lens.ID) + ".svg", picture.String()}}, nil
}
