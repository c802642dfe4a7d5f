package cmd

import (
	"fmt"

	"revops/deals"
	"revops/evidence"
	"revops/framework"
)

// measure reads the deals and counts what they show of a framework, keeping so many rows behind each figure.
func (i *dealsInput) measure(a *app, model *framework.Framework, asOf deals.Day, rows int) (*dealsReading, []evidence.Shown, error) {
	if len(model.Measures.List) == 0 {
		return nil, nil, noMeasures(model)
	}
	reading, err := i.reading(a, asOf)
	if err != nil {
		return nil, nil, err
	}
	measurement := evidence.NewMeasurement(&model.Measures, asOf)
	if rows > 0 {
		measurement.KeepRows(rows)
	}
	reading.begin, reading.count = measurement.File, measurement.Count
	if err := a.readDeals(reading); err != nil {
		return nil, nil, err
	}
	return reading, measurement.Judge(reading.imports), nil
}

// noMeasures says that a framework does not tell what deals show.
func noMeasures(model *framework.Framework) error {
	return &hintError{
		err:  fmt.Errorf("the framework %s does not say what deals show: it has no %s", model.Reference(), framework.MeasuresName),
		hint: "revops framework export DIR writes the built-in one, with a " + framework.MeasuresName + " to start from",
	}
}

// given reports whether there are deals to read.
func (i *dealsInput) given() bool { return len(i.files) > 0 || i.source.URL != "" }

// unused refuses what says how to read deals where there are none.
func (i *dealsInput) unused() error {
	for _, flag := range []struct{ name, value string }{{"--map", i.mapping}, {"--accounts", i.accounts}} {
		if flag.value != "" {
			return &usageError{message: flag.name + " is about deals, and none are given", hint: "--deals FILE names them"}
		}
	}
	return nil
}
