package cmd

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"revops/answers"
	"revops/deals"
	"revops/evidence"
	"revops/framework"
	"revops/internal/diag"
)

// readDocument reads the answers file that figures are to be entered into, nil if there is none.
func (o *evidenceOptions) readDocument(a *app, model *framework.Framework) (*answers.Document, error) {
	switch o.write {
	case "":
		return nil, nil
	case "-":
		return nil, &usageError{message: "--write needs a file, not standard input", hint: "--write answers.yaml"}
	}
	source, err := a.readAnswersSource(o.write)
	if err != nil {
		return nil, err
	}
	if about, err := os.Stat(o.write); err == nil {
		if err := refuseReadOnly(o.write, about); err != nil {
			return nil, err
		}
	}
	return answers.ParseDocument(source, model)
}

// enter enters what deals show into the answers file as evidence: all of it or nothing. What an earlier run entered for an element is
// replaced; no grade and no other evidence changes.
func (o *evidenceOptions) enter(a *app, before *answers.Document, measured []evidence.Shown, asOf deals.Day) error {
	if before == nil {
		return nil
	}
	document, entered := before, 0
	for i := range measured {
		id := measured[i].Measure.Element
		sentence, known := measured[i].Entry(asOf)
		if !known {
			continue
		}
		item := answers.Evidence{Text: sentence, AsOf: answers.Date(asOf.String())}
		entered++
		answer := document.Answers.Answer(id)
		items := withEntry(answer.Evidence, item)
		if slices.Equal(items, answer.Evidence) {
			continue
		}
		answer.Evidence = items
		amended, err := document.Amend(answer)
		if err != nil {
			return notEntered(o.write, id, err)
		}
		document = amended
	}
	elements := fmt.Sprintf("%d elements", entered)
	if entered == 1 {
		elements = "1 element"
	}
	if bytes.Equal(before.Source.Data, document.Source.Data) {
		a.printErr("%s: nothing to add, the evidence of %s is up to date\n", diag.Printable(o.write), elements)
		return nil
	}
	if now, err := os.ReadFile(o.write); err != nil || !bytes.Equal(now, before.Source.Data) {
		return fmt.Errorf("write %s: %w", o.write, cmp.Or(cause(err), errors.New("the file was changed while the deals were read")))
	}
	if err := a.rewriteFile(o.write, document.Source.Data); err != nil {
		return err
	}
	a.printErr("%s: added evidence to %s, changed no grade\n", diag.Printable(o.write), elements)
	return nil
}

func notEntered(file string, id framework.ElementID, err error) error {
	return &hintError{
		err:  fmt.Errorf("write %s: cannot add evidence to %s: %w", file, id, err),
		hint: "write the answer as " + string(id) + ": {grade: …} and run the command again; nothing was changed",
	}
}

// withEntry is evidence with an item in the place of those that were entered before, at the end where there are none.
func withEntry(items []answers.Evidence, item answers.Evidence) []answers.Evidence {
	ours := func(e answers.Evidence) bool { return strings.HasPrefix(e.Text, evidence.EntryPrefix) }
	at := slices.IndexFunc(items, ours)
	others := slices.DeleteFunc(slices.Clone(items), ours)
	if at < 0 {
		at = len(others)
	}
	return slices.Insert(others, at, item)
}
