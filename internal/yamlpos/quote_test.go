package yamlpos_test

import (
	"testing"

	"revops/internal/yamlpos"
)

// A name with quotes in it is shown without backslashes where that is possible.
func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"Close Date":          `"Close Date"`,
		`Entered "Qualified"`: `'Entered "Qualified"'`,
		`Rep's "own"`:         `"Rep's \"own\""`,
		"\"a\"\n":             `"\"a\"\n"`,
	} {
		if got := yamlpos.Quote(text); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
