package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"revops/assess"
	"revops/framework"
	"revops/report"
	"revops/report/document"
)

type portfolioOptions struct {
	framework string
	lens      string
	order     assess.Order
	output    output
}

func newPortfolio(a *app) *cobra.Command {
	o := &portfolioOptions{}
	command := &cobra.Command{
		Use:   "portfolio PATH...",
		Short: "Put many companies into one table",
		Long: `Count the answers files of many companies, or units of one, each on its own: a row for each file, how many stand on
which level, the median of each category, and the gaps that more than half of them share. With --lens the groups of
another lens stand in place of the categories; level and score stay those of the level lens.

A PATH is a file or a folder. Of a folder, and the folders in it, .yaml, .yml and .json files are read in the order of
their names; stored results and other files are passed over with a word. Several files of one organization are several
rows.

--sort level puts the highest level first and within it the highest score; score the highest first; open the most open
elements first; organization and file go by name.

A file with a problem has a row that says the first one, behind all others; the exit code is 3 then.`,
		Example: `  revops portfolio testdata/portfolio
  revops portfolio testdata/portfolio --sort score
  revops portfolio testdata/answers --lens rules
  revops portfolio testdata/answers/seed.yaml testdata/answers/mature.yaml --format json`,
		Args: atLeastOne("PATH"),
		RunE: func(_ *cobra.Command, paths []string) error { return o.run(a, paths) },
	}
	command.Flags().StringVar(&o.framework, "framework", "", "count by the framework in this `folder` instead of the built-in one")
	command.Flags().StringVar(&o.lens, "lens", "", "look at the groups of this `lens` instead of the level lens")
	complete(command, "lens", func() []string { return a.known(o.framework, lensIDs) })
	completed(command, choice(&o.order, assess.Orders()...), "sort", "what to sort the rows by")
	o.output.addFlags(command, report.Portfolio{})
	return command
}

func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return errors.New(what + " is missing")
		}
		return nil
	}
}

func (o *portfolioOptions) run(a *app, paths []string) error {
	model, err := a.loadFramework(o.framework)
	if err != nil {
		return err
	}
	lens, err := o.lookAt(model)
	if err != nil {
		return err
	}
	files := distinct(findFiles(paths))
	if err := o.output.check(a, paths...); err != nil {
		return err
	}
	collected, wrong := a.collect(assess.NewCounter(model, lens), files)
	portfolio := collected.Portfolio(o.order)
	if len(portfolio.Rows) == 0 {
		return noAnswersFile(paths)
	}
	return cmp.Or(o.output.write(a, report.Portfolio{Model: model, Portfolio: document.NewPortfolio(portfolio)}), wrong)
}

// lookAt is the lens whose groups are wanted: the level lens unless another is named.
func (o *portfolioOptions) lookAt(model *framework.Framework) (framework.LensID, error) {
	if o.lens == "" {
		return model.LevelLens, nil
	}
	lenses, err := parseLenses(model, []string{o.lens})
	if err != nil {
		return "", err
	}
	return lenses[0], nil
}

// surveyed is what became of a file.
type surveyed struct {
	file   foundFile
	survey assess.Company
	err    error
}

// collect reads and counts the files on all processors and takes them in their order. Only so many are held at a time.
// The error is errReported if a file had a problem.
func (a *app) collect(surveyor *assess.Counter, files []foundFile) (*assess.Collector, error) {
	type job struct {
		file foundFile
		done chan surveyed
	}
	workers := runtime.GOMAXPROCS(0)
	const ahead = 16 // files that a worker may be in front of the slowest
	jobs, taken := make(chan job), make(chan job, workers*ahead)
	for range workers {
		go func() {
			for j := range jobs {
				survey, err := a.survey(surveyor, j.file)
				j.done <- surveyed{j.file, survey, err}
			}
		}()
	}
	go func() {
		for _, file := range files {
			j := job{file, make(chan surveyed, 1)}
			taken <- j
			jobs <- j
		}
		close(taken)
		close(jobs)
	}()
	collected := surveyor.Collect()
	progress := a.newProgress()
	read := 0
	var passed passedOver
	var wrong error
	for j := range taken {
		s := <-j.done
		switch {
		case s.err == nil:
			collected.Add(s.survey)
		case passed.add(s.file.name, s.err):
		default:
			progress.clear()
			a.reportError(s.err)
			collected.AddProblem(s.file.name, s.err)
			wrong = errReported
		}
		read++
		progress.show(func() string { return fmt.Sprintf("%d of %d files", read, len(files)) })
	}
	progress.clear()
	passed.report(a)
	return collected, wrong
}

func (a *app) survey(surveyor *assess.Counter, file foundFile) (assess.Company, error) {
	if file.err != nil {
		return assess.Company{}, file.err
	}
	source, err := a.readAnswersSource(file.name)
	if err != nil {
		return assess.Company{}, err
	}
	if file.named {
		return surveyor.Count(source)
	}
	return surveyor.CountFound(source)
}
