package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"revops/ask"
	"revops/deals"
	"revops/internal/diag"
	"revops/report/document"
)

// canAsk reports whether somebody sits at a terminal who can say what a file leaves open.
func (a *app) canAsk(input *dealsInput) bool {
	return a.InTerminal && a.ErrTerminal && a.Signals != nil && !slices.Contains(input.inputs(), "-")
}

// readOrAsk reads the deals as they are on a day; prepare says what counts them, before each try at reading. Where the file does not say
// how deals stand, and somebody sits at a terminal, it asks, writes a map, and reads again by the map.
func (a *app) readOrAsk(input *dealsInput, asOf deals.Day, prepare func(*dealsReading)) (*dealsReading, error) {
	read := func() (*dealsReading, error) {
		reading, err := input.reading(a, asOf)
		if err != nil {
			return nil, err
		}
		prepare(reading)
		return reading, a.readDeals(reading)
	}
	reading, err := read()
	open := errors.Is(err, deals.ErrNoState) || err == nil &&
		slices.ContainsFunc(reading.imports, func(i *deals.Import) bool { return len(i.StageQuestions) > 0 })
	if !open || input.mapping != "" || !a.canAsk(input) {
		return reading, err
	}
	name, content, err := a.askMap(input, "")
	if err != nil {
		return nil, err
	}
	if err := writeNew(name, content); err != nil {
		return nil, err
	}
	a.printErr("wrote %s\n", diag.Printable(name))
	input.mapping = name
	return read()
}

// askMap asks what a file leaves open and makes a map of it, whose name it asks too where none is given.
func (a *app) askMap(input *dealsInput, given string) (name string, content []byte, err error) {
	ctx, stop := a.Signals()
	defer stop()
	choices := ask.NewChoices(ctx, ask.Terminal{In: a.In, Out: a.Err, Environment: a.Environment})
	if input.accessible || a.Accessible {
		choices = ask.NewPlainChoices(ctx, a.In, a.Err)
	}
	reading, err := input.reading(a, deals.NoDay)
	if err != nil {
		return "", nil, err
	}
	m := reading.options.Map
	if m == nil {
		m = &deals.Map{}
	}
	if content, err = a.askQuestions(ctx, input, choices, m); err == nil && given == "" {
		given, err = choices.Text("Save the map as", newName("map.yaml"))
	}
	return given, content, stopped(err)
}

// stopped is the error of a run whose questions were left.
func stopped(err error) error {
	if errors.Is(err, ask.ErrStopped) {
		return errInterrupted
	}
	return err
}

// newName is the name of a file that is not there yet: map.yaml, map-2.yaml and so on.
func newName(name string) string {
	base, ending, _ := strings.Cut(name, ".")
	for number := 2; ; number++ {
		if _, err := os.Stat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d.%s", base, number, ending)
	}
}

// askQuestions asks for columns, then for the stages in them, and gives the map.
func (a *app) askQuestions(ctx context.Context, input *dealsInput, choices *ask.Choices, m *deals.Map) ([]byte, error) {
	found, err := a.inspectDeals(ctx, input, m)
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for _, question := range found.Questions {
		question.Candidates = slices.DeleteFunc(question.Candidates, func(c deals.Candidate) bool { return taken[c.Header] })
		if len(question.Candidates) == 0 {
			continue
		}
		header, err := askColumn(choices, question)
		if err != nil {
			return nil, err
		}
		if header != "" {
			m.SetColumn(question.Role, header)
			taken[header] = true
		}
	}
	if len(found.Questions) > 0 {
		if found, err = a.inspectDeals(ctx, input, m); err != nil {
			return nil, err
		}
	}
	for _, question := range found.StageQuestions {
		if err := askStage(choices, m, question); err != nil {
			return nil, err
		}
	}
	if found, err = a.inspectDeals(ctx, input, m); err != nil {
		return nil, err
	}
	var content bytes.Buffer
	err = deals.WriteMap(&content, found)
	return content.Bytes(), err
}

// askColumn asks which column has a role, the best guess first. It gives the header, "" for none.
func askColumn(choices *ask.Choices, question deals.ColumnQuestion) (string, error) {
	title := map[deals.Role]string{
		deals.RoleStage: "Which column is the deal stage?", deals.RoleAmount: "Which column is the amount?",
		deals.RoleCreated: "Which column is the create date?", deals.RoleClosed: "Which column is the close date?",
	}[question.Role]
	var options []string
	for _, candidate := range question.Candidates {
		options = append(options, diag.Printable(candidate.String()))
	}
	chosen, err := choices.Choose(title, append(options, "none of these"))
	if err != nil || chosen == len(question.Candidates) {
		return "", err
	}
	return question.Candidates[chosen].Header, nil
}

// askStage asks how a stage leaves a deal, the best guess first.
func askStage(choices *ask.Choices, m *deals.Map, question deals.StageQuestion) error {
	outcomes := []deals.Outcome{deals.OutcomeOpen, deals.OutcomeWon, deals.OutcomeLost}
	outcomes = slices.Insert(slices.DeleteFunc(outcomes, func(o deals.Outcome) bool { return o == question.Guess }), 0, question.Guess)
	outcomes = append(outcomes, deals.OutcomeIgnore)
	title := fmt.Sprintf("Is a deal open, won or lost in stage %q? (%s)", diag.Printable(question.Stage), document.Count(question.Rows, "row", "rows"))
	chosen, err := choices.Choose(title, append(words(outcomes[:3]), "ignore: skip these rows"))
	if err == nil {
		m.SetStage(question.Stage, outcomes[chosen])
	}
	return err
}
