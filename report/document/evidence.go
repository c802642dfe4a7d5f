package document

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/deals"
	"revops/evidence"
	"revops/framework"
)

// EvidenceSchema names the document of what deals show.
const EvidenceSchema = "revops/evidence/v1"

// Evidence is the document of what deals show about the elements of a framework.
type Evidence struct {
	// Schema is EvidenceSchema.
	Schema    string           `json:"schema"`
	Framework FrameworkVersion `json:"framework"`
	AsOf      deals.Day        `json:"as_of"`
	// Window is the number of days up to AsOf that are looked at.
	Window int `json:"window"`
	// Currency is null where the files name none.
	Currency *string     `json:"currency" jsonschema:"nullable"`
	Files    []DealsFile `json:"files"`
	// Warnings say what makes the figures doubtful, each without a full stop.
	Warnings []string `json:"warnings,omitempty"`
	// Elements are those that are measured, in the order of the framework.
	Elements []MeasuredElement `json:"elements"`
	Mapping  DealsMapping      `json:"mapping"`
	Accounts *Accounts         `json:"accounts,omitempty"`
	// Unusable are about rows that are not deals, Notes about deals that do not count in everything.
	Unusable []DealsRemark `json:"unusable"`
	Notes    []DealsRemark `json:"notes"`
}

// MeasuredElement is an element with what deals show.
type MeasuredElement struct {
	Element framework.ElementID   `json:"element"`
	Name    string                `json:"name"`
	Kind    framework.MeasureKind `json:"kind"`
	// Suggested is the grade that deals suggest, null for none.
	Suggested framework.Grade `json:"suggested"`
	// AtMost is the highest grade that they allow, null where they say nothing.
	AtMost framework.Grade `json:"at_most"`
	// Refuted is the lowest grade that they refute, absent for none, and Refutation says by which figure.
	Refuted    framework.Grade `json:"refuted,omitzero"`
	Refutation string          `json:"refutation,omitempty"`
	// Ready says whether the deals hold the figures that the element needs, null where that can't be concluded or is not asked.
	Ready *bool `json:"ready" jsonschema:"nullable"`
	// Answer is the grade that was answered, and Contradicts whether it is above AtMost; both are there where answers are held against the deals.
	Answer      *framework.Grade `json:"said,omitempty"`
	Contradicts *bool            `json:"contradicts,omitempty"`
	Figures     []FigureValue    `json:"figures"`
	// Rule says what keeps the deals from showing more, Why why something could not be concluded, Unseen what deals do not show.
	Rule   *string `json:"rule" jsonschema:"nullable"`
	Why    *string `json:"why" jsonschema:"nullable"`
	Unseen string  `json:"unseen"`
	// Rows are the first ones behind the figure that refutes a grade; there where they are asked for.
	Rows *[]MeasuredRow `json:"rows,omitempty"`
}

// Words say which grades the deals leave possible.
func (m *MeasuredElement) Words() string { return gradeEvidence(m.Suggested, m.AtMost) }

// FigureValue is a figure with what it came to. Value is a number, and 1 for the whole of a share; Part and Whole are what a
// share is of.
type FigureValue struct {
	Figure framework.FigureID `json:"figure"`
	Name   string             `json:"name"`
	Unit   framework.Unit     `json:"unit"`
	Known  bool               `json:"known"`
	Value  *json.Number       `json:"value" jsonschema:"nullable"`
	Part   *int               `json:"part" jsonschema:"nullable"`
	Whole  *int               `json:"whole" jsonschema:"nullable"`
	Text   string             `json:"text"`
	// Wanted says what the figure would have to be for the deals to show more.
	Wanted string `json:"wanted,omitempty"`
	// Missing says why the figure is not known.
	Missing *string `json:"missing" jsonschema:"nullable"`
}

// MeasuredRow is a row behind a figure.
type MeasuredRow struct {
	Figure  framework.FigureID `json:"figure"`
	File    string             `json:"file"`
	Row     int                `json:"row"`
	ID      string             `json:"id"`
	Account string             `json:"account"`
}

// Measured is what an evidence document is made of.
type Measured struct {
	AsOf deals.Day
	// Shown holds what the measures of the framework came to.
	Shown []evidence.Shown
	// Answers are the grades that were given; nil where no answers are held against the deals.
	Answers map[framework.ElementID]framework.Grade
	Imports []*deals.Import
	// Accounts is nil without a file of accounts.
	Accounts *deals.AccountImport
	// ShowRows lists the rows behind the figures that refute a grade.
	ShowRows bool
}

// NewEvidence makes the document of what was measured by the model.
func NewEvidence(model *framework.Framework, m Measured) *Evidence {
	document := &Evidence{
		Schema: EvidenceSchema, Framework: VersionOf(model), AsOf: m.AsOf, Window: model.Measures.Window, Currency: currencyOf(m.Imports),
		Files: Each(m.Imports, dealsFileOf), Elements: []MeasuredElement{}, Mapping: mappingOf(m.Imports), Accounts: accountsOf(m.Accounts),
		Unusable: unusableOf(m.Imports), Notes: notesOf(m.Imports), Warnings: deals.Warnings(m.Imports, m.AsOf),
	}
	for _, place := range model.Elements() {
		at := slices.IndexFunc(m.Shown, func(s evidence.Shown) bool { return s.Measure.Element == place.ID })
		if at >= 0 {
			document.Elements = append(document.Elements, m.element(place, &m.Shown[at]))
		}
	}
	return document
}

func (m Measured) element(place framework.Place, s *evidence.Shown) MeasuredElement {
	element := MeasuredElement{
		Element: place.ID, Name: place.Name, Kind: s.Measure.Kind, Figures: []FigureValue{}, Unseen: s.Measure.Unseen,
		Suggested: graded(s.Suggested), AtMost: graded(s.AtMost), Refuted: s.Refuted, Ready: readiness(s),
		Rule: textOrNil(rule(s)), Why: textOrNil(s.Why),
	}
	for i := range s.Figures {
		element.Figures = append(element.Figures, figureValueOf(s, &s.Figures[i]))
	}
	if value := s.Refuting(); value != nil {
		element.Refutation = fmt.Sprintf("%s %s: %q needs %s", value.Name, value, s.Refuted, s.By.Wanted())
	}
	if m.Answers != nil {
		answer := m.Answers[place.ID]
		element.Answer, element.Contradicts = &answer, new(s.Contradicts(answer))
	}
	if m.ShowRows {
		element.Rows = m.rows(s)
	}
	return element
}

// graded is a grade that has points, no grade otherwise.
func graded(grade framework.Grade) framework.Grade {
	if !grade.Graded() {
		return framework.Unanswered
	}
	return grade
}

func (m Measured) rows(s *evidence.Shown) *[]MeasuredRow {
	rows := []MeasuredRow{}
	if value := s.Refuting(); value != nil {
		for _, row := range value.Rows {
			rows = append(rows, MeasuredRow{value.ID, m.Imports[row.File].Name, row.Row, row.ID, row.Account})
		}
	}
	return &rows
}

// rule says what keeps the deals from showing more, "" for nothing.
func rule(s *evidence.Shown) string {
	var rules []string
	for _, wanted := range s.Wanted() {
		needs := "needs "
		if wanted.Grade.Graded() {
			needs = fmt.Sprintf("%q needs ", wanted.Grade)
		}
		rules = append(rules, needs+wanted.String())
	}
	return strings.Join(rules, "; ")
}

// readiness reports whether the data would be there; nil where that can't be concluded, or is not asked.
func readiness(s *evidence.Shown) *bool {
	asked := s.Measure.Kind == framework.Readiness && len(s.Measure.Ready) > 0
	if !asked || !s.Ready && s.Why != "" {
		return nil
	}
	return &s.Ready
}

func figureValueOf(s *evidence.Shown, v *evidence.FigureValue) FigureValue {
	figure := FigureValue{
		Figure: v.ID, Name: v.Name, Unit: v.Unit, Known: v.Known, Text: v.String(), Missing: textOrNil(v.Missing), Wanted: wantedOf(s, v.ID),
	}
	switch {
	case !v.Known:
	case v.Unit == framework.Count:
		figure.Value = new(json.Number(strconv.Itoa(v.Count)))
	default:
		if share := v.Share(); share.Known {
			figure.Value = new(json.Number(share.String()))
		}
	}
	if v.Known && v.Rate.Known() {
		figure.Part, figure.Whole = &v.Rate.Part, &v.Rate.Whole
	}
	return figure
}

// wantedOf says what a figure would have to be for the deals to show more.
func wantedOf(s *evidence.Shown, id framework.FigureID) string {
	var limits []string
	for _, wanted := range s.Wanted() {
		if wanted.Figure != id {
			continue
		}
		limit := wanted.Wanted()
		if wanted.Grade.Graded() {
			limit += " for " + wanted.Grade.String()
		}
		limits = append(limits, limit)
	}
	return strings.Join(limits, ", ")
}

func textOrNil(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// Read is what the document says of the files that were read.
func (e *Evidence) Read() DealsRead {
	return DealsRead{e.Files, e.Mapping, e.Accounts, e.Currency, e.Unusable, e.Notes, e.Warnings}
}

// Answered reports whether answers are held against the deals.
func (e *Evidence) Answered() bool {
	return slices.ContainsFunc(e.Elements, func(m MeasuredElement) bool { return m.Answer != nil })
}

// Of lists the elements of some kinds of measure.
func (e *Evidence) Of(kinds ...framework.MeasureKind) []MeasuredElement {
	return slices.DeleteFunc(slices.Clone(e.Elements), func(m MeasuredElement) bool { return !slices.Contains(kinds, m.Kind) })
}

// Contradicted lists the elements of which the answer is above what the deals allow.
func (e *Evidence) Contradicted() []MeasuredElement {
	return slices.DeleteFunc(slices.Clone(e.Elements), func(m MeasuredElement) bool { return m.Contradicts == nil || !*m.Contradicts })
}

// ConclusionCount counts the elements about which deals allow a conclusion, as they suggest a grade, rule one out or hold the figures,
// and all of which they could. Both a direct measure and a proxy can rule a grade out.
func (e *Evidence) ConclusionCount(kind framework.MeasureKind) (concluded, all int) {
	kinds := []framework.MeasureKind{kind}
	if kind == framework.Proxy {
		kinds = append(kinds, framework.Direct)
	}
	for _, m := range e.Of(kinds...) {
		all++
		if m.Suggested.Graded() && kind == framework.Direct || m.Refuted.Graded() && kind == framework.Proxy || m.Ready != nil && *m.Ready {
			concluded++
		}
	}
	return concluded, all
}
