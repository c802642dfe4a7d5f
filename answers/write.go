package answers

import (
	"bytes"
	"encoding/csv"
	"strings"

	"revops/answers/table"
	"revops/internal/yamlpos"
)

// YAML writes the answers as a file that Parse reads, one answer a line, for the framework of a reference. Nothing is lost.
func (f *File) YAML(reference string) []byte { return lines(f.keys(reference)) }

// WaiversYAML gives the waivers as they stand in an answers file.
func (f *File) WaiversYAML() []byte {
	return lines(yamlpos.Fields{{Key: "waivers", Value: f.waivers()}})
}

// lines gives the keys of a file as YAML, with what they hold on lines of its own.
func lines(keys yamlpos.Fields) []byte {
	var text bytes.Buffer
	for _, field := range keys {
		list, isList := field.Value.(yamlpos.List)
		block, isBlock := field.Value.(yamlpos.Fields)
		switch {
		case isList:
			text.WriteString(field.Key + ":\n")
			for _, item := range list {
				text.WriteString("  - " + yamlpos.Inline(item) + "\n")
			}
		case isBlock && len(block) > 0:
			text.WriteString(field.Key + ":\n")
			for _, entry := range block {
				text.WriteString("  " + strings.TrimSuffix(yamlpos.Inline(entry), " null") + "\n")
			}
		default:
			text.WriteString(yamlpos.Inline(field) + "\n")
		}
	}
	return text.Bytes()
}

// JSON gives the answers as YAML does, as JSON.
func (f *File) JSON(reference string) []byte { return yamlpos.JSON(f.keys(reference)) }

// keys are those of an answers file.
func (f *File) keys(reference string) yamlpos.Fields {
	keys := append(f.about(reference), yamlpos.Field{Key: "answers"})
	answers := yamlpos.Fields{}
	for _, answer := range f.Given {
		value := shortest(changes(Answer{}, answer))
		if fields, long := value.(yamlpos.Fields); long && len(fields) == 0 {
			value = yamlpos.Word("")
		}
		answers = append(answers, yamlpos.Field{Key: string(answer.Element), Value: value})
	}
	keys[len(keys)-1].Value = answers
	if len(f.Waivers) > 0 {
		keys = append(keys, yamlpos.Field{Key: "waivers", Value: f.waivers()})
	}
	return keys
}

// about are the keys that say whose answers these are, and to what.
func (f *File) about(reference string) yamlpos.Fields {
	keys := yamlpos.Fields{
		{Key: "schema", Value: yamlpos.Word(Schema)}, {Key: "framework", Value: yamlpos.Word(reference)},
	}
	if f.Organization != "" {
		keys = append(keys, yamlpos.Field{Key: "organization", Value: yamlpos.Text(f.Organization)})
	}
	respondent := yamlpos.Fields{}
	if f.Respondent.Name != "" {
		respondent = append(respondent, yamlpos.Field{Key: "name", Value: yamlpos.Text(f.Respondent.Name)})
	}
	if f.Respondent.Team != "" {
		respondent = append(respondent, yamlpos.Field{Key: "team", Value: yamlpos.Word(f.Respondent.Team)})
	}
	if len(respondent) > 0 {
		keys = append(keys, yamlpos.Field{Key: "respondent", Value: respondent})
	}
	if f.Date != "" {
		keys = append(keys, yamlpos.Field{Key: "date", Value: yamlpos.Word(f.Date)})
	}
	return keys
}

func (f *File) waivers() yamlpos.List {
	list := yamlpos.List{}
	for _, waiver := range f.Waivers {
		fields := yamlpos.Fields{
			{Key: "element", Value: yamlpos.Word(waiver.Element)}, {Key: "reason", Value: yamlpos.Text(waiver.Reason)},
		}
		if waiver.Owner != "" {
			fields = append(fields, yamlpos.Field{Key: "owner", Value: yamlpos.Text(waiver.Owner)})
		}
		list = append(list, append(fields, yamlpos.Field{Key: "expires", Value: yamlpos.Word(waiver.Expires)}))
	}
	return list
}

// CSV gives the answers as YAML does, as a table: the keys in lines that begin with #, and a row for each element.
func (f *File) CSV(reference string) []byte {
	above := *f
	above.Given = nil
	var text bytes.Buffer
	out := csv.NewWriter(&text)
	for line := range strings.Lines(string(above.YAML(reference))) {
		switch line = "# " + line; {
		case line == "# answers: {}\n":
		case strings.Contains(line, ","): // one cell, which a spreadsheet may save with other delimiters
			_ = out.Write([]string{strings.TrimSuffix(line, "\n")})
			out.Flush()
		default:
			text.WriteString(line)
		}
	}
	_ = out.Write(table.Columns()) // a buffer has no errors
	for _, answer := range f.Given {
		cells := answer.Cells()
		for i := range cells {
			cells[i] = table.Guarded(cells[i])
		}
		_ = out.Write(cells)
	}
	out.Flush()
	const lastASCII = 0x7f
	if bytes.ContainsFunc(text.Bytes(), func(r rune) bool { return r > lastASCII }) {
		return append([]byte("\uFEFF"), text.Bytes()...) // without the mark Excel takes the file for another encoding
	}
	return text.Bytes()
}

// Cells are the columns of a table with the answer, in the order of table.Columns.
func (a Answer) Cells() []string {
	var evidence []string
	for _, item := range a.Evidence {
		evidence = append(evidence, table.Evidence(item.Text, string(item.AsOf)))
	}
	return []string{
		string(a.Element), a.Grade.String(), table.Text(a.Reason), table.Text(a.Note), strings.Join(evidence, "\n"),
		string(a.AsOf), string(a.Confidence),
	}
}
