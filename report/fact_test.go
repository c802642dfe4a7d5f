package report_test

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"

	"revops/evidence"
	"revops/internal/golden"
	"revops/report"
)

// factQuestion asks by channel as of 2026-10-31.
func factQuestion() evidence.Question {
	return evidence.Question{
		AsOf:   evidence.DayOf(time.Date(2026, time.October, 31, 0, 0, 0, 0, time.UTC)),
		Period: evidence.ByQuarter, Base: evidence.BaseWon, Dimension: evidence.Dimension{Role: evidence.RoleChannel},
	}
}

// facts reads samples under testdata/deals.
func facts(tb testing.TB, q evidence.Question, files ...string) report.Fact {
	tb.Helper()
	tally := evidence.NewTally(q)
	var document report.Fact
	for _, name := range files {
		content, err := os.ReadFile("../testdata/deals/" + name)
		if err != nil {
			tb.Fatal(err)
		}
		read, err := evidence.Read(bytes.NewReader(content), name, evidence.Options{AsOf: q.AsOf}, tally.Count)
		if err != nil {
			tb.Fatal(err)
		}
		document.Imports = append(document.Imports, read)
	}
	fact, err := tally.Fact()
	if err != nil {
		tb.Fatal(err)
	}
	document.Fact = fact
	return document
}

// hostileFacts are those of a file whose every text wants to be more than a text.
func hostileFacts(tb testing.TB) report.Fact {
	tb.Helper()
	q := factQuestion()
	const file = "Id,Stage,Is Won,Is Closed,Amount,Create Date,Close Date,Channel,=cmd|' /C calc'!A0\n" +
		"1,\"<b>|won\n\x1b[2J\",true,true,100,2026-01-02,2026-02-03,=1+1,x\n" +
		"2,won,true,true,100,2026-01-02,2026-02-03,\"a|b <script>\x1b]0;x\a\",x\n"
	tally := evidence.NewTally(q)
	read, err := evidence.Read(strings.NewReader(file), "a|b\x1b[2J.csv", evidence.Options{AsOf: q.AsOf}, tally.Count)
	if err != nil {
		tb.Fatal(err)
	}
	fact, err := tally.Fact()
	if err != nil {
		tb.Fatal(err)
	}
	return report.Fact{Fact: fact, Imports: []*evidence.Import{read}}
}

func TestTheFactorsInEveryFormat(t *testing.T) {
	f := facts(t, factQuestion(), "hubspot.csv")
	for name, write := range map[string]func(*bytes.Buffer) error{
		"table": func(b *bytes.Buffer) error { return f.Table(b, report.Style{Width: 80}) },
		"json":  func(b *bytes.Buffer) error { return f.JSON(b) },
		"md":    func(b *bytes.Buffer) error { return f.Markdown(b) },
		"csv":   func(b *bytes.Buffer) error { return f.CSV(b) },
		"html":  func(b *bytes.Buffer) error { return f.HTML(b) },
	} {
		golden.Check(t, "../testdata/report/fact."+name+".golden", withoutStyle(text(t, write)))
	}
	golden.Check(t, "../testdata/report/fact.xlsx.golden", dump(t, written(t, f, report.FormatXLSX)))
}

// withoutStyle is a page without its style sheet, which other pages have as well, and its hash.
func withoutStyle(page string) string {
	head, rest, styled := strings.Cut(page, "<style>")
	if !styled {
		return page
	}
	_, body, _ := strings.Cut(rest, "</style>")
	before, policy, _ := strings.Cut(head, "sha256-")
	_, after, _ := strings.Cut(policy, "'")
	return before + "…" + after + body
}

// readable is a document in a format, a workbook as what its cells show.
func readable(tb testing.TB, document report.Document, format report.Format) string {
	tb.Helper()
	if format == report.FormatXLSX {
		return dump(tb, written(tb, document, format))
	}
	return withoutStyle(written(tb, document, format))
}

func TestTheFactorsAreNoWiderThanTheTerminal(t *testing.T) {
	for _, width := range []int{80, 100, 160} {
		for line := range strings.Lines(text(t, func(b *bytes.Buffer) error {
			return facts(t, factQuestion(), "hubspot.csv").Table(b, report.Style{Width: width})
		})) {
			if wide := displaywidth.String(strings.TrimSuffix(line, "\n")); wide > width {
				t.Errorf("at %d columns: %d columns: %s", width, wide, line)
			}
		}
	}
}

func TestTheFactorsAreValidByTheirSchema(t *testing.T) {
	s := schema(t, "fact")
	limited := factQuestion()
	limited.Since, limited.Until = limited.AsOf-400, limited.AsOf-10
	limited.Dimension = evidence.Dimension{}
	early := factQuestion()
	early.AsOf -= 10000
	for name, f := range map[string]report.Fact{
		"by channel": facts(t, factQuestion(), "hubspot.csv"), "limited": facts(t, limited, "hubspot.csv"),
		"two files": facts(t, factQuestion(), "hubspot.csv", "salesforce.csv"),
		"nothing":   facts(t, early, "salesforce.csv"), "hostile": hostileFacts(t),
	} {
		written := text(t, func(b *bytes.Buffer) error { return f.JSON(b) })
		if err := valid(s, written); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, wrong := range [][2]string{{`"flow"`, `"flows"`}, {`"role"`, `"roles"`}, {`"mapping"`, `"map"`}} {
			if valid(s, strings.Replace(written, wrong[0], wrong[1], 1)) == nil {
				t.Errorf("%s: the schema accepts %s", name, wrong[1])
			}
		}
	}
}

func TestTextsOfADealsFileAreHarmlessInEveryFormat(t *testing.T) {
	f := hostileFacts(t)
	for _, form := range f.Forms() {
		written := readable(t, f, form.Format)
		if strings.ContainsAny(written, "\x1b\a") {
			t.Errorf("%s holds control characters: %q", form.Format, written)
		}
		switch form.Format {
		case report.FormatHTML:
			if strings.Contains(written, "<b>|") || strings.Contains(written, "<script>") {
				t.Errorf("HTML: %s", written)
			}
		case report.FormatMarkdown:
			if strings.Contains(written, "<b>") || strings.Contains(written, "a|b") {
				t.Errorf("Markdown: %s", written)
			}
		case report.FormatCSV:
			if !strings.Contains(written, ",'=1+1,") {
				t.Errorf("CSV: %s", written)
			}
		default:
		}
	}
}

func TestNoNameOfADealOrAnAccountIsInAnyFormat(t *testing.T) {
	q := factQuestion()
	q.Dimension = evidence.Dimension{Role: evidence.RoleOwner}
	f := facts(t, q, "hubspot.csv", "salesforce.csv")
	f.Number()
	secrets := map[string]bool{}
	tally := func(d *evidence.Deal) {
		for _, secret := range []string{d.Account, d.Owner, d.ID} {
			if len(secret) > 3 {
				secrets[strings.Clone(secret)] = true
			}
		}
	}
	for _, name := range []string{"hubspot.csv", "salesforce.csv"} {
		content, err := os.ReadFile("../testdata/deals/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := evidence.Read(bytes.NewReader(content), name, evidence.Options{AsOf: q.AsOf}, tally); err != nil {
			t.Fatal(err)
		}
	}
	if len(secrets) < 50 {
		t.Fatalf("the samples have %d names and ids only", len(secrets))
	}
	for _, form := range f.Forms() {
		written := readable(t, f, form.Format)
		for secret := range secrets {
			if strings.Contains(written, secret) {
				t.Errorf("%s shows %q", form.Format, secret)
			}
		}
	}
}

func TestValuesThatAreTooManyToCountEachAreSaidToBeTogether(t *testing.T) {
	tally := evidence.NewTally(factQuestion())
	for i := range 5000 {
		tally.Count(&evidence.Deal{State: evidence.Won, Channel: strconv.Itoa(i)})
	}
	fact, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	f := report.Fact{Fact: fact}
	const want = "There are too many values to count each: those with few deals are together in (others)."
	if got := text(t, func(b *bytes.Buffer) error { return f.Table(b, report.Style{Width: 200}) }); !strings.Contains(got, want) {
		t.Error(got)
	}
}
