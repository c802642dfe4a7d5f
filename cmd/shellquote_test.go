package cmd

import (
	"os/exec"
	"testing"
)

func TestShellQuote(t *testing.T) {
	for word, want := range map[string]string{
		"testdata/deals/hubspot.csv": "testdata/deals/hubspot.csv",
		"Büro/deals.csv":             "Büro/deals.csv",
		"our deals.csv":              "'our deals.csv'",
		"it's $HOME & more.csv":      `'it'\''s $HOME & more.csv'`,
		"~/deals.csv":                "'~/deals.csv'",
		"":                           "''",
	} {
		if got := shellQuote(word); got != want {
			t.Errorf("%q is typed %s, want %s", word, got, want)
		}
		read, err := exec.Command("sh", "-c", "printf %s "+shellQuote(word)).Output()
		if err != nil || string(read) != word {
			t.Errorf("%q is read as %q, %v", word, read, err)
		}
	}
}
