package framework

import (
	"fmt"
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// measuresFile is the file of measures.
type measuresFile struct {
	Schema string `yaml:"schema"`
	Measures
	List []measureFile `yaml:"measures,filled"`
}

// measureFile is a measure in its file. What its grades or readiness ask for depends on its kind and its figures.
type measureFile struct {
	Measure
	Grades yamlpos.Entry `yaml:"grades,optional"`
	Ready  yamlpos.Entry `yaml:"ready,optional"`
}

// checkMeasures checks the measures, and reads what they ask for.
func (p *parser) checkMeasures() {
	file := &p.measures
	checkSchema(p.At(&file.Schema), MeasuresSchema)
	if file.Window > 0 {
		p.At(&file.Quiet).Int(1, file.Window)
		p.At(&file.Recent).Int(1, file.Window)
	}
	for _, list := range []*[]string{
		&file.Words.Unknown, &file.Words.Elsewhere, &file.Words.Shared, &file.Words.Renewal, &file.Words.Upgrade, &file.Words.Existing,
	} {
		p.checkWords(*list)
	}
	p.manifest.Measures = file.Measures
	first := map[string]*yamlpos.Node{}
	for i := range file.List {
		measure := &file.List[i]
		p.checkMeasure(measure, first)
		p.manifest.Measures.List = append(p.manifest.Measures.List, measure.Measure)
	}
}

// checkWords reports a word that is another one but for case and blanks.
func (p *parser) checkWords(list []string) {
	first := map[string]*yamlpos.Node{}
	for i, word := range list {
		plain := strings.Join(strings.Fields(strings.ToLower(word)), " ")
		if other, twice := first[plain]; twice {
			p.At(&list[i]).Report(CodeDuplicateWord, fmt.Sprintf("word %s is given twice, first at %s", yamlpos.Quote(word), other.Position()),
				"upper and lower case and spaces make no difference")
			continue
		}
		first[plain] = p.At(&list[i])
	}
}

// checkMeasure checks a measure and reads what it asks for. First holds the nodes of the elements measured before it.
func (p *parser) checkMeasure(m *measureFile, first map[string]*yamlpos.Node) {
	at := p.At(m)
	if at.Kind() != yamlpos.Mapping {
		return
	}
	if element := p.At(&m.Element); element.Kind() == yamlpos.Scalar {
		reportTwice(first, element, "element", "an element can have only one measure")
	}
	if kind := p.At(&m.Kind); !slices.Contains(MeasureKinds(), m.Kind) {
		kind.ReportUnknown(CodeUnknownKind, "kind", words(MeasureKinds()))
		m.Kind = ""
	}
	p.checkFigures(m)
	switch {
	case m.Kind == Readiness:
		reportUnwanted(m.Grades, m.Kind)
	case m.Grades.Key != nil || m.Kind != "" && m.Ready.Key == nil:
		if node, ok := at.Require("grades"); ok {
			p.rules(node, &m.Measure)
		}
	}
	switch {
	case m.Kind == Direct || m.Kind == Proxy:
		reportUnwanted(m.Ready, m.Kind)
	case m.Ready.Key != nil || m.Kind != "" && m.Grades.Key == nil:
		if node, ok := at.Require("ready"); ok {
			m.Measure.Ready = plainConditions(p.conditions(node, &m.Measure))
		}
	}
}

// checkFigures reports figures that do not exist or are listed twice, and a list without any where one is wanted.
func (p *parser) checkFigures(m *measureFile) {
	if m.Kind != Readiness {
		if list, ok := p.At(m).Require("figures"); ok && len(list.Items()) == 0 {
			list.Report(yamlpos.CodeEmptyList, "figures is empty", "")
		}
	}
	for i, id := range m.Figures {
		at := p.At(&m.Figures[i])
		if slices.Contains(m.Figures[:i], id) {
			at.Report(CodeDuplicateID, fmt.Sprintf("figure %s is listed twice", yamlpos.Quote(string(id))), "")
		} else if _, known := FigureOf(id); !known {
			reportFigure(at)
		}
	}
}

func reportFigure(node *yamlpos.Node) {
	node.ReportUnknown(CodeUnknownFigure, "figure", idsOf(Figures(), func(f Figure) FigureID { return f.ID }))
}

// reportUnwanted reports a key that only measures of another kind have.
func reportUnwanted(entry yamlpos.Entry, kind MeasureKind) {
	if entry.Key == nil {
		return
	}
	hint := map[MeasureKind]string{
		Direct:    "a direct measure has grades, each with needs or shown_by",
		Proxy:     "a proxy can contradict a grade but never suggest one: its grades only have needs",
		Readiness: "a readiness measure has no grades: ready lists the data that the deals must hold",
	}[kind]
	entry.Key.Report(CodeMeasureKind, fmt.Sprintf("key %q is not allowed for kind %s", entry.Key, kind), hint)
}
