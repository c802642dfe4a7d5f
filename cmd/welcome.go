package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"revops/assess"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/text"
)

// command is a command line with what it does.
type command struct{ line, purpose string }

// welcome says where to start or, where there is an answers file, how far it is and what to type next.
func (a *app) welcome() error {
	page := text.NewTerminal(text.Style{Width: cmp.Or(a.Width, helpWidth)})
	page.Paragraph("", "revops shows how mature your revenue operations are, what holds them back and what to do next.")
	next := []command{
		{"revops assess", "answer the questions, then see your level and next steps"},
		{"revops new -o FILE", "create a blank answers file to fill in"},
		{"revops fact FILE", "calculate the four factors from a CRM export"},
	}
	if _, err := os.Stat(defaultAnswers); !errors.Is(err, fs.ErrNotExist) {
		var state string
		if state, next, err = a.defaultState(); err != nil {
			return err
		}
		page.Line("")
		page.Paragraph("", defaultAnswers+": "+state+".")
	}
	page.Line("")
	next = append(next, command{"revops explain ID", "explain a level, category, element or rule"}, command{"revops --help", "list all commands"})
	longest := 0
	for _, c := range next {
		longest = max(longest, len(c.line))
	}
	for _, c := range next {
		page.Paragraph(fmt.Sprintf("  %-*s  ", longest, c.line), c.purpose)
	}
	a.print("%s", page.String())
	return nil
}

// defaultState says how far the default answers file is, and what to do next with it.
func (a *app) defaultState() (string, []command, error) {
	model, err := a.loadFramework("")
	if err != nil {
		return "", nil, err
	}
	given, err := a.readAnswers(model, defaultAnswers)
	if wrong, is := errors.AsType[*diag.Error](err); is {
		problems := document.Count(len(wrong.Problems), "problem", "problems")
		return problems, []command{{"revops check " + defaultAnswers, "show what is wrong"}}, nil
	}
	if err != nil {
		return "", nil, err
	}
	result := assess.Evaluate(model, given, assess.Options{})
	covered := result.Coverage
	if covered.Elements == covered.Open {
		return "nothing is answered yet", []command{{"revops assess", "answer the questions"}}, nil
	}
	state := []string{fmt.Sprintf("%d of %d elements answered", covered.Elements-covered.Open, covered.Elements)}
	if given.Organization != "" {
		state = append([]string{given.Organization}, state...)
	}
	if result.Level != nil {
		state = append(state, "level "+result.Level.String())
		if result.Provisional {
			state[len(state)-1] += " so far"
		}
	}
	next := command{"revops assess", "show level, blockers and next steps"}
	if covered.Open > 0 {
		next.purpose = "answer the " + document.Count(covered.Open, "open question", "open questions") + ", or show the result"
	}
	return strings.Join(state, ", "), []command{
		next,
		{"revops gaps", "list what is not in place"},
		{"revops plan", "schedule the next steps"},
		{"revops assess -o report.html", "write a report to share"},
	}, nil
}
