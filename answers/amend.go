package answers

import (
	"errors"
	"reflect"
	"slices"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// ErrLayout says that an answer could not be entered into a file without touching the text around it.
var ErrLayout = errors.New("the answer cannot be added in this file layout")

// Document is an answers file that can be amended.
type Document struct {
	Source  diag.Source
	Answers *File
	model   *framework.Framework
	root    *yamlpos.Node
}

// Amend returns the document with one answer set to what it should be, every other byte as it was: comments, order and
// blank lines stay. An answer that is not listed yet is added at the end; what an answer no longer says is emptied. The
// answer's Position is not looked at. The document itself does not change.
//
// The outcome is read again before it is returned: if anything but the one answer would have changed, there is none,
// and the error is ErrLayout.
func (d *Document) Amend(answer Answer) (*Document, error) {
	edits := yamlpos.NewEdits(d.root)
	if err := d.edit(edits, answer); err != nil {
		return nil, errors.Join(ErrLayout, err)
	}
	amended, err := ParseDocument(diag.Source{Name: d.Source.Name, Data: edits.Bytes()}, d.model)
	if err != nil || !sameBut(d.Answers, amended.Answers, answer) {
		return nil, ErrLayout
	}
	return amended, nil
}

// List returns the document with elements listed that were not, without an answer and at the end. It fails as Amend does.
func (d *Document) List(elements []framework.ElementID) (*Document, error) {
	var fields yamlpos.Fields
	for _, id := range elements {
		if _, listed := d.root.Find("answers", string(id)); !listed {
			fields = append(fields, yamlpos.Field{Key: string(id), Value: yamlpos.Word("")})
		}
	}
	if len(fields) == 0 {
		return d, nil
	}
	edits := yamlpos.NewEdits(d.root)
	if err := edits.Set([]string{"answers"}, fields); err != nil {
		return nil, errors.Join(ErrLayout, err)
	}
	longer, err := ParseDocument(diag.Source{Name: d.Source.Name, Data: edits.Bytes()}, d.model)
	if err != nil || len(longer.Answers.Given) != len(d.Answers.Given)+len(fields) {
		return nil, ErrLayout
	}
	return longer, nil
}

// edit turns what is said about an element into an answer: key by key where it has the long form, else whole.
func (d *Document) edit(edits *yamlpos.Edits, to Answer) error {
	path := []string{"answers", string(to.Element)}
	from := d.Answers.Answer(to.Element)
	fields := changes(from, to)
	if len(fields) == 0 {
		return nil
	}
	if node, given := d.root.Find(path...); !given || node.Kind() != yamlpos.Mapping {
		value := shortest(fields)
		if _, word := value.(yamlpos.Word); !word {
			value = changes(Answer{}, to)
		}
		return edits.Set(path[:1], yamlpos.Fields{{Key: path[1], Value: value}})
	}
	if place, single := differentItem(from.Evidence, to.Evidence); single {
		fields = slices.DeleteFunc(fields, func(f yamlpos.Field) bool { return f.Key == "evidence" })
		if err := edits.SetItem(append(path, "evidence"), place, evidenceItem(to.Evidence[place])); err != nil {
			return err
		}
	}
	return edits.Set(path, fields)
}

// shortest writes an answer as its grade alone if it holds nothing else, and in full otherwise.
func shortest(fields yamlpos.Fields) yamlpos.Value {
	if len(fields) == 1 && fields[0].Key == "grade" {
		return fields[0].Value
	}
	return fields
}

// Line is an answer as a file holds it on one line.
func Line(answer Answer) string {
	return yamlpos.Inline(yamlpos.Field{Key: string(answer.Element), Value: shortest(changes(Answer{}, answer))})
}

// Answer returns the answer to an element. For an element that the file does not list it holds the id only.
func (f *File) Answer(id framework.ElementID) Answer {
	at := slices.IndexFunc(f.Given, func(given Answer) bool { return given.Element == id })
	if at < 0 {
		return Answer{Element: id}
	}
	return f.Given[at]
}

// Same reports whether two answers say the same, wherever they stand.
func (a Answer) Same(other Answer) bool {
	return a.Element == other.Element && len(changes(a, other)) == 0
}

// Blank reports whether the answer says nothing.
func (a Answer) Blank() bool { return len(changes(Answer{}, a)) == 0 }

// changes lists the keys in which two answers differ, with the values of the second one.
func changes(from, to Answer) yamlpos.Fields {
	var fields yamlpos.Fields
	add := func(key string, differ bool, value yamlpos.Value) {
		if differ {
			fields = append(fields, yamlpos.Field{Key: key, Value: value})
		}
	}
	add("grade", from.Grade != to.Grade, yamlpos.Word(to.Grade.String()))
	add("note", from.Note != to.Note, yamlpos.Text(to.Note))
	add("reason", from.Reason != to.Reason, yamlpos.Text(to.Reason))
	add("evidence", !slices.Equal(from.Evidence, to.Evidence), evidenceValue(to.Evidence))
	add("as_of", from.AsOf != to.AsOf, yamlpos.Word(to.AsOf))
	add("confidence", from.Confidence != to.Confidence, yamlpos.Word(to.Confidence))
	return fields
}

func evidenceValue(list []Evidence) yamlpos.List {
	values := yamlpos.List{}
	for _, item := range list {
		values = append(values, evidenceItem(item))
	}
	return values
}

func evidenceItem(item Evidence) yamlpos.Value {
	if item.AsOf == "" {
		return yamlpos.Text(item.Text)
	}
	return yamlpos.Fields{
		{Key: "text", Value: yamlpos.Text(item.Text)}, {Key: "as_of", Value: yamlpos.Word(item.AsOf)},
	}
}

// differentItem returns the index of the only item that differs between two lists, or that the second list has in addition. Setting
// this item alone keeps the comments of the others.
func differentItem(from, to []Evidence) (place int, single bool) {
	if len(from) == 0 || len(to) < len(from) || len(to) > len(from)+1 {
		return 0, false
	}
	for place < len(from) && from[place] == to[place] {
		place++
	}
	return place, len(to) > len(from) && place == len(from) || len(to) == len(from) && place < len(from) && slices.Equal(from[place+1:], to[place+1:])
}

// sameBut reports whether two files are equal except for one answer, and the second file holds that answer as wanted.
func sameBut(before, after *File, answer Answer) bool {
	return reflect.DeepEqual(before.unplaced(answer.Element), after.unplaced(answer.Element)) && after.Answer(answer.Element).Same(answer)
}

// unplaced is a file without positions, and without the answer about one element.
func (f *File) unplaced(but framework.ElementID) File {
	plain := *f
	plain.Given, plain.Waivers, plain.Position = nil, nil, diag.Position{}
	for _, answer := range f.Given {
		if answer.Element != but {
			answer.Position = diag.Position{}
			plain.Given = append(plain.Given, answer)
		}
	}
	for _, waiver := range f.Waivers {
		waiver.Position = diag.Position{}
		plain.Waivers = append(plain.Waivers, waiver)
	}
	return plain
}
