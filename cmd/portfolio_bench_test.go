package cmd_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"revops/cmd"
	"revops/data"
	"revops/internal/console"
)

// BenchmarkPortfolio reports how long a portfolio of 1,000 files takes, as a multiple of decoding the same files with
// the YAML library alone, one after the other: in the short form; with a note, a date and evidence at every fourth
// answer; and with notes in blocks.
func BenchmarkPortfolio(b *testing.B) {
	for _, form := range []string{"short", "notes", "blocks"} {
		b.Run(form, func(b *testing.B) {
			dir := b.TempDir()
			files := writeCompanies(b, dir, form, 1000)
			var ours, theirs time.Duration
			for b.Loop() {
				start := time.Now()
				decodeAll(b, files)
				between := time.Now()
				process := cmd.Process{Streams: console.Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}}
				if code := cmd.Run(process, []string{"portfolio", dir}); code != cmd.ExitDone {
					b.Fatalf("exit code %d", code)
				}
				theirs += between.Sub(start)
				ours += time.Since(between)
			}
			b.ReportMetric(ours.Seconds()/theirs.Seconds(), "of-yaml")
			b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms/portfolio")
		})
	}
}

func decodeAll(b *testing.B, files []string) {
	b.Helper()
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		var node yaml.Node
		if err := yaml.Unmarshal(content, &node); err != nil {
			b.Fatal(err)
		}
	}
}

// writeCompanies writes files that answer every element, no two the same.
func writeCompanies(b *testing.B, dir, form string, count int) []string {
	b.Helper()
	grades := []string{"none", "partial", "mostly", "full"}
	notes := map[string]string{
		"notes":  "Seen in the reports of the last quarter, and asked for\n    evidence:\n      - https://crm.example/reports/17",
		"blocks": "|\n      Seen in the reports of the last quarter,\n      and asked for",
	}
	elements := data.PRO().Elements()
	var files []string
	for company := range count {
		var text strings.Builder
		fmt.Fprintf(&text, "schema: revops/answers/v1\nframework: pro@2\norganization: Company %d\ndate: 2026-11-21\nanswers:\n", company)
		for at, element := range elements {
			grade := grades[(company*7+at*at*3)%11%4]
			note, long := notes[form]
			if long && at%4 == 0 {
				fmt.Fprintf(&text, "  %s:\n    grade: %s\n    note: %s\n    as_of: 2026-10-%d\n", element.ID, grade, note, 10+at%20)
			} else {
				fmt.Fprintf(&text, "  %s: %s\n", element.ID, grade)
			}
		}
		name := filepath.Join(dir, fmt.Sprintf("company-%04d.yaml", company))
		if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
			b.Fatal(err)
		}
		files = append(files, name)
	}
	return files
}
