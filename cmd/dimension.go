package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"revops/deals"
)

// dimensionFlag is --by: what deals are grouped by.
type dimensionFlag struct {
	by string
	// showNames allows columns that hold names or ids of deals or accounts; canShow says that there is a flag for it.
	showNames, canShow bool
}

// addFlag adds --by; the help ends with what can be given.
func (f *dimensionFlag) addFlag(command *cobra.Command, help string) {
	command.Flags().StringVar(&f.by, "by", "", help+strings.Join(words(deals.Dimensions()), ", ")+", or another `column` of the file")
	complete(command, "by", func() []string { return words(deals.Dimensions()) })
}

// dimension is what the flag names.
func (f *dimensionFlag) dimension() (deals.Dimension, error) {
	role := deals.Role(strings.ToLower(f.by))
	switch {
	case f.by == "":
		return deals.Dimension{}, nil
	case slices.Contains(deals.Dimensions(), role):
		return deals.Dimension{Role: role}, nil
	case !f.showNames && deals.Secret(f.by):
		return deals.Dimension{}, f.secret(f.by)
	default:
		return deals.Dimension{Column: f.by}, nil
	}
}

// read asks for the column, if the flag names one.
func (f *dimensionFlag) read(options *deals.Options) {
	if dimension, _ := f.dimension(); dimension.Column != "" {
		options.By = dimension.Column
	}
}

func (f *dimensionFlag) secret(column string) error {
	hint := "group by " + strings.Join(words(deals.Dimensions()), ", ") + " or another column"
	if f.canShow {
		hint += "; --show-rows allows names"
	}
	return &usageError{message: fmt.Sprintf("--by %s would show names of deals or accounts", column), hint: hint}
}

// check refuses a dimension that no file has, and one that would show names.
func (f *dimensionFlag) check(reading *dealsReading) error {
	dimension, _ := f.dimension()
	role, roles := dimension.Role, reading.rolesOf(dimension.Column)
	if !f.showNames && (slices.Contains(roles, deals.RoleAccount) || slices.Contains(roles, deals.RoleID)) {
		return f.secret(dimension.Column)
	}
	given := func(read *deals.Import) bool { return read.Gives(role) }
	if role == "" || reading.accounts.Has(role) || slices.ContainsFunc(reading.imports, given) {
		return nil
	}
	return &hintError{
		err: fmt.Errorf("read %s: %s field not found", reading.input.names(), role),
		hint: "--map says which column is the " + string(role) + "; " +
			deals.SuggestColumn(string(role), reading.imports[0].Columns),
	}
}

// readBy reads the deals for figures by the dimension. The function it calls starts a tally, once for each try at reading, and returns
// what counts a deal; it is told whether the map gives every deal one outcome.
func (a *app) readBy(input *dealsInput, by *dimensionFlag, asOf deals.Day, start func(oneOutcome bool) func(*deals.Deal)) (*dealsReading, error) {
	reading, err := a.readOrAsk(input, asOf, func(reading *dealsReading) {
		reading.count = start(reading.oneOutcome())
		by.read(&reading.options)
	})
	if err != nil {
		return nil, err
	}
	return reading, by.check(reading)
}
