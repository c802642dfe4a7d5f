package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"revops/deals"
	"revops/deals/words"
	"revops/internal/diag"
)

// wordsFolder is where the files of words stand, seen from docs.
const wordsFolder = "../data/crm"

// wordsPages are the files of words in the form in which the program carries them, which is read in a fraction of the time that
// YAML takes, and the page about deals with its table of them.
func wordsPages(docs string) ([]page, error) {
	known, err := readWords(filepath.Join(docs, filepath.FromSlash(wordsFolder)))
	if err != nil {
		return nil, err
	}
	files := make([]string, len(known.Files))
	for i, file := range known.Files {
		content, err := json.Marshal(file)
		if err != nil {
			return nil, err
		}
		files[i] = string(content)
	}
	carried := page{wordsFolder + "/words.json", "[\n" + strings.Join(files, ",\n") + "\n]\n"}
	const name, begin, end = "deals.md", "<!-- Written by go generate ./internal/gendocs from data/crm. -->\n", "<!-- The end of what is written. -->\n"
	content, err := os.ReadFile(filepath.Join(docs, name))
	if err != nil {
		return nil, err
	}
	before, rest, began := strings.Cut(string(content), begin)
	_, after, ended := strings.Cut(rest, end)
	if !began || !ended {
		return nil, fmt.Errorf("%s has no place for the table of words", name)
	}
	return []page{carried, {name, before + begin + "\n" + wordsTable(known) + "\n" + end + after}}, nil
}

// readWords reads the files of words in a folder.
func readWords(folder string) (*words.Words, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var sources []diag.Source
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, diag.Source{Name: filepath.Base(name), Data: content})
	}
	return deals.ParseWords(sources...)
}

// wordsTable lists for each CRM and language how many headers are known, what they are read as, and the stages that end a deal.
func wordsTable(known *words.Words) string {
	var table strings.Builder
	table.WriteString("| CRM | in | headers | read as | won | lost |\n| :-- | :-- | --: | :-- | :-- | :-- |\n")
	for _, file := range known.Files {
		for _, language := range words.Languages() {
			count := len(file.Names[language]) + len(file.Other[language])
			var roles []string
			for _, role := range deals.Roles() {
				if known := len(file.Headers[string(role)][language]); known > 0 {
					roles, count = append(roles, string(role)), count+known
				}
			}
			if len(roles) == 0 {
				continue
			}
			name, in := file.Name, language.String()
			if name == "" {
				name = "any other"
			}
			if language == words.Internal {
				in = "internal names"
			}
			fmt.Fprintf(&table, "| %s | %s | %d | %s | %s | %s |\n", name, in, count, strings.Join(roles, ", "),
				stagesOf(file.Stages["won"][language]), stagesOf(file.Stages["lost"][language]))
		}
	}
	return table.String()
}

// stagesOf names the first stages.
func stagesOf(stages []words.Word) string {
	const shown = 3
	var names []string
	for _, stage := range stages[:min(len(stages), shown)] {
		names = append(names, stage.Written)
	}
	return strings.Join(names, ", ")
}
