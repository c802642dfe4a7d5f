package text_test

import (
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"revops/deals"
	"revops/fact"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/text"
)

func factTable(tb testing.TB, f *document.Fact, style text.Style) string {
	tb.Helper()
	return written(tb, func(w io.Writer) error { return text.Fact(w, f, style) })
}

// narrow checks that no line is wider than the terminal.
func narrow(tb testing.TB, name, whole string, columns int) {
	tb.Helper()
	for line := range strings.Lines(whole) {
		line = strings.TrimSuffix(line, "\n")
		if got := displaywidth.String(line); got > columns {
			tb.Errorf("%s at %d columns: %d columns: %s", name, columns, got, line)
		}
	}
}

func TestFact(t *testing.T) {
	f := samples.Fact(t, samples.Question(), samples.Deals(t, "hubspot.csv")...)
	check(t, "fact.table", factTable(t, f, text.Style{Width: 80}))
	check(t, "fact_wide.table", factTable(t, f, text.Style{Width: 120}))
	check(t, "fact.md", samples.Written(t, text.FactMarkdown, f))
	for _, columns := range []int{80, 100, 160} {
		narrow(t, "the factors", factTable(t, f, text.Style{Width: columns}), columns)
	}
}

// What was recognised of accounts stands behind what was recognised of deals.
func TestFact_accounts(t *testing.T) {
	f := samples.FactWithAccounts(t, samples.Question(), samples.Deals(t, "hubspot.csv")[0], samples.Source(t, "deals", "accounts.csv"))
	check(t, "fact.accounts.table", factTable(t, f, text.Style{Width: 80}))
}

// Values that are too many to be counted each are said to be together.
func TestFact_many_values(t *testing.T) {
	tally := fact.NewTally(samples.Question())
	for i := range 5000 {
		tally.Count(&deals.Deal{State: deals.Won, Channel: strconv.Itoa(i)})
	}
	many, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	const want = "Too many values to list each: those with few deals are combined in (others)."
	if got := factTable(t, document.NewFact(many, nil, nil), text.Style{Width: 200}); !strings.Contains(got, want) {
		t.Error(got)
	}
}
