package report_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"revops/assess"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

const scaleup = "../testdata/answers/scaleup.yaml"

// shares makes figures of shares of pairs: an id and what it came to.
func shares(pairs ...string) []assess.ShownFigure {
	var figures []assess.ShownFigure
	for i := 0; i < len(pairs); i += 2 {
		figures = append(figures, assess.ShownFigure{ID: framework.FigureID(pairs[i]), Text: pairs[i+1]})
	}
	return figures
}

// needs is a condition that a share is at least so many percent.
func needs(figure framework.FigureID, limit int) framework.Condition {
	return framework.Condition{Figure: figure, Comparison: framework.AtLeast, Limit: limit}
}

// deals are what the deals of a company show.
func deals() []assess.Shown {
	return []assess.Shown{
		{
			Element: "lead-source-channel-tracking", Kind: framework.Direct, Suggested: framework.Mostly, AtMost: framework.Full,
			Figures: shares("channel-named", "84.2% (320 of 380)", "channel-filled", "97.4% (370 of 380)"),
		},
		{
			Element: "utm-tracking", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Mostly,
			Figures: shares("utm-any", "12.5% (20 of 160)", "utm-carried", "93.1% (149 of 160)"),
			Rule:    assess.RuleOf(framework.Full, needs("utm-carried", 95), "93.1% (149 of 160)"),
		},
		{
			Element: "deal-ownership", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Partial,
			Figures: shares("open-active-owner", "61.5% (40 of 65)", "open-owned", "98.5% (64 of 65)"),
			Rule:    assess.RuleOf(framework.Mostly, needs("open-active-owner", 80), "61.5% (40 of 65)"),
		},
		{
			Element: "defined-qualification-criteria", Kind: framework.Proxy, AtMost: framework.Full,
			Figures: shares("amount-filled", "96.1% (365 of 380)"), Why: "no column is the day of qualification",
		},
		{
			Element: "real-time-deal-tracking", Kind: framework.Direct, Suggested: framework.None, AtMost: framework.None,
			Figures: shares("open-active", "20.0% (13 of 65)"),
			Rule:    assess.RuleOf(framework.Partial, needs("open-active", 50), "20.0% (13 of 65)"),
		},
		{
			Element: "retention-plans", Kind: framework.Proxy, AtMost: framework.Partial,
			Figures: shares("customer-lost-reasoned", "40.0% (10 of 25)"),
			Rule:    assess.RuleOf(framework.Mostly, needs("customer-lost-reasoned", 60), "40.0% (10 of 25)"),
		},
		{Element: "account-segments-defined", Kind: framework.Direct, Why: "no column is the segment"},
	}
}

// besideDeals is a company's assessment beside what its deals show.
func besideDeals(tb testing.TB, file string, options assess.Options) report.Assessment {
	tb.Helper()
	options.Shown, options.ShownAsOf = deals(), "2026-11-21"
	return assessment(tb, file, options)
}

// part is what a text says from one heading to the next.
func part(tb testing.TB, whole, from, to string) string {
	tb.Helper()
	_, rest, found := strings.Cut(whole, from)
	inside, _, ended := strings.Cut(rest, to)
	if !found || !ended {
		tb.Fatalf("nothing from %q to %q in\n%s", from, to, whole)
	}
	return from + inside
}

func TestWhatWasSaidBesideWhatDealsShow(t *testing.T) {
	a := besideDeals(t, scaleup, assess.Options{})
	a.Gate = assess.CheckGates(a.Model, a.Result, assess.Gates{FailOn: []assess.FindingCode{assess.EvidenceContradicts}})
	var written strings.Builder
	for _, width := range []int{60, 80, 140, 0} {
		whole := table(t, a, report.Style{Width: width})
		written.WriteString(fmt.Sprintf("%d columns\n", width) + part(t, whole, "SAID AND SHOWN", "\nGATE"))
	}
	written.WriteString(part(t, text(t, func(b *bytes.Buffer) error { return a.Markdown(b) }), "### Said and shown", "### How it was counted"))
	written.WriteString(part(t, page(t, a.HTML), `<section id="shown"`, "</section>") + "\n")
	written.WriteString(part(t, dump(t, text(t, func(b *bytes.Buffer) error { return a.XLSX(b) }))+"==", "== Said and shown", "=="))
	written.WriteString(text(t, func(b *bytes.Buffer) error { return a.CSV(b) }))
	golden.Check(t, "../testdata/report/shown.golden", written.String())
}
