package text

import (
	"github.com/fatih/color"

	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// shown writes what was said beside what deals show. A contradiction is marked by a word, and comes first.
func (a assessment) shown(to Layout) {
	if a.Result.Evidence == nil {
		return
	}
	to.Heading(narrative.EvidenceTitle)
	to.Note(a.EvidenceLine())
	if a.shownTable(to, true) {
		to.Note(a.EvidenceLegend())
	}
	if lowered := a.LoweredLine(); lowered != "" {
		to.Note(lowered)
	}
}

// untested writes the answers that deals neither support nor contradict.
func (a assessment) untested(to Layout) {
	if a.Has(narrative.SectionUntested) {
		to.Heading(narrative.UntestedTitle)
		a.shownTable(to, false)
	}
}

// shownTable is the answers that deals test, or the others. It reports whether there are any.
func (a assessment) shownTable(to Layout, tested bool) bool {
	var rows [][]string
	for _, e := range a.EvidenceElements() {
		if e.Tests() != tested {
			continue
		}
		mark := e.Standing()
		if e.Contradicts {
			mark = to.Paint(mark, color.FgRed)
		}
		rows = append(rows, []string{a.Name(e.Element), document.GradeWord(e.Answer), e.Words(), mark, diag.Printable(e.Basis())})
	}
	if len(rows) > 0 {
		to.Table([]Column{
			{Title: "Element", Flexible: true},
			{Title: "Answer", Flexible: true},
			{Title: "CRM evidence", Flexible: true},
			{Title: "Answer is"},
			{Title: "Based on", Flexible: true},
		}, rows)
	}
	return len(rows) > 0
}
