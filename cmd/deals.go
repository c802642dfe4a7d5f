package cmd

import (
	"errors"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"revops/deals"
	"revops/deals/database"
)

// dealsInput is what the commands that read deals have in common: which files or which database, and how they are read.
type dealsInput struct {
	files   []string
	source  database.Source
	mapping string
	// accounts is the file of accounts, "" for none.
	accounts string
}

func (i *dealsInput) addFlags(command *cobra.Command) {
	command.Flags().StringVar(&i.mapping, "map", "", "read columns and stages as this `file` says")
	command.Flags().StringVar(&i.accounts, "accounts", "", "take the industry, segment and step of accounts from this `file`")
}

// inputs are the files that are read, which no output may replace.
func (i *dealsInput) inputs() []string {
	inputs := append([]string{}, i.files...)
	for _, input := range []string{i.mapping, i.accounts} {
		if input != "" {
			inputs = append(inputs, input)
		}
	}
	return inputs
}

// reading begins a reading of the deals as they are on a day: what is given besides the files is read at once.
func (i *dealsInput) reading(a *app, asOf deals.Day) (*dealsReading, error) {
	if err := onceFromStandardInput(i.inputs()); err != nil {
		return nil, err
	}
	reading := &dealsReading{input: i, options: deals.Options{AsOf: asOf}}
	if i.mapping == "" {
		return reading, nil
	}
	source, err := a.readSource(i.mapping)
	if errors.Is(err, fs.ErrNotExist) && i.given() {
		err = &hintError{err: err, hint: "revops evidence map " + i.arguments(0) + " -o " + shellQuote(i.mapping) + " writes one to edit"}
	}
	if err != nil {
		return nil, err
	}
	reading.options.Map, err = deals.ParseMap(source)
	return reading, err
}

// evidenceDay reads a date that the flag has checked; none is NoDay.
func evidenceDay(flag string) deals.Day {
	at, err := time.Parse(time.DateOnly, flag)
	if err != nil {
		return deals.NoDay
	}
	return deals.DayOf(at)
}
