package cmd

import (
	"cmp"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// readResponses reads the answers of each respondent, all about one organization. Of a folder it reads the files that hold
// answers; the others are skipped with a message.
func (a *app) readResponses(model *framework.Framework, paths []string) ([]answers.Response, error) {
	files := findFiles(paths)
	first, counted := firstSame(files), make([]bool, len(files))
	read := readAll(files, first, func(file foundFile) (*answers.File, error) { return a.readResponse(model, file) })
	var responses []answers.Response
	var passed passedOver
	var wrong error
	for i, file := range files {
		if counted[first[i]] {
			return nil, givenTwice(files[first[i]], file)
		}
		if first[i] != i {
			continue
		}
		given, err := read[i].given, read[i].err
		if passed.add(file.name, err) {
			continue
		}
		if err != nil {
			a.reportError(err)
			wrong = errReported
			continue
		}
		a.printRemarks(given.Remarks)
		counted[i] = true
		responses = append(responses, answers.Response{File: file.name, Answers: given})
	}
	passed.report(a)
	if wrong == nil && len(responses) == 0 {
		return nil, noAnswersFile(paths)
	}
	return responses, cmp.Or(wrong, answers.SameOrganization(responses), oneDateEach(responses))
}

// readFile is a file of answers that was read, or why it could not be.
type readFile struct {
	given *answers.File
	err   error
}

// readAll reads the first ones of files that are the same, on all processors. Without first all are read.
func readAll(files []foundFile, first []int, readOne func(foundFile) (*answers.File, error)) []readFile {
	read := make([]readFile, len(files))
	running := make(chan struct{}, runtime.GOMAXPROCS(0))
	var reading sync.WaitGroup
	for i, file := range files {
		if first != nil && first[i] != i {
			continue
		}
		running <- struct{}{}
		reading.Go(func() {
			read[i].given, read[i].err = readOne(file)
			<-running
		})
	}
	reading.Wait()
	return read
}

// oneDateEach refuses answers of one respondent on several dates: they would count as several respondents.
func oneDateEach(responses []answers.Response) error {
	for i, newer := range responses {
		for _, older := range responses[:i] {
			if older.Answers.Date > newer.Answers.Date {
				older, newer = newer, older
			}
			first, second := older.Answers, newer.Answers
			if first.Respondent == second.Respondent && first.Date != "" && first.Date != second.Date {
				return &hintError{
					err: fmt.Errorf("%s (%s) and %s (%s) are answers of the same respondent on different dates",
						older.File, first.Date, newer.File, second.Date),
					hint: "to see what changed: revops compare " + shellQuote(older.File) + " " + shellQuote(newer.File) +
						"; if two people answered, name each under respondent",
				}
			}
		}
	}
	return nil
}

// noAnswersFile is the error for paths of which none leads to an answers file.
func noAnswersFile(paths []string) error {
	return &hintError{
		err:  fmt.Errorf("read %s: no answers file found", strings.Join(paths, ", ")),
		hint: "answers are .yaml, .json, .xlsx or .csv files; revops new -o answers.xlsx creates one to fill in",
	}
}

func (a *app) readResponse(model *framework.Framework, file foundFile) (*answers.File, error) {
	given, source, err := a.parseFound(model, file)
	if err != nil {
		return nil, err
	}
	return given, answers.RequireValues(given, source)
}

// parseFound reads answers of which there may be none.
func (a *app) parseFound(model *framework.Framework, file foundFile) (*answers.File, diag.Source, error) {
	source, err := a.readFound(file)
	if err != nil {
		return nil, source, err
	}
	given, err := file.parser()(source, model)
	return given, source, err
}
