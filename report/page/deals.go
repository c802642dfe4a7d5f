package page

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// dealsCover is the cover of a page about deals.
type dealsCover struct {
	About string
	Facts []coverFact
	// Lines are sentences below the facts.
	Lines []string
}

type coverFact struct{ Name, Value, Unit string }

// Fact writes the four factors, and behind them what can be forecast.
func Fact(w io.Writer, f narrative.Fact, by *brand.Brand) error {
	b := newBuilder(subject{kind: "Deals", company: document.FactorsTitle, counted: "deals"}, "deals")
	_, deals, _ := strings.Cut(document.Count(f.Overall.Flow, "deal", "deals"), " ")
	days := ""
	if f.Overall.TimeToClose.Mean != nil {
		days = "days"
	}
	b.cover("deals-cover", dealsCover{About: f.About(), Facts: []coverFact{
		{"Flow", strconv.Itoa(f.Overall.Flow), deals},
		{"Average Sale", document.WholeAmountOrDash(f.Overall.AverageSale), ""},
		{"Conversion Rate", document.Percentage(f.Overall.Conversion), ""},
		{"Time to Close", document.TenthsOrDash(f.Overall.TimeToClose.Mean), days},
		{"Won Value", document.WholeAmount(f.Overall.WonValue), ""},
	}, Lines: append(f.Read().WarningLines(), f.Read().MissingLines()...)})
	l := &layout{}
	text.FactFigures(l, f.Fact)
	if periods := narrative.RecentPeriods(f.Fact); len(periods) > 0 {
		drawn := b.render("columns", factChart(f, periods))
		if lines := factorLines(periods); lines != nil {
			drawn += b.render("factor-lines", lines)
		}
		l.chart("By "+string(f.Period), drawn)
	}
	if f.Dimension != nil {
		l.bars(b, f.ContributionTitle(), changeChart(f.Fact, narrative.ShownParts(f.By)))
	}
	if f.Forecast != nil {
		text.ForecastBrief(l, f.Forecast)
		l.chart(document.CohortsTitle, b.render("columns", cohortsChart(f.Forecast)))
		l.bars(b, document.PointWorthTitle, worthChart(f.Forecast))
	}
	text.DealsRead(l, f.Read())
	l.write(b)
	return b.write(w, by)
}

// Forecast writes a forecast.
func Forecast(w io.Writer, f *document.Forecast, by *brand.Brand) error {
	b := newBuilder(subject{kind: "Deals", company: document.ForecastTitle, counted: "deals"}, "deals")
	cover := dealsCover{About: f.About(), Facts: []coverFact{
		{"Predictability", document.PercentTenths(f.Predictability), ""}, {"Average error", document.PercentTenths(f.Record.WAPE), ""},
	}, Lines: append(append(f.Read().WarningLines(), f.Predicted()), f.Read().MissingLines()...)}
	for _, p := range f.Periods {
		unit := ""
		if p.Low.Known {
			unit = document.WholeAmount(p.Low.Money) + " to " + document.WholeAmount(p.High.Money)
		}
		cover.Facts = append(cover.Facts, coverFact{"Forecast " + p.Name, document.WholeAmountOrDash(p.Forecast), unit})
	}
	cover.Facts = cover.Facts[:min(len(cover.Facts), 4)]
	b.cover("deals-cover", cover)
	l := &layout{}
	text.ForecastFigures(l, f)
	if chart := forecastChart(f); chart != nil {
		l.chart(document.ForecastTitle, b.render("columns", chart))
	}
	l.chart(document.CohortsTitle, b.render("columns", cohortsChart(f)))
	l.bars(b, document.PointWorthTitle, worthChart(f))
	text.DealsRead(l, f.Read())
	l.write(b)
	return b.write(w, by)
}

// Evidence writes what deals show.
func Evidence(w io.Writer, e narrative.Evidence, by *brand.Brand) error {
	b := newBuilder(subject{kind: "Deals", company: narrative.EvidenceSubject, reference: e.Framework.Titled(e.Model), counted: "deals"}, "deals")
	cover := dealsCover{About: e.About(), Lines: append(e.Read().WarningLines(), e.Meaning())}
	for _, kind := range framework.MeasureKinds() {
		if told, all := e.ConclusionCount(kind); all > 0 {
			cover.Facts = append(cover.Facts, coverFact{document.Capital(narrative.ConclusionTitle(kind)), strconv.Itoa(told), fmt.Sprintf("of %d", all)})
		}
	}
	if e.Answered() {
		cover.Facts = append(cover.Facts, coverFact{narrative.ContradictionsTitle, strconv.Itoa(len(e.Contradicted())), ""})
	}
	b.cover("deals-cover", cover)
	l := &layout{}
	text.EvidenceFigures(l, e, framework.Direct, framework.Proxy)
	text.DealsRead(l, e.Read())
	l.write(b)
	return b.write(w, by)
}
