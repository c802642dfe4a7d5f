package cmd

import (
	"bytes"
	"context"
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/deals"
	"revops/deals/notation"
	"revops/framework"
	"revops/internal/yamlpos"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

type evidenceOptions struct {
	deals     dealsInput
	asOf      string
	framework string
	answers   []string
	write     string
	showRows  bool
	output    output
}

func newEvidence(a *app) *cobra.Command {
	o := &evidenceOptions{}
	command := &cobra.Command{
		Use:   "evidence FILE...",
		Short: "Compare CRM deals with the framework and your answers",
		Long: `Show what the deals of a CRM say about the elements of the framework: for some elements the grade they suggest, for others the highest
grade they support, and for the rest whether they hold the figures that the element needs. Each figure shows how many deals it is
based on and what a higher grade would take.

FILE is a CRM export of deals, or - for standard input; ./map is a file called map. The output first shows how the
file is read. Deals are counted as they were on the --as-of date, by default today.

--answers compares your answers with the deals: grades that are higher than the CRM data supports come first. --write adds the
figures to an answers file, as evidence with the as-of date, and replaces those of an earlier run. Neither changes a grade.

The names of deals and accounts are not shown unless you give --show-rows: then the first rows that lower a figure are listed with
ID and account.

--source reads deals from a database that speaks PostgreSQL's protocol instead of files: the rows of --table or --query, in a
read-only transaction. The password comes from PGPASSWORD, ~/.pgpass or the URL.`,
		Example: `  revops evidence deals.csv --as-of 2026-10-31
  revops evidence deals.csv --answers answers.yaml --as-of 2026-10-31
  revops evidence deals.csv --format json -o evidence.html`,
		Args: o.deals.args,
		RunE: func(*cobra.Command, []string) error { return o.run(a) },
	}
	flags := command.Flags()
	flags.StringArrayVar(&o.answers, "answers", nil, "compare the answers in this `file` or folder with the deals; repeatable")
	flags.StringVar(&o.write, "write", "", "add the figures to this answers `file` as evidence")
	under(headAnswers, command)
	flags.Var(dayFlag(&o.asOf), "as-of", "count the deals as they were on this date (default today)")
	o.deals.addAccessible(command)
	o.deals.addFlags(command)
	o.deals.addSourceFlags(command)
	flags.BoolVar(&o.showRows, "show-rows", false, "list the first rows that lower a figure, with id and account")
	o.output.addFlags(command, report.Evidence{})
	frameworkFlag(command.Flags(), &o.framework)
	addCommands(command, "Commands", newEvidenceMap(a))
	return command
}

func (o *evidenceOptions) run(a *app) error {
	inputs := append(append(o.deals.inputs(), o.answers...), o.write)
	if err := o.output.check(a, inputs...); err != nil {
		return err
	}
	if err := onceFromStandardInput(inputs); err != nil {
		return err
	}
	model, err := a.loadFramework(o.framework)
	if err != nil {
		return err
	}
	if len(model.Measures.List) == 0 {
		return noMeasures(model)
	}
	said, err := o.answeredGrades(a, model)
	if err != nil {
		return err
	}
	entered, err := o.readDocument(a, model)
	if err != nil {
		return err
	}
	asOf := notation.DayOf(a.today(o.asOf))
	rows := 0 // behind a figure
	if o.showRows {
		rows = 20
	}
	reading, shown, err := o.deals.measure(a, model, asOf, rows, nil)
	if err != nil {
		return meantMap(o.deals.files, err)
	}
	measured := document.NewEvidence(model, document.Measured{
		AsOf: asOf, Shown: shown, Answers: said, Imports: reading.imports, Accounts: reading.accounts.Import(), ShowRows: o.showRows,
	})
	o.output.warn(a, measured.Warnings)
	if err := o.output.write(a, report.Evidence{Evidence: narrative.NewEvidence(measured, model)}); err != nil {
		return err
	}
	if err := reading.require(); err != nil {
		return err
	}
	return o.enter(a, entered, shown, asOf)
}

// meantMap adds a hint to the error of a missing file whose name looks like the command map.
func meantMap(files []string, err error) error {
	if len(files) > 0 && errors.Is(err, fs.ErrNotExist) && yamlpos.Nearest(files[0], []string{"map"}) != "" {
		return &hintError{err: err, hint: `did you mean "revops evidence map"?`}
	}
	return err
}

// answeredGrades reads the answers that are held against the deals: the grade of each element, nil without answers.
func (o *evidenceOptions) answeredGrades(a *app, model *framework.Framework) (map[framework.ElementID]framework.Grade, error) {
	if len(o.answers) == 0 {
		return nil, nil
	}
	responses, err := a.readResponses(model, o.answers)
	if err != nil {
		return nil, err
	}
	said := map[framework.ElementID]framework.Grade{}
	for _, answer := range answers.Combine(model, responses, answers.Median).Given {
		said[answer.Element] = answer.Grade
	}
	return said, nil
}

func newEvidenceMap(a *app) *cobra.Command {
	output, input := "", &dealsInput{}
	command := &cobra.Command{
		Use:   "map FILE",
		Short: "Create a map of the columns in a deals file",
		Long: `Create a map of a deals file: which column holds what, which stages are won, lost or open, and how dates and amounts are written.
Fields and columns that were not recognized are listed in comments, as are the fields of an accounts file; on a terminal revops asks about
them. Correct the map and pass it to revops fact or revops evidence with --map.

FILE is CSV, TSV or an XLSX workbook, CSV and TSV also compressed with gzip, or - for standard input; --source with
--table or --query reads from a database. Without -o the map goes to standard output. A file that exists is never overwritten: the
exit code is 3 then.`,
		Example: `  revops evidence map deals.csv
  revops evidence map deals.csv -o map.yaml`,
		Args: input.oneFile,
		RunE: func(*cobra.Command, []string) error { return a.writeMap(input, output) },
	}
	command.Flags().StringVar(&input.mapping, "map", "", "start from this map `file`")
	input.addWords(command)
	input.addReading(command)
	input.addWhere(command)
	input.addAccessible(command)
	input.addSourceFlags(command)
	command.Flags().StringVarP(&output, "output", "o", "", "write to this new `file`")
	under(headOutput, command)
	return command
}

// writeMap writes the map of a file of deals, or of those of a database.
func (a *app) writeMap(input *dealsInput, output string) error {
	reading, err := input.reading(a, deals.NoDay)
	if err != nil {
		return err
	}
	var found *deals.Import
	err = a.untilSignal(input.source, func(ctx context.Context) (err error) {
		found, err = a.inspectDeals(ctx, input, reading.options.Map)
		return err
	})
	if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := deals.WriteMap(&content, found); err != nil {
		return err
	}
	text := content.Bytes()
	if len(found.Questions)+len(found.StageQuestions) > 0 && a.canAsk(input) {
		if output, text, err = a.askMap(input, output); err != nil {
			return err
		}
	}
	next := "look through it, then revops fact " + input.arguments(0) + " --map " + shellQuote(output)
	return a.writeOut(output, text, next)
}

// inspectDeals finds out what can be recognised in a file of deals, in standard input for "-", or in a database.
func (a *app) inspectDeals(ctx context.Context, input *dealsInput, m *deals.Map) (*deals.Import, error) {
	progress := a.newProgress()
	defer progress.clear()
	options := deals.Options{Map: m, Where: input.where, Encoding: input.encoding, Sheet: input.sheet, Arguments: input.arguments(0)}
	if err := input.readWords(a, &options); err != nil {
		return nil, err
	}
	in, err := input.open(ctx, a, progress, 0, options)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }() // it was only read
	options.Numeric = in.numeric
	found, err := deals.Inspect(in.ReadCloser, in.name, options)
	if err != nil {
		return nil, err
	}
	return found, checkWhere([]*deals.Import{found})
}
