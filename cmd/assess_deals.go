package cmd

import (
	"slices"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/ask"
	"revops/deals"
	"revops/deals/notation"
	"revops/evidence"
	"revops/fact"
	"revops/forecast"
	"revops/framework"
	"revops/report/document"
)

// addDeals adds the flags by which answers are held against deals.
func (o *assessOptions) addDeals(command *cobra.Command) {
	command.Flags().StringArrayVar(&o.deals.files, "deals", nil,
		"compare the answers with the deals in this `file`, a CRM export; repeatable")
	choiceFlag(command, &o.path, "path", "where --deals contradicts answers, plan from this `source`", document.PathSources()...)
	o.deals.addFlags(command)
	o.deals.addSourceFlags(command)
}

// measure reads the deals, if any are given, and enters what they show into what is asked.
func (o *assessOptions) measure(a *app, asked *demands) error {
	if err := o.deals.checkSource(); err != nil {
		return err
	}
	if !o.deals.given() {
		if o.path == document.PathFromAnswers {
			return &usageError{message: "--path needs deals", hint: "--deals FILE names a CRM export"}
		}
		return o.deals.unused()
	}
	if slices.Contains(o.deals.inputs(), "-") && (slices.Contains(o.answers, "-") || len(o.answers) == 0) {
		return &usageError{
			message: "standard input cannot hold both the deals and the answers", hint: "name a file for one of them",
		}
	}
	o.deals.accessible = o.accessible
	o.deals.hideOwners = true // the document holds no other names of a CRM
	asOf := notation.DayOf(a.today(o.asOf))
	var tally *forecast.Tally
	reading, shown, err := o.deals.measure(a, asked.model, asOf, 0, func(oneOutcome bool) func(*deals.Deal) {
		tally = forecast.NewTally(usualQuestion(asOf, fact.ByQuarter, oneOutcome))
		return tally.Count
	})
	if err != nil {
		return err
	}
	if err := reading.require(); err != nil {
		return err
	}
	asked.options.Shown, asked.options.ShownAsOf = document.ShownForAssess(shown), answers.Date(asOf.String())
	asked.options.ShownNotes, asked.options.ShownWarnings = document.DealsNotes(reading.imports), deals.Warnings(reading.imports, asOf)
	asked.options.PathByAnswers = o.path == document.PathFromAnswers
	o.forecast = forecastForResult(tally, reading)
	o.size = document.NewDealsSize(reading.size, asked.model.Measures.Window)
	o.output.warn(a, asked.options.ShownWarnings)
	o.figures = figuresForQuestions(shown)
	return nil
}

// forecastForResult gives what a result says of the forecast.
func forecastForResult(tally *forecast.Tally, reading *dealsReading) *document.ResultForecast {
	made, err := tally.Forecast()
	if err != nil {
		return document.NoForecast(fact.ByQuarter, err.Error())
	}
	return document.NewForecast(made, reading.imports, nil).InResult()
}

// figuresForQuestions gives what deals show in the form in which it stands under a question: the figure that refutes first.
// Readiness says nothing about a grade and stands under none.
func figuresForQuestions(shown []evidence.Shown) map[framework.ElementID]ask.Figures {
	figures := map[framework.ElementID]ask.Figures{}
	for i := range shown {
		s := &shown[i]
		if s.Measure.Kind == framework.Readiness {
			continue
		}
		refuting := s.Refuting()
		one := ask.Figures{MaxGrade: s.AtMost}
		for f := range s.Figures {
			figure := &s.Figures[f]
			line := figure.Name + " " + figure.String()
			switch {
			case !figure.Known:
			case figure == refuting:
				one.Lines = slices.Insert(one.Lines, 0, line)
			default:
				one.Lines = append(one.Lines, line)
			}
		}
		figures[s.Measure.Element] = one
	}
	return figures
}
