package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"revops/answers"
	"revops/evidence"
	"revops/framework"
	"revops/internal/diag"
)

// Evidence is what deals show about the elements of a framework, with what was recognised in the files that they came from.
type Evidence struct {
	Model *framework.Framework
	AsOf  evidence.Day
	// Shown holds what the measures of the framework came to.
	Shown []evidence.Shown
	// Said are the grades that were answered; nil where no answers are held against the deals.
	Said    map[framework.ElementID]framework.Grade
	Imports []*evidence.Import
	// Accounts is what was recognised in a file of accounts; nil without one.
	Accounts *evidence.AccountImport
	// ShowRows lists the rows behind the figures that refute a grade.
	ShowRows bool
}

// Forms lists the formats of the evidence.
func (e Evidence) Forms() []Form {
	return []Form{
		{FormatTable, e.Table},
		unstyled(FormatJSON, e.JSON),
		unstyled(FormatMarkdown, e.Markdown),
		unstyled(FormatHTML, e.HTML),
		unstyled(FormatCSV, e.CSV),
		unstyled(FormatXLSX, e.XLSX),
	}
}

// Table writes the evidence for a person: what was recognised, then what it shows.
func (e Evidence) Table(w io.Writer, style Style) error {
	page := &page{style: style}
	page.text("", e.about())
	recognition{page, e.Imports, e.Accounts}.all()
	e.on(page).short()
	_, err := io.WriteString(w, page.String())
	return err
}

// Markdown writes the same, and what deals do not show.
func (e Evidence) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(m *markdown) {
		m.title("What deals show")
		m.note(e.about())
		recognition{m, e.Imports, e.Accounts}.all()
		e.on(m).all()
	})
}

// HTML writes the same as a page by itself.
func (e Evidence) HTML(w io.Writer) error {
	h := newHTML("Deals", "What deals show", "", e.Model.Reference(), "deals")
	h.page.Counted = "deals"
	cover := dealsCover{About: e.about(), Lines: []string{e.meaning()}}
	for _, kind := range framework.MeasureKinds() {
		told, all := e.told(kind)
		if all > 0 {
			cover.Facts = append(cover.Facts, coverFact{capital(toldWord(kind)), strconv.Itoa(told), fmt.Sprintf("of %d", all)})
		}
	}
	if e.Said != nil {
		cover.Facts = append(cover.Facts, coverFact{"Answers above what deals allow", strconv.Itoa(len(e.contradicted())), ""})
	}
	h.cover("deals-cover", cover)
	p := &htmlPaper{}
	e.on(p).all()
	recognition{p, e.Imports, e.Accounts}.all()
	p.write(h)
	return h.write(w)
}

// about says how much was read, and of which days the evidence is.
func (e Evidence) about() string {
	about := fmt.Sprintf("%s; the %s up to %s", aboutDeals(e.Imports), count(e.Model.Measures.Window, "day", "days"), e.AsOf)
	if currency := currencyOf(e.Imports); currency != "" {
		about += "; amounts in " + diag.Printable(currency)
	}
	return about
}

// meaning says what the figures are worth.
func (e Evidence) meaning() string {
	return fmt.Sprintf("What deals show changes no answer. The limits are those of the framework %s; a share of fewer than %d deals or accounts says nothing.",
		e.Model.Reference(), e.Model.Measures.Least)
}

// measuredElement is an element with what deals show about it.
type measuredElement struct {
	framework.Place
	*evidence.Shown
}

// of lists the elements of a kind of measure, in the order of the framework.
func (e Evidence) of(kinds ...framework.MeasureKind) []measuredElement {
	var found []measuredElement
	for _, place := range e.Model.Elements() {
		at := slices.IndexFunc(e.Shown, func(s evidence.Shown) bool { return s.Measure.Element == place.ID })
		if at >= 0 && slices.Contains(kinds, e.Shown[at].Measure.Kind) {
			found = append(found, measuredElement{place, &e.Shown[at]})
		}
	}
	return found
}

// contradicted lists the elements of which the answer is above what the deals allow.
func (e Evidence) contradicted() []measuredElement {
	return slices.DeleteFunc(e.of(framework.MeasureKinds()...), func(s measuredElement) bool { return !e.contradicts(s) })
}

func (e Evidence) contradicts(s measuredElement) bool { return s.Contradicts(e.Said[s.ID]) }

// told counts the elements of a kind of which deals suggest a grade, refute one, or hold the figures, and all of the kind.
func (e Evidence) told(kind framework.MeasureKind) (told, all int) {
	for _, s := range e.of(kind) {
		all++
		switch kind {
		case framework.Direct:
			told += one(s.Suggested.Graded())
		case framework.Proxy:
			told += one(s.Refuted.Graded())
		default:
			told += one(s.Ready)
		}
	}
	return told, all
}

func one(counts bool) int {
	if counts {
		return 1
	}
	return 0
}

// toldWord says what deals can tell by a kind of measure.
func toldWord(kind framework.MeasureKind) string {
	switch kind {
	case framework.Direct:
		return "grades suggested"
	case framework.Proxy:
		return "grades limited"
	default:
		return "data there"
	}
}

// rule says what keeps the deals from showing more, "" for nothing.
func (s measuredElement) rule() string {
	var rules []string
	for _, wanted := range s.Wanted() {
		needs := "needs "
		if wanted.Grade.Graded() {
			needs = wanted.Grade.String() + " needs "
		}
		rules = append(rules, needs+wanted.String())
	}
	return strings.Join(rules, "; ")
}

// refuting is the figure that refutes a grade, nil where none is refuted.
func (s measuredElement) refuting() *evidence.FigureValue {
	if s.By == nil {
		return nil
	}
	for i := range s.Figures {
		if s.Figures[i].ID == s.By.Figure {
			return &s.Figures[i]
		}
	}
	return nil
}

// Entry is what is entered in an answers file for an element, of which something is known.
func (e Evidence) Entry(id framework.ElementID) (answers.Evidence, bool) {
	for _, s := range e.of(framework.MeasureKinds()...) {
		if s.ID == id {
			return e.entry(s)
		}
	}
	return answers.Evidence{}, false
}
