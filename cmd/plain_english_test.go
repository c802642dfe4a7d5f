package cmd_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// bannedPhrases lists wordings that stopped native readers. Each was replaced by plain English at its one definition.
func bannedPhrases() []string {
	return []string{
		"Say everything the model says", "Hand out an answers file", "Put many companies into one table", "Work the four factors out",
		"With Ten rules of revenue operations too", "LOOK AT AGAIN", "the ending of the name says no format", "NEW is missing",
		"must/may", "How it was counted", "days of work at", "more than half share", "what it builds on is graded", "1 became n/a",
		" rose, ", "Raise it in", "grades apart", `"goes on"`, "goes on |", "<td>goes on", `"Apart"`, "| Apart |", ">Apart<",
		"Where they disagree most", "go round in a circle", "Put a grade behind each element", "with commas between them",
		"Said and shown", "SAID AND SHOWN", "Level if contradicted", "above what they allow", "above what deals allow", "tell something of",
		"no column is the", "WHAT WAS RECOGNISED", "ROWS WITH A FAULT", "has stood in a row before", "Nothing has a date", "only a part of it counts",
		"above what they allow", "above what the deals allow |", "tell something of", "answers were lowered", "Said and shown", "SAID AND SHOWN",
		`"any grade"`, "| any grade |", "no column is the", "deals, fewer than 20", "has stood in a row before", "Nothing has a date", "WHAT WAS RECOGNISED",
		"ROWS WITH A FAULT", "the deals allow at most", "Ours, not the sources'", "is an id now", "who is at a grade is past",
		"Row counted", "First rows", "columns match", "own higher", "Own score", "practice higher", "Highest grades the CRM data", "HIGHEST GRADES THE CRM DATA",
		"entry or close dates missing", "and elements of the other lenses.", "days needed,", "Channel: Sales and", "<dt>Channel</dt>", "Grade, figures",
	}
}

// printedTexts gives the texts of a file that people may read: the strings of a program, all of any other file.
func printedTexts(t *testing.T, name string, content []byte) []string {
	t.Helper()
	if filepath.Ext(name) != ".go" {
		return []string{string(content)}
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, content, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	ast.Inspect(file, func(node ast.Node) bool {
		if literal, is := node.(*ast.BasicLit); is && literal.Kind == token.STRING {
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Error(err)
			}
			texts = append(texts, strconv.Quote(text), text)
		}
		return true
	})
	return texts
}

// No text that people read holds a banned phrase: source, templates, data, help, docs and what tests hold outputs to. The history of
// changes and stored results of earlier versions keep their words, and the answers in samples are their authors'.
func TestWords_banned(t *testing.T) {
	kept := []string{"../CHANGELOG.md", "../testdata/results", "../testdata/answers", "../testdata/portfolio", "../testdata/dossiers", "../.git", "../bin"}
	read := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case slices.Contains(kept, filepath.ToSlash(path)) && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir(), !entry.Type().IsRegular(), slices.Contains(kept, filepath.ToSlash(path)), strings.HasSuffix(path, "_test.go"):
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil || bytes.IndexByte(content, 0) >= 0 {
			return err
		}
		read++
		for _, text := range printedTexts(t, path, content) {
			for _, phrase := range bannedPhrases() {
				if strings.Contains(text, phrase) {
					t.Errorf("%s holds %q", path, phrase)
				}
			}
		}
		return nil
	})
	if err != nil || read < 300 {
		t.Errorf("%d files read, error %v", read, err)
	}
}
