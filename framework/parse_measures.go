package framework

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// The ranges of the numbers that hold for all measures.
const (
	minWindow = 28
	maxWindow = 3660
	maxLeast  = 10_000
)

// maxUnseen is how long, in characters, the sentence on what deals do not show may be.
const maxUnseen = 200

// measures reads the file of measures.
func (p *parser) measures(root *yamlpos.Node) {
	m := root.Mapping("measures")
	p.schema(m, MeasuresSchema)
	all := &p.framework.Measures
	all.Window = m.Int("window", minWindow, maxWindow)
	all.Quiet = m.Int("quiet", 1, cmp.Or(all.Window, maxWindow))
	all.Recent = m.Int("recent", 1, cmp.Or(all.Window, maxWindow))
	all.Least = m.Int("least", 1, maxLeast)
	all.Words = p.words(m)
	first := map[string]*yamlpos.Node{}
	for _, node := range p.filled(m, "measures") {
		all.List = append(all.List, p.measure(node, first))
	}
	m.Close()
}

func (p *parser) words(m *yamlpos.Map) Words {
	node, ok := m.Get("words")
	if !ok {
		return Words{}
	}
	lists := node.Mapping("lists of words")
	words := Words{
		Unknown: wordList(lists, "unknown"), Elsewhere: wordList(lists, "elsewhere"), Shared: wordList(lists, "shared"),
		Renewal: wordList(lists, "renewal"), Upgrade: wordList(lists, "upgrade"), Existing: wordList(lists, "existing"),
	}
	lists.Close()
	return words
}

// wordList reads words, none of which is another one but for case and blanks.
func wordList(m *yamlpos.Map, key string) []string {
	first := map[string]*yamlpos.Node{}
	var words []string
	for _, node := range m.Texts(key) {
		plain := strings.Join(strings.Fields(strings.ToLower(node.String())), " ")
		if other, twice := first[plain]; twice {
			node.Report(CodeDuplicateWord, fmt.Sprintf("word %s is given twice, first at %s", yamlpos.Quote(node.String()), other.Position()),
				"words are compared without regard to case and blanks")
			continue
		}
		first[plain] = node
		words = append(words, node.String())
	}
	return words
}

// measure reads a measure. First holds the nodes of the elements that are measured before it.
func (p *parser) measure(node *yamlpos.Node, first map[string]*yamlpos.Node) Measure {
	m := node.Mapping("a measure")
	if m == nil {
		return Measure{}
	}
	measure := Measure{Element: p.measuredElement(m, first), Kind: measureKind(m)}
	if measure.Kind != Readiness {
		p.filled(m, "figures")
	}
	measure.Figures = p.figureIDs(m)
	p.rules(m, &measure)
	p.readiness(m, &measure)
	measure.Unseen = p.shortText(m, "unseen", maxUnseen)
	m.Close()
	return measure
}

func (p *parser) measuredElement(m *yamlpos.Map, first map[string]*yamlpos.Node) ElementID {
	id, ok := m.Text("element")
	if !ok {
		return ""
	}
	node, _ := m.Get("element")
	if other, twice := first[id]; twice {
		node.Report(CodeDuplicateID, fmt.Sprintf("element %s is measured twice, first at %s", yamlpos.Quote(id), other.Position()), "")
	} else {
		first[id] = node
		p.later(func() { p.checkElement(node, "") })
	}
	return ElementID(id)
}

// measureKind reads the kind of a measure, "" for an unknown one.
func measureKind(m *yamlpos.Map) MeasureKind {
	text, ok := m.Text("kind")
	if ok && !slices.Contains(MeasureKinds(), MeasureKind(text)) {
		node, _ := m.Get("kind")
		node.ReportUnknown(CodeUnknownKind, "kind", words(MeasureKinds()))
		return ""
	}
	return MeasureKind(text)
}

// figureIDs reads the figures to show. An unknown one is among them, so that it is not reported again where a condition
// names it.
func (p *parser) figureIDs(m *yamlpos.Map) []FigureID {
	var ids []FigureID
	for _, node := range m.Texts("figures") {
		id := FigureID(node.String())
		if slices.Contains(ids, id) {
			node.Report(CodeDuplicateID, fmt.Sprintf("figure %s is listed twice", yamlpos.Quote(node.String())), "")
			continue
		}
		if _, known := p.figures[id]; !known {
			reportFigure(node)
		}
		ids = append(ids, id)
	}
	return ids
}

func reportFigure(node *yamlpos.Node) {
	node.ReportUnknown(CodeUnknownFigure, "figure", idsOf(Figures(), func(f Figure) FigureID { return f.ID }))
}

// readiness reads what readiness asks for. The key must be there, but what it holds may be empty.
func (p *parser) readiness(m *yamlpos.Map, measure *Measure) {
	if measure.Kind == Direct || measure.Kind == Proxy {
		reportUnwanted(m, "ready", measure.Kind)
		return
	}
	if given, other := m.Has("ready"), m.Has("grades"); !given && (other || measure.Kind == "") {
		return
	}
	if node, ok := m.Require("ready"); ok {
		measure.Ready = plainConditions(p.conditions(node, measure))
	}
}

// reportUnwanted reports a key that only measures of another kind have.
func reportUnwanted(m *yamlpos.Map, key string, kind MeasureKind) {
	if !m.Has(key) {
		return
	}
	hint := map[MeasureKind]string{
		Direct:    "a direct measure has grades, each with what it needs or what shows it",
		Proxy:     "a proxy can refute a grade and never suggest one: its grades have needs alone",
		Readiness: "readiness has no grades: ready says what has to be in the deals",
	}[kind]
	node, _ := m.Key(key)
	node.Report(CodeMeasureKind, fmt.Sprintf("key %q does not go with kind %s", key, kind), hint)
}
