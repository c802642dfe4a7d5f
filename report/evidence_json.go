package report

import (
	"encoding/json"
	"io"
	"strconv"

	"revops/evidence"
	"revops/framework"
)

// EvidenceSchema names the document of what deals show.
const EvidenceSchema = "revops/evidence/v1"

// JSON writes the document of what deals show, whose shape `revops schema evidence` describes.
func (e Evidence) JSON(w io.Writer) error { return writeJSON(w, e.document()) }

type evidenceDocument struct {
	Schema    string            `json:"schema"`
	Framework evidenceFramework `json:"framework"`
	AsOf      string            `json:"as_of"`
	Window    int               `json:"window"`
	Currency  *string           `json:"currency"`
	Files     []dealsFile       `json:"files"`
	Elements  []evidenceElement `json:"elements"`
	Mapping   dealsMapping      `json:"mapping"`
	Accounts  *accountsDocument `json:"accounts,omitempty"`
	Unusable  []dealsRemark     `json:"unusable"`
	Notes     []dealsRemark     `json:"notes"`
}

type evidenceFramework struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
}

// evidenceElement is an element with what deals show. Said and Contradicts are there where answers are held against the deals.
type evidenceElement struct {
	Element     framework.ElementID   `json:"element"`
	Name        string                `json:"name"`
	Kind        framework.MeasureKind `json:"kind"`
	Suggested   *string               `json:"suggested"`
	AtMost      *string               `json:"at_most"`
	Ready       *bool                 `json:"ready"`
	Said        *evidenceSaid         `json:"said,omitempty"`
	Contradicts *bool                 `json:"contradicts,omitempty"`
	Figures     []evidenceFigure      `json:"figures"`
	Rule        *string               `json:"rule"`
	Why         *string               `json:"why"`
	Unseen      string                `json:"unseen"`
	Rows        *[]evidenceRow        `json:"rows,omitempty"`
}

// evidenceSaid is a grade that was answered, null where none was.
type evidenceSaid struct{ grade framework.Grade }

// MarshalJSON writes the word for the grade.
func (s evidenceSaid) MarshalJSON() ([]byte, error) { return json.Marshal(gradeValue(s.grade)) }

type evidenceFigure struct {
	Figure  framework.FigureID `json:"figure"`
	Name    string             `json:"name"`
	Unit    framework.Unit     `json:"unit"`
	Known   bool               `json:"known"`
	Value   *json.Number       `json:"value"`
	Part    *int               `json:"part"`
	Whole   *int               `json:"whole"`
	Text    string             `json:"text"`
	Missing *string            `json:"missing"`
}

type evidenceRow struct {
	Figure  framework.FigureID `json:"figure"`
	File    string             `json:"file"`
	Row     int                `json:"row"`
	ID      string             `json:"id"`
	Account string             `json:"account"`
}

func (e Evidence) document() evidenceDocument {
	document := evidenceDocument{
		Schema: EvidenceSchema, Framework: evidenceFramework{e.Model.ID, e.Model.Version}, AsOf: e.AsOf.String(),
		Window: e.Model.Measures.Window, Files: newDealsFiles(e.Imports), Elements: []evidenceElement{}, Mapping: newDealsMapping(e.Imports),
		Accounts: newAccountsDocument(e.Accounts),
		Unusable: newDealsRemarks(e.Imports, unusableRows), Notes: newDealsRemarks(e.Imports, faultyRows),
	}
	if currency := currencyOf(e.Imports); currency != "" {
		document.Currency = &currency
	}
	for _, s := range e.of(framework.MeasureKinds()...) {
		document.Elements = append(document.Elements, e.newElement(s))
	}
	return document
}

func (e Evidence) newElement(s measuredElement) evidenceElement {
	element := evidenceElement{
		Element: s.ID, Name: s.Name, Kind: s.Measure.Kind, Figures: []evidenceFigure{}, Unseen: s.Measure.Unseen,
		Suggested: wordOrNil(s.Suggested), AtMost: wordOrNil(s.AtMost), Ready: s.readiness(),
		Rule: textOrNil(s.rule()), Why: textOrNil(s.Why),
	}
	for i := range s.Figures {
		element.Figures = append(element.Figures, newEvidenceFigure(&s.Figures[i]))
	}
	if e.Said != nil {
		contradicts := e.contradicts(s)
		element.Said, element.Contradicts = &evidenceSaid{e.Said[s.ID]}, &contradicts
	}
	if e.ShowRows {
		rows := []evidenceRow{}
		if value := s.refuting(); value != nil {
			for _, row := range value.Rows {
				rows = append(rows, evidenceRow{value.ID, e.Imports[row.File].Name, row.Row, row.ID, row.Account})
			}
		}
		element.Rows = &rows
	}
	return element
}

// readiness reports whether the data would be there; nil where that can't be told, or is not asked.
func (s measuredElement) readiness() *bool {
	asked := s.Measure.Kind == framework.Readiness && len(s.Measure.Ready) > 0
	if !asked || !s.Ready && s.Why != "" {
		return nil
	}
	return &s.Ready
}

func newEvidenceFigure(v *evidence.FigureValue) evidenceFigure {
	figure := evidenceFigure{
		Figure: v.ID, Name: v.Name, Unit: v.Unit, Known: v.Known, Value: figureNumber(v), Text: v.String(), Missing: textOrNil(v.Missing),
	}
	if v.Known && v.Rate.Known() {
		figure.Part, figure.Whole = &v.Rate.Part, &v.Rate.Whole
	}
	return figure
}

// figureNumber is a figure as a number, 1 for the whole of a share; nil where it is not known.
func figureNumber(v *evidence.FigureValue) *json.Number {
	switch {
	case !v.Known:
		return nil
	case v.Unit == framework.Count:
		number := json.Number(strconv.Itoa(v.Count))
		return &number
	default:
		return shareNumber(v.Share())
	}
}

func wordOrNil(grade framework.Grade) *string {
	if !grade.Graded() {
		return nil
	}
	word := grade.String()
	return &word
}

func textOrNil(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
