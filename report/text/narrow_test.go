package text_test

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"revops/assess"
	"revops/internal/samples"
	"revops/report/text"
)

// On a terminal of 60 columns neither the result nor its summary is broken within a word.
func TestAssessment_narrow(t *testing.T) {
	const columns = 60
	for _, company := range samples.Companies(t) {
		a := samples.Assessment(t, company, assess.Options{Steps: 2})
		var page strings.Builder
		for _, write := range []func() error{
			func() error { return text.Assessment(&page, a, text.Style{Width: columns}) },
			func() error { return text.Summary(&page, a, text.Style{Width: columns}) },
		} {
			if err := write(); err != nil {
				t.Fatal(err)
			}
		}
		for line := range strings.Lines(page.String()) {
			if line = strings.TrimRight(line, "\n"); displaywidth.String(line) > columns {
				t.Errorf("%s: wider than %d columns: %q", company, columns, line)
			}
		}
	}
}
