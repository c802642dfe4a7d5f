package report_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"revops/answers"
	"revops/data"
	"revops/evidence"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

// measured is what samples under testdata/deals show as of 2026-10-31 by the measures of a framework.
func measured(tb testing.TB, model *framework.Framework, rows int, files map[string]string, order ...string) report.Evidence {
	tb.Helper()
	asOf := factQuestion().AsOf
	measurement := evidence.NewMeasurement(&model.Measures, asOf)
	measurement.KeepRows(rows)
	found := report.Evidence{Model: model, AsOf: asOf, ShowRows: rows > 0}
	for i, name := range order {
		measurement.File(i)
		read, err := evidence.Read(strings.NewReader(files[name]), name, evidence.Options{AsOf: asOf}, measurement.Count)
		if err != nil {
			tb.Fatal(err)
		}
		found.Imports = append(found.Imports, read)
	}
	found.Shown = measurement.Judge(found.Imports)
	return found
}

// evidenceOf holds the answers of a sample company, if one is named, against samples of deals.
func evidenceOf(tb testing.TB, given string, deals ...string) report.Evidence {
	tb.Helper()
	files := map[string]string{}
	for _, name := range deals {
		content, err := os.ReadFile("../testdata/deals/" + name)
		if err != nil {
			tb.Fatal(err)
		}
		files[name] = string(content)
	}
	found := measured(tb, data.PRO(), 0, files, deals...)
	if given != "" {
		found.Said = map[framework.ElementID]framework.Grade{}
		for _, answer := range answersOf(tb, found.Model, "../testdata/answers/"+given).Given {
			found.Said[answer.Element] = answer.Grade
		}
	}
	return found
}

func TestTheEvidenceInEveryFormat(t *testing.T) {
	found := evidenceOf(t, "scaleup.yaml", "hubspot.csv")
	for _, form := range found.Forms() {
		written := readable(t, found, form.Format)
		if form.Format == report.FormatTable {
			written = text(t, func(b *bytes.Buffer) error { return found.Table(b, report.Style{Width: 80}) })
		}
		golden.Check(t, "../testdata/report/evidence."+string(form.Format)+".golden", written)
	}
	wide := text(t, func(b *bytes.Buffer) error {
		return evidenceOf(t, "", "hubspot.csv").Table(b, report.Style{Width: 120})
	})
	golden.Check(t, "../testdata/report/evidence.wide.golden", wide)
}

func TestTheEvidenceIsNoWiderThanTheTerminal(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		for line := range strings.Lines(text(t, func(b *bytes.Buffer) error {
			return evidenceOf(t, "scaleup.yaml", "hubspot.csv").Table(b, report.Style{Width: width})
		})) {
			if wide := displaywidth.String(strings.TrimSuffix(line, "\n")); wide > width {
				t.Errorf("at %d columns: %d columns: %s", width, wide, line)
			}
		}
	}
}

// shop is a framework with a measure of each kind. Its figures are worked out by hand below.
func shop() *framework.Framework {
	model := *data.PRO()
	model.Measures.Least = 2
	limit := func(figure framework.FigureID, limit int) []framework.Condition {
		return []framework.Condition{{Figure: figure, Comparison: framework.AtLeast, Limit: limit}}
	}
	model.Measures.List = []framework.Measure{
		{
			Element: "lead-source-channel-tracking", Kind: framework.Direct, Figures: []framework.FigureID{"channel-named"},
			Rules: []framework.Rule{
				{Grade: framework.Partial, Needs: limit("channel-named", 50)}, {Grade: framework.Mostly, Needs: limit("channel-named", 80)},
			},
			Unseen: "The rest.",
		},
		{
			Element: "retention-plans", Kind: framework.Proxy, Figures: []framework.FigureID{"amount-filled"},
			Rules: []framework.Rule{{Grade: framework.Mostly, Needs: limit("amount-filled", 60)}}, Unseen: "The plan.",
		},
		{
			Element: "source-plans", Kind: framework.Readiness, Figures: []framework.FigureID{"won-source-filled"},
			Ready: limit("won-source-filled", 80), Unseen: "Plans.",
		},
		{Element: "sales-team-training", Kind: framework.Readiness, Unseen: "Sessions."},
	}
	return &model
}

// shopDeals are four new deals: three of four have a channel, two an amount; both won ones have a source.
const shopDeals = "Id,Stage,Amount,Create Date,Close Date,Lead Source,UTM Source,Account\n" +
	"901,Closed Won,10,2026-05-01,2026-06-01,Web,google,Acorn\n" +
	"902,Closed Won,10,2026-05-01,2026-06-01,Web,bing,Birch\n" +
	"903,Open,,2026-05-01,,Fair,,Cedar\n" +
	"904,Open,,2026-05-01,,,,Dune\n"

func TestAnAnswerAboveWhatDealsAllowStandsOnTop(t *testing.T) {
	found := measured(t, shop(), 0, map[string]string{"shop.csv": shopDeals}, "shop.csv")
	found.Said = map[framework.ElementID]framework.Grade{
		"lead-source-channel-tracking": framework.Full, "retention-plans": framework.Partial, "source-plans": framework.Full,
	}
	written := text(t, func(b *bytes.Buffer) error { return found.Table(b, report.Style{}) })
	_, shown, _ := strings.Cut(written, "ANSWERS ABOVE")
	want := ` WHAT DEALS ALLOW
  Element                       Said  At most  As
  Lead Source/Channel Tracking  full  partial  new deals with a real lead source 75.0% (3 of 4): mostly needs at least 80%

GRADES THAT DEALS SUGGEST
  Element                              Suggests        Said, needed
  Lead Source/Channel Tracking         partial         said full: too high
  · new deals with a real lead source  75.0% (3 of 4)  at least 80% for mostly

HIGHEST GRADES THAT DEALS ALLOW
  Element                     At most         Said, needed
  Retention Plans             partial         said partial
  · new deals with an amount  50.0% (2 of 4)  at least 60% for mostly
  These figures can refute a grade and never prove one.

FIGURES FOR THE OTHER ELEMENTS
  Elements      There  Figure
  Source Plans  yes    won deals with a source 100.0% (2 of 2)
  No figure of deals helps with Sales Team Training.

WHAT DEALS DO NOT SHOW
  Element                       Not seen
  Lead Source/Channel Tracking  The rest.
`
	if shown != want {
		t.Errorf("got%s\nwant%s", shown, want)
	}
}

func TestOnlyAskedForRowsAreShownAndOnlyThoseThatKeepAFigureLow(t *testing.T) {
	files := map[string]string{"shop.csv": shopDeals}
	quiet := measured(t, shop(), 0, files, "shop.csv")
	loud := measured(t, shop(), 20, files, "shop.csv")
	for _, form := range loud.Forms() {
		written := readable(t, quiet, form.Format)
		for _, name := range []string{"901", "903", "904", "Acorn", "Cedar", "Dune"} {
			if strings.Contains(written, name) {
				t.Errorf("%s shows %s", form.Format, name)
			}
		}
		if form.Format == report.FormatCSV { // a table of figures
			continue
		}
		written = readable(t, loud, form.Format)
		for name, behind := range map[string]bool{"903": true, "904": true, "Cedar": true, "Dune": true, "901": false, "Birch": false} {
			if strings.Contains(written, name) != behind {
				t.Errorf("%s: %s is shown: %t", form.Format, name, !behind)
			}
		}
	}
}

func TestWhatIsEnteredInAnswersSaysWhatDealsShow(t *testing.T) {
	found := measured(t, shop(), 0, map[string]string{"shop.csv": shopDeals}, "shop.csv")
	for id, want := range map[framework.ElementID]answers.Evidence{
		"lead-source-channel-tracking": {
			Text: "From deals as of 2026-10-31: new deals with a real lead source 75.0% (3 of 4); suggests partial", AsOf: "2026-10-31",
		},
		"retention-plans": {
			Text: "From deals as of 2026-10-31: new deals with an amount 50.0% (2 of 4); allows partial at most", AsOf: "2026-10-31",
		},
		"source-plans": {}, "sales-team-training": {}, "deal-ownership": {},
	} {
		got, told := found.Entry(id)
		if got != want || told != (want.Text != "") {
			t.Errorf("%s: got %+v, %t", id, got, told)
		}
	}
}

func TestTheEvidenceIsValidByItsSchema(t *testing.T) {
	s := schema(t, "evidence")
	rows := measured(t, shop(), 20, map[string]string{"shop.csv": shopDeals}, "shop.csv")
	for name, found := range map[string]report.Evidence{
		"with answers": evidenceOf(t, "scaleup.yaml", "hubspot.csv"), "two files": evidenceOf(t, "", "hubspot.csv", "salesforce.csv"),
		"with rows": rows, "nothing": measured(t, shop(), 0, map[string]string{"x.csv": "Id,Stage\n"}, "x.csv"),
	} {
		written := text(t, func(b *bytes.Buffer) error { return found.JSON(b) })
		if err := valid(s, written); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, wrong := range [][2]string{{`"at_most"`, `"most"`}, {`"figures"`, `"figure"`}, {`"kind": "direct"`, `"kind": "sure"`}, {`"window"`, `"days"`}} {
			if valid(s, strings.Replace(written, wrong[0], wrong[1], 1)) == nil {
				t.Errorf("%s: the schema accepts %s", name, wrong[1])
			}
		}
	}
}

func TestTextsOfADealsFileAreHarmlessInTheEvidence(t *testing.T) {
	hostile := "Id,Stage,Amount,Create Date,Account,=cmd|' /C calc'!A0\n" +
		"=1+1,\"<b>|open\x1b[2J\",,2026-05-02,\"=2+2<script>|\x1b]0;x\a\",x\n" + "=1+2,open,,2026-05-02,@a,x\n"
	found := measured(t, shop(), 20, map[string]string{"a|b\x1b[2J.csv": hostile}, "a|b\x1b[2J.csv")
	for _, form := range found.Forms() {
		written := readable(t, found, form.Format)
		if strings.ContainsAny(written, "\x1b\a") {
			t.Errorf("%s holds control characters: %q", form.Format, written)
		}
		switch form.Format {
		case report.FormatMarkdown, report.FormatHTML:
			if strings.Contains(written, "<b>|") || strings.Contains(written, "<script>|") {
				t.Errorf("%s: %s", form.Format, written)
			}
		default:
		}
	}
}
