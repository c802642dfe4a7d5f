// Command gendocs writes the pages that are made from the program itself: the model as a document, a page for
// each command, and the man pages. It runs in its own folder: go generate ./internal/gendocs.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"revops/data"
	"revops/report/reference"
)

//go:generate go run . ../../docs

func main() {
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gendocs:", err)
		os.Exit(1)
	}
}

// page is a generated file, its path below docs with slashes.
type page struct{ path, content string }

// generate writes the pages into the folder and removes those of commands that are no more.
func generate(docs string) error {
	pages, err := all(docs)
	if err != nil {
		return err
	}
	for _, folder := range []string{cliFolder, manFolder} { // with the pages of commands that are no more
		if err := os.RemoveAll(filepath.Join(docs, folder)); err != nil {
			return err
		}
	}
	for _, page := range pages {
		file := filepath.Join(docs, filepath.FromSlash(page.path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(page.content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// all makes the pages. The folder is docs.
func all(docs string) ([]page, error) {
	model, err := modelPage()
	if err != nil {
		return nil, err
	}
	commands, err := commandPages()
	if err != nil {
		return nil, err
	}
	schemas, err := schemaPages(filepath.Join(docs, ".."))
	if err != nil {
		return nil, err
	}
	words, err := wordsPages(docs)
	if err != nil {
		return nil, err
	}
	return slices.Concat(commands, []page{model}, schemas, words), nil
}

// written says, where a reader of the source sees it, that a page is not to be edited.
const written = "<!-- Written by go generate ./internal/gendocs from data/pro/*.yaml. Change those. -->\n\n"

// modelPage is the built-in framework as a page.
func modelPage() (page, error) {
	var text bytes.Buffer
	text.WriteString(written)
	if err := reference.Markdown(&text, data.PRO()); err != nil {
		return page{}, err
	}
	return page{"model.md", text.String()}, nil
}
