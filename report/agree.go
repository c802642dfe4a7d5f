package report

import (
	"bytes"
	"encoding/json"
	"fmt"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// CodeDisagrees names the problem of a stored result that says something else than its own elements do.
const CodeDisagrees diag.Code = "result-disagrees"

// agree counts the elements of a stored result, which d is, anew and reports each key that says something else: a number was changed by
// hand, or by another program. Of a team's result, which does not hold all elements, only the gaps and what is shown beside its answers are looked at.
func (a Assessment) agree(source diag.Source, d resultDocument) error {
	var list diag.List
	root, ok := yamlpos.Parse(source, &list)
	if !ok {
		return list.Err()
	}
	keys := root.Mapping("")
	report := func(key, message string) {
		if node, found := keys.Find(key); found {
			node.Report(CodeDisagrees, message, "count the answers again: revops assess --answers FILE -o "+source.Name)
		}
	}
	if message := a.strayGap(); message != "" {
		report("gaps", message)
		return list.Err()
	}
	if message := a.strayShown(); message != "" {
		report("evidence", message)
		return list.Err()
	}
	if a.Result.Team != "" {
		return nil
	}
	stored, counted := figuresOf(d), figuresOf(Assessment{Model: a.Model, Result: a.recount()}.document())
	for i, one := range stored {
		if !bytes.Equal(one.content, counted[i].content) {
			report(one.key, one.key+" does not follow from the elements")
		}
	}
	return list.Err()
}

// strayGap says which gap is listed twice, or is none of the elements, "" for none.
func (a Assessment) strayGap() string {
	elements := map[framework.ElementID]bool{}
	for _, e := range a.Result.Elements {
		elements[e.Element.ID] = true
	}
	for _, g := range a.Result.Gaps {
		if !elements[g.Element.ID] {
			return fmt.Sprintf("the gap %s is not among the elements, or is given twice", g.Element.ID)
		}
		delete(elements, g.Element.ID)
	}
	return ""
}

// recount is the result of the elements as they stand, to the same target.
func (a Assessment) recount() *assess.Result {
	given := &answers.File{}
	for _, e := range a.Result.Elements {
		given.Given = append(given.Given, e.Answer)
	}
	options := assess.Options{}
	for _, lens := range a.Result.Lenses {
		if lens.Assessed {
			options.Lenses = append(options.Lenses, lens.Lens.ID)
		}
	}
	if a.Result.Target != nil {
		options.Target = a.Result.Target.Level.Number
	}
	if shown := a.Result.Shown; shown != nil {
		options.Shown, options.ShownAsOf = []assess.Shown{}, shown.AsOf
		for _, e := range shown.Elements {
			options.Shown = append(options.Shown, e.Shown)
		}
	}
	return assess.Evaluate(a.Model, given, options)
}

// keyed is the content of a key of the result document.
type keyed struct {
	key     string
	content []byte
}

// figuresOf are the keys that follow from the elements. What waivers do is not among them: a result does not hold them.
func figuresOf(d resultDocument) []keyed {
	for i := range d.Gaps {
		d.Gaps[i].Waived = false
	}
	for i := range d.Levels {
		d.Levels[i].Description = ""
	}
	var figures []keyed
	for _, one := range []struct {
		key   string
		value any
	}{
		{"level", d.Level},
		{"level_range", d.LevelRange},
		{"provisional", d.Provisional},
		{"score", d.Score},
		{"score_range", d.ScoreRange},
		{"coverage", d.Coverage},
		{"next_level", d.NextLevel},
		{"target", d.Target},
		{"levels", d.Levels},
		{"lenses", d.Lenses},
		{"gaps", d.Gaps},
		{"evidence", d.Evidence},
	} {
		content, err := json.Marshal(one.value)
		if err != nil {
			panic(err) // these hold numbers and texts only
		}
		figures = append(figures, keyed{one.key, content})
	}
	return figures
}
