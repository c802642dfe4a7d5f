//go:build unix

package cmd_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// dealsHere puts the sample deals into a file of the current folder.
func dealsHere(t *testing.T, sample, name string) {
	t.Helper()
	content, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestInterview_deals(t *testing.T) {
	sample, err := filepath.Abs("../testdata/deals/hubspot.csv")
	if err != nil {
		t.Fatal(err)
	}
	sandbox(t)
	dealsHere(t, sample, "our deals.csv")
	term := open(t, nil, "assess", "--deals", "our deals.csv", "--as-of", "2026-10-31", "--save", "my answers.yaml")
	begin(term)
	term.see("CRM data shows:")
	term.see("new deals with an amount 100.0% (53 of 53)")
	for range 3 {
		term.press(" of 34", "s")
	}
	term.press("4 of 34", "3")
	term.see("CRM data supports partial at most:")
	term.see("new deals with a real lead source 73.6% (39 of 53)")
	term.press("explain your grade in a note (n)", "\r")
	// Readiness tells nothing of a grade: defined channel plans have no figures below them.
	for range 2 {
		term.press(" of 34", "s")
	}
	term.see("7 of 34")
	if strings.Contains(term.text(), "CRM data ") {
		t.Errorf("figures of readiness stand under a question:\n%s", term.text())
	}
	term.press("7 of 34", ctrlC)
	term.exit(130)
	_, after, _ := strings.Cut(term.written(), leavesScreen)
	const on = "To continue: revops assess --save 'my answers.yaml' --deals 'our deals.csv' --as-of 2026-10-31"
	if said := regexp.MustCompile(`\s+`).ReplaceAllString(shown(after), " "); !strings.Contains(said, on) {
		t.Errorf("it says\n%s, want\n%s", said, on)
	}
}

func TestInterview_dealsMissing(t *testing.T) {
	sandbox(t)
	term := open(t, nil, "assess", "--deals", "none.csv")
	term.see("read none.csv: no such file or directory")
	term.exit(3)
	if strings.Contains(term.written(), "Which questions do you want to answer?") {
		t.Errorf("it asks:\n%s", term.written())
	}
}
