package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"

	"revops/evidence"
	"revops/framework"
)

const (
	plain      = "encoding/csv"
	factors    = "factors"
	everything = "factors and measures"
)

// ways are the ways to read, the one that the others are measured by first.
func ways() []string { return []string{plain, factors, everything} }

func readBy(way, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	switch way {
	case plain:
		err = readPlain(file)
	case factors:
		_, err = readDeals(file, func(*evidence.Deal) {})
	case everything:
		measurement := evidence.NewMeasurement(everyFigure(), asOf)
		var read *evidence.Import
		if read, err = readDeals(file, measurement.Count); err == nil && len(measurement.Judge([]*evidence.Import{read})) == 0 {
			err = errors.New("nothing is shown")
		}
	default:
		err = fmt.Errorf("%q is none of %q", way, ways())
	}
	return errors.Join(err, file.Close())
}

// readPlain reads the rows as encoding/csv does, and does nothing with them.
func readPlain(in io.Reader) error {
	reader := csv.NewReader(in)
	reader.ReuseRecord = true
	for {
		if _, err := reader.Read(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// readDeals works out the factors by channel, and hands each deal on to another count.
func readDeals(in io.Reader, count func(*evidence.Deal)) (*evidence.Import, error) {
	tally := evidence.NewTally(evidence.Question{
		AsOf: asOf, Period: evidence.ByQuarter, Base: evidence.BaseWon, Dimension: evidence.Dimension{Role: evidence.RoleChannel},
	})
	read, err := evidence.Read(in, "deals.csv", evidence.Options{AsOf: asOf}, func(d *evidence.Deal) {
		tally.Count(d)
		count(d)
	})
	if err != nil {
		return nil, err
	}
	fact, err := tally.Fact()
	if err == nil && fact.Overall.Won == 0 {
		err = errors.New("no deal was won")
	}
	return read, err
}

// everyFigure is a measure with all figures.
func everyFigure() *framework.Measures {
	measures := &framework.Measures{
		Window: 365, Quiet: 14, Recent: 90, Least: 20,
		Words: framework.Words{
			Unknown: []string{"Other", "Offline sources", "n/a"}, Elsewhere: []string{"Referral", "Partner"}, Shared: []string{"admin"},
			Renewal: []string{"Renewal"}, Upgrade: []string{"Existing Customer - Upgrade"}, Existing: []string{"Existing Business"},
		},
		List: []framework.Measure{{Element: "every-figure", Kind: framework.Direct}},
	}
	for _, figure := range framework.Figures() {
		measures.List[0].Figures = append(measures.List[0].Figures, figure.ID)
	}
	return measures
}
