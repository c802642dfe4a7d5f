package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"revops/data"
)

// portfolios prints time and peak memory of portfolios of many files, in the short form and with notes.
func portfolios(program, dir string) error {
	fmt.Printf("\n%-10s %-7s %-7s %10s %10s\n", "portfolio", "files", "format", "once", "peak KiB")
	for _, form := range []string{"short", "notes"} {
		for _, count := range []int{1000, 10000} {
			folder := filepath.Join(dir, fmt.Sprintf("%s-%d", form, count))
			if err := writeCompanies(folder, form, count); err != nil {
				return err
			}
			for _, format := range []string{"table", "json"} {
				command := exec.Command(program, "portfolio", folder, "--format", format)
				start := time.Now()
				if err := command.Run(); err != nil {
					return err
				}
				fmt.Printf("%-10s %-7d %-7s %10s %10d\n", form, count, format,
					time.Since(start).Round(time.Millisecond), peak(command.ProcessState))
			}
		}
	}
	return nil
}

// writeCompanies writes files that answer every element. Those with notes hold a note in a block
// at every eighth answer.
func writeCompanies(folder, form string, count int) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	grades := []string{"none", "partial", "mostly", "full"}
	elements := data.PRO().Elements()
	for company := range count {
		var text strings.Builder
		fmt.Fprintf(&text, "schema: revops/answers/v1\nframework: pro@1\norganization: Company %d\ndate: 2026-11-21\nanswers:\n", company)
		for at, element := range elements {
			grade := grades[(company*7+at*at*3)%11%4]
			if form == "notes" && at%8 == 0 {
				fmt.Fprintf(&text, "  %s:\n    grade: %s\n    note: |\n      Seen in the reports\n      of %d companies\n",
					element.ID, grade, company)
			} else {
				fmt.Fprintf(&text, "  %s: %s\n", element.ID, grade)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("company-%05d.yaml", company)), []byte(text.String()), 0o600); err != nil {
			return err
		}
	}
	return nil
}
