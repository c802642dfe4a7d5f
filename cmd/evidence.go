package cmd

import (
	"bytes"
	"errors"

	"github.com/spf13/cobra"

	"revops/evidence"
	"revops/internal/diag"
)

func newEvidence(a *app) *cobra.Command {
	command := &cobra.Command{
		Use:     "evidence",
		Short:   "See what a file of deals from the CRM holds",
		Long:    "See what a file of deals from the CRM holds, and say what it does not show itself.",
		Example: `  revops evidence map testdata/deals/hubspot.csv`,
	}
	command.AddCommand(newEvidenceMap(a))
	return command
}

func newEvidenceMap(a *app) *cobra.Command {
	output := ""
	command := &cobra.Command{
		Use:   "map FILE",
		Short: "Write down how a file of deals is read, ready to edit",
		Long: `Write a map of a file of deals: which column holds what, which stages are won, lost or open, and how dates and amounts are
written, as far as the file shows it. What was not recognised stands in comments. Change what is wrong, and give the map
to revops fact with --map.

FILE is CSV, TSV or the first sheet of an XLSX workbook, CSV and TSV also with gzip, or - for standard input. Without -o the
map goes to standard output. A file that is there already is never overwritten: the exit code is 3 then.`,
		Example: `  revops evidence map testdata/deals/salesforce.csv
  revops evidence map testdata/deals/hubspot.csv -o map.yaml`,
		Args: oneArgument("the file of deals"),
		RunE: func(_ *cobra.Command, args []string) error { return a.writeMap(args[0], output) },
	}
	command.Flags().StringVarP(&output, "output", "o", "", "write to this `file`, which must not exist")
	return command
}

// writeMap writes the map of a file of deals.
func (a *app) writeMap(name, output string) error {
	found, err := a.surveyDeals(name)
	if unread, ok := errors.AsType[*evidence.FileError](err); ok {
		return &hintError{err: err, hint: unread.Hint}
	} else if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := evidence.WriteMap(&content, found); err != nil {
		return err
	}
	if output == "" || output == "-" {
		_, err := a.Out.Write(content.Bytes())
		return err
	}
	if err := writeNew(output, content.Bytes()); err != nil {
		return err
	}
	a.print("wrote %s\nnext: look through it, then revops fact %s --map %s\n",
		diag.Printable(output), diag.Printable(name), diag.Printable(output))
	return nil
}

// surveyDeals finds out what can be recognised in a file of deals, or in standard input for "-".
func (a *app) surveyDeals(name string) (*evidence.Import, error) {
	in, err := a.openDeals(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }() // it was only read
	return evidence.Survey(in.ReadCloser, in.name)
}
