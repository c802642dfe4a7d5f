package text_test

import (
	"io"
	"strings"
	"testing"

	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

func evidenceTable(tb testing.TB, e narrative.Evidence, style text.Style) string {
	tb.Helper()
	return written(tb, func(w io.Writer) error { return text.Evidence(w, e, style) })
}

func TestEvidence(t *testing.T) {
	answered := samples.Evidence(t, samples.ScaleUp, 0, samples.Deals(t, "hubspot.csv")...)
	check(t, "evidence.table", evidenceTable(t, answered, text.Style{Width: 80}))
	check(t, "evidence.md", samples.Written(t, text.EvidenceMarkdown, answered))
	alone := samples.Evidence(t, "", 0, samples.Deals(t, "hubspot.csv")...)
	check(t, "evidence.wide", evidenceTable(t, alone, text.Style{Width: 120}))
	for _, columns := range []int{60, 80, 120} {
		narrow(t, "the evidence", evidenceTable(t, answered, text.Style{Width: columns}), columns)
	}
}

// An answer above what deals allow stands on top.
func TestEvidence_contradicted(t *testing.T) {
	shop := samples.Shop()
	measured := samples.Measure(t, shop, 0, samples.ShopDeals())
	measured.Answers = map[framework.ElementID]framework.Grade{
		"lead-source-channel-tracking": framework.Full, "retention-plans": framework.Partial, "source-plans": framework.Full,
	}
	_, got, _ := strings.Cut(evidenceTable(t, narrative.NewEvidence(document.NewEvidence(shop, measured), shop), text.Style{}), "ANSWERS HIGHER")
	want := ` THAN THE CRM DATA SUPPORTS
  Element                       Answer  CRM data supports  Reason
  Lead Source/Channel Tracking  full    at most partial    new deals with a real lead source 75.0% (3 of 4): "mostly" needs at least 80%

GRADES THE CRM DATA SUGGESTS
  Element                              CRM evidence    Answer, needed
  Lead Source/Channel Tracking         partial         answer full: too high
  · new deals with a real lead source  75.0% (3 of 4)  at least 80% for mostly
  CRM evidence: from the grade that the CRM data suggests to the highest it supports. At most: it only sets an upper limit. No constraint: the figure could only have shown a grade too high, and did not. Needed: what the figure must be for a higher grade.

GRADES THE CRM DATA CAN ONLY RULE OUT
  Element                     CRM evidence     Answer, needed
  Retention Plans             at most partial  answer partial
  · new deals with an amount  50.0% (2 of 4)   at least 60% for mostly
  CRM evidence: from the grade that the CRM data suggests to the highest it supports. At most: it only sets an upper limit. No constraint: the figure could only have shown a grade too high, and did not. Needed: what the figure must be for a higher grade.

DATA READINESS OF THE OTHER ELEMENTS
  Elements      Data ready  Figures needed
  Source Plans  yes         won deals with a source: 100.0% (2 of 2)
  CRM deals say nothing about Sales Team Training.

WHAT CRM DATA DOES NOT SHOW
  Element                       Not shown
  Lead Source/Channel Tracking  The rest.
`
	if got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}
