package cmd

import (
	"cmp"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

type portfolioOptions struct {
	documentOptions
	lens      string
	order     assess.Order
	anonymous bool
}

func newPortfolio(a *app) *cobra.Command {
	o := &portfolioOptions{}
	command := &cobra.Command{
		Use:   "portfolio PATH...",
		Short: "Compare many companies in one table",
		Long: `Assess many companies, or units of one company, and compare them: one row for each file, how many are at each level, the median of
each category, and the gaps at most companies. --lens shows the groups of another lens instead of the categories; level and score
stay those of the level lens.

PATH is a file or a folder. In a folder and the folders below it, revops reads .yaml, .yml, .json, .xlsx and .csv files by name, and says
which stored results and other files it skips. Several files of one organization are several rows.

--sort level puts the highest level first and, within a level, the highest score; score puts the highest first; open puts the most
unanswered elements first; organization and file sort by name.

A file with a problem gets a row at the end that shows its first problem, and the exit code is 3.

A portfolio that is stored as JSON is a benchmark: revops assess --benchmark compares a company with it. With --anonymous no output holds the
name of a company or a file.`,
		Example: `  revops portfolio companies
  revops portfolio companies --sort score
  revops portfolio companies --lens rules
  revops portfolio companies --anonymous -o benchmark.json
  revops portfolio answers.yaml competitor.yaml --format json`,
		Args: takes(many, "PATH"),
		RunE: func(_ *cobra.Command, paths []string) error { return o.run(a, paths) },
	}
	o.addFlags(command, report.Portfolio{})
	command.Flags().StringVar(&o.lens, "lens", "", "show the groups of this `lens` instead of those of the level lens")
	under(headScope, command)
	complete(command, "lens", func() []string { return a.known(o.framework, lensIDs) })
	command.Flags().BoolVar(&o.anonymous, "anonymous", false, "number companies and files instead of naming them, for a benchmark to share")
	choiceFlag(command, &o.order, "sort", "sort the rows by this `order`", assess.Orders()...)
	under(headScope, command)
	return command
}

func (o *portfolioOptions) run(a *app, paths []string) error {
	model, err := o.load(a, paths...)
	if err != nil {
		return err
	}
	lens, err := findLens(model, o.lens)
	if err != nil {
		return err
	}
	collected, wrong := a.collect(assess.NewCounter(model, lens), distinct(findFiles(paths)))
	portfolio := collected.Portfolio(o.order)
	if len(portfolio.Rows) == 0 {
		return noAnswersFile(paths)
	}
	written := document.NewPortfolio(portfolio)
	if o.anonymous {
		written = written.Anonymous()
	}
	return cmp.Or(o.output.write(a, report.Portfolio{Portfolio: narrative.NewPortfolio(written, model)}), wrong)
}

// collect reads and counts the files on all processors and takes them in their order. Only so many are held at a time.
// The error is errReported if a file had a problem.
func (a *app) collect(counter *assess.Counter, files []foundFile) (*assess.Collector, error) {
	workers := runtime.GOMAXPROCS(0)
	const ahead = 16 // files that a worker may be in front of the slowest
	running, pending := make(chan struct{}, workers), make(chan chan countedCompany, workers*ahead)
	go func() {
		defer close(pending)
		for _, file := range files {
			done := make(chan countedCompany, 1)
			pending <- done
			running <- struct{}{}
			go func() {
				company := a.countCompany(counter, file)
				<-running
				done <- company
			}()
		}
	}()
	collected, progress := counter.Collect(), a.newProgress()
	read := 0
	var passed passedOver
	var wrong error
	for done := range pending {
		got, name := <-done, files[read].name
		switch {
		case got.err == nil:
			a.printRemarks(got.remarks)
			collected.Add(got.company)
		case passed.add(name, got.err):
		default:
			progress.clear()
			a.reportError(got.err)
			collected.AddProblem(name, got.err)
			wrong = errReported
		}
		read++
		progress.show(func() string { return fmt.Sprintf("%d of %d files", read, len(files)) })
	}
	progress.clear()
	passed.report(a)
	return collected, wrong
}

// countedCompany is a company, or why it could not be counted, and what was passed over in its file.
type countedCompany struct {
	company assess.Company
	remarks []string
	err     error
}

func (a *app) countCompany(counter *assess.Counter, file foundFile) (c countedCompany) {
	source, err := a.readFound(file)
	if err != nil {
		return countedCompany{err: err}
	}
	c.company, c.err = counter.Count(source, func(source diag.Source, model *framework.Framework) (*answers.File, error) {
		given, err := file.parser()(source, model)
		if err == nil {
			c.remarks = given.Remarks
		}
		return given, err
	})
	return c
}
