package cmd

import (
	"fmt"
	"os"
	"slices"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// readBenchmark reads the companies that the result is compared with: a stored portfolio, or a folder of answers without the files that
// were just counted. It is nil if none is named.
func (o *assessOptions) readBenchmark(a *app, counted outcome) (*document.Benchmark, error) {
	if o.benchmark == "" {
		return nil, nil //nolint:nilnil // no benchmark and no mistake
	}
	portfolio, excluded, err := a.readPortfolio(counted.model, o.benchmark, o.counted)
	if err != nil {
		return nil, err
	}
	benchmark, err := document.NewBenchmark(counted.model, counted.Result, portfolio, excluded)
	if err != nil {
		return nil, &hintError{err: fmt.Errorf("--benchmark %s: %w", o.benchmark, err), hint: "leave out --benchmark, or name a folder with the answers of more companies"}
	}
	return benchmark, nil
}

// readPortfolio reads a stored portfolio, or counts the answers of a folder but for some files, and says how many of these it left out.
func (a *app) readPortfolio(model *framework.Framework, path string, without []string) (portfolio *document.Portfolio, excluded int, err error) {
	if about, err := os.Stat(path); err != nil || !about.IsDir() {
		source, err := a.readSource(path)
		if err != nil {
			return nil, 0, err
		}
		portfolio, err = document.ReadPortfolio(source, model)
		return portfolio, 0, err
	}
	files := distinct(findFiles([]string{path}))
	others := slices.DeleteFunc(slices.Clone(files), func(file foundFile) bool {
		return slices.ContainsFunc(without, func(own string) bool { return sameFile(own, file.name) })
	})
	collected, wrong := a.collect(assess.NewCounter(model, model.LevelLens), others)
	if wrong != nil {
		return nil, 0, wrong
	}
	return document.NewPortfolio(collected.Portfolio(assess.ByLevel)), len(files) - len(others), nil
}
