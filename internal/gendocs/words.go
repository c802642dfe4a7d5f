package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"revops/data"
	"revops/deals"
	"revops/deals/words"
)

// wordsPage is the page about deals with its table of the words of CRMs.
func wordsPage(docs string) (page, error) {
	known, err := deals.ParseWords(data.CRMWords()...)
	if err != nil {
		return page{}, err
	}
	const name, begin, end = "deals.md", "<!-- Written by go generate ./internal/gendocs from data/crm. -->\n", "<!-- The end of what is written. -->\n"
	content, err := os.ReadFile(filepath.Join(docs, name))
	if err != nil {
		return page{}, err
	}
	before, rest, began := strings.Cut(string(content), begin)
	_, after, ended := strings.Cut(rest, end)
	if !began || !ended {
		return page{}, fmt.Errorf("%s has no place for the table of words", name)
	}
	return page{name, before + begin + "\n" + wordsTable(known) + "\n" + end + after}, nil
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
