package framework

import (
	"fmt"
	"slices"
	"strings"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// The ranges of the numbers that hold for all measures.
const (
	shortestWindow = 28
	longestWindow  = 3660
	mostLeast      = 10_000
)

// maxUnseen is the longest sentence, in characters, on what deals do not show.
const maxUnseen = 200

// measures reads the file of measures.
func (p *parser) measures(source diag.Source) {
	root, ok := yamlpos.Parse(source, &p.list)
	if !ok {
		return
	}
	m := root.Mapping("measures")
	p.schema(m, MeasuresSchema)
	all := &p.framework.Measures
	all.Window = p.number(m, "window", shortestWindow, longestWindow)
	within := all.Window
	if within == 0 {
		within = longestWindow
	}
	all.Quiet = p.number(m, "quiet", 1, within)
	all.Recent = p.number(m, "recent", 1, within)
	all.Least = p.number(m, "least", 1, mostLeast)
	all.Words = p.words(m)
	first := map[string]*yamlpos.Node{}
	for _, node := range p.filled(m, "measures") {
		all.List = append(all.List, p.measure(node, first))
	}
	m.Close()
}

// number reads a required whole number.
func (p *parser) number(m *yamlpos.Map, key string, low, high int) int {
	node, ok := m.Require(key)
	if !ok {
		return 0
	}
	value, _ := node.Int(low, high)
	return value
}

func (p *parser) words(m *yamlpos.Map) Words {
	node, ok := m.Get("words")
	if !ok {
		return Words{}
	}
	lists := node.Mapping("lists of words")
	words := Words{
		Unknown: p.wordList(lists, "unknown"), Elsewhere: p.wordList(lists, "elsewhere"), Shared: p.wordList(lists, "shared"),
		Renewal: p.wordList(lists, "renewal"), Upgrade: p.wordList(lists, "upgrade"), Existing: p.wordList(lists, "existing"),
	}
	lists.Close()
	return words
}

// wordList reads words, none of which is another one but for case and blanks.
func (p *parser) wordList(m *yamlpos.Map, key string) []string {
	first := map[string]*yamlpos.Node{}
	var words []string
	for _, node := range p.nodes(m, key) {
		word, ok := node.Text()
		if !ok {
			continue
		}
		plain := strings.Join(strings.Fields(strings.ToLower(word)), " ")
		if other, twice := first[plain]; twice {
			node.Report(CodeDuplicateWord, fmt.Sprintf("word %s is given twice, first at %s", yamlpos.Quote(word), other.Position()),
				"words are compared without regard to case and blanks")
			continue
		}
		first[plain] = node
		words = append(words, word)
	}
	return words
}

// measure reads a measure; first holds where each element that was measured before it is named.
func (p *parser) measure(node *yamlpos.Node, first map[string]*yamlpos.Node) Measure {
	m := node.Mapping("a measure")
	if m == nil {
		return Measure{}
	}
	measure := Measure{Element: p.measured(m, first), Kind: p.measureKind(m)}
	if measure.Kind == Readiness {
		p.figures(p.nodes(m, "figures"), &measure)
	} else {
		p.figures(p.filled(m, "figures"), &measure)
	}
	p.rulesOf(m, &measure)
	p.readyOf(m, &measure)
	measure.Unseen = p.shortText(m, "unseen", maxUnseen)
	m.Close()
	return measure
}

func (p *parser) measured(m *yamlpos.Map, first map[string]*yamlpos.Node) ElementID {
	id, ok := m.Text("element")
	if !ok {
		return ""
	}
	node, _ := m.Get("element")
	if other, twice := first[id]; twice {
		node.Report(CodeDuplicateID, fmt.Sprintf("element %s is measured twice, first at %s", yamlpos.Quote(id), other.Position()), "")
		return ElementID(id)
	}
	first[id] = node
	p.later(func() {
		var known []string
		for _, element := range p.elements {
			known = append(known, string(element.ID))
		}
		checkKnown(node, "element", id, known)
	})
	return ElementID(id)
}

// measureKind reads the kind of a measure, "" for one that is not known.
func (p *parser) measureKind(m *yamlpos.Map) MeasureKind {
	text, ok := m.Text("kind")
	if !ok {
		return ""
	}
	if !slices.Contains(MeasureKinds(), MeasureKind(text)) {
		node, _ := m.Get("kind")
		var known []string
		for _, kind := range MeasureKinds() {
			known = append(known, string(kind))
		}
		node.Report(CodeUnknownKind, fmt.Sprintf("kind %s is not known", yamlpos.Quote(text)), yamlpos.Suggest(text, "Kinds", known))
		return ""
	}
	return MeasureKind(text)
}

// figures reads the figures to show. One that is not known is reported here alone: conditions may name it.
func (p *parser) figures(nodes []*yamlpos.Node, measure *Measure) {
	for _, node := range nodes {
		text, ok := node.Text()
		if !ok {
			continue
		}
		id := FigureID(text)
		if slices.Contains(measure.Figures, id) {
			node.Report(CodeDuplicateID, fmt.Sprintf("figure %s is listed twice", yamlpos.Quote(text)), "")
			continue
		}
		if _, known := FigureOf(id); !known {
			reportFigure(node, text)
		}
		measure.Figures = append(measure.Figures, id)
	}
}

func reportFigure(node *yamlpos.Node, id string) {
	var known []string
	for _, figure := range Figures() {
		known = append(known, string(figure.ID))
	}
	node.Report(CodeUnknownFigure, fmt.Sprintf("figure %s is not known", yamlpos.Quote(id)), yamlpos.Suggest(id, "Figures", known))
}

// readyOf reads what readiness asks for, which may be nothing and is written down then.
func (p *parser) readyOf(m *yamlpos.Map, measure *Measure) {
	if measure.Kind == Direct || measure.Kind == Proxy {
		p.unwanted(m, "ready", measure.Kind)
		return
	}
	if given, other := has(m, "ready"), has(m, "grades"); !given && (other || measure.Kind == "") {
		return
	}
	if node, ok := m.Require("ready"); ok {
		for _, read := range p.conditions(node, measure) {
			measure.Ready = append(measure.Ready, read.Condition)
		}
	}
}

// unwanted reports a key that measures of another kind have.
func (p *parser) unwanted(m *yamlpos.Map, key string, kind MeasureKind) {
	if !has(m, key) {
		return
	}
	node, _ := m.Key(key)
	node.Report(CodeMeasureKind, fmt.Sprintf("key %q does not go with kind %s", key, kind), kindHint(kind))
}

// kindHint says what a measure of a kind has.
func kindHint(kind MeasureKind) string {
	return map[MeasureKind]string{
		Direct:    "a direct measure has grades, each with what it needs or what shows it",
		Proxy:     "a proxy can refute a grade and never suggest one: its grades have needs alone",
		Readiness: "readiness has no grades: ready says what has to be in the deals",
	}[kind]
}
