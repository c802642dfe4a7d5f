package deals

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"revops/deals/notation"
	"revops/deals/tabular"
	"revops/deals/words"
	"revops/internal/spreadsheet"
)

// findHeader finds the row that names the columns: one with headers that are known, or that a map names.
func (t *table) findHeader(all *words.Words, kind words.Kind, mapped []mappedColumn) error {
	return t.FindHeader(tabular.Header{Value: isValue, Known: func(header string) bool {
		return all.Knows(words.Plain(header), kind) ||
			slices.ContainsFunc(mapped, func(m mappedColumn) bool {
				return m.header != "" && strings.EqualFold(m.header, strings.TrimSpace(header))
			})
	}})
}

// holds reports whether a field is not blank.
func holds(text string) bool { return strings.TrimSpace(text) != "" }

// isValue reports whether a text is a date or a number, which no header is.
func isValue(text string) bool {
	text = strings.TrimPrefix(strings.TrimSpace(text), spreadsheet.DateMark)
	if strings.IndexFunc(text, notation.IsDigit) < 0 {
		return false
	}
	_, way := notation.ParseDay(text, "")
	return way != notation.Unreadable || notation.ParseAmount(text, "").Reading != notation.Unreadable
}

// isTotal reports whether a text is that of a total: "Grand Totals (5 records)".
func isTotal(text string) bool {
	plain := words.Plain(text)
	end := strings.IndexFunc(plain, func(r rune) bool { return unicode.IsDigit(r) || r == '(' })
	if end >= 0 {
		plain = plain[:end]
	}
	return plain != "" && knownTotals()[strings.TrimSpace(plain)]
}

// knownTotals are the words that begin a row which adds up others.
//
//nolint:gochecknoglobals // a value that is worked out once
var knownTotals = sync.OnceValue(func() map[string]bool { return words.BuiltIn().Totals() })

// repeatsHeader reports whether a row is the header again.
func (l *layout) repeatsHeader(fields []string) bool {
	return fields[0] == l.Headers[0] && slices.Equal(fields, l.Headers)
}

// isNoteIn reports whether a row of a file is a total or a note: it has no stage, is a total of deals in a stage, or has a sentence for a stage
// and nothing else.
func (l *layout) isNoteIn(stage string, fields []string) bool {
	if stage == "" {
		return l.isNote(fields)
	}
	if l.isStageTotal(stage, fields) {
		return true
	}
	const sentence = 3 // blanks in it
	return l.stage == 0 && !slices.ContainsFunc(fields[1:], holds) && strings.Count(stage, " ") >= sentence && l.isNote(fields)
}

// isStageTotal reports whether a row with a stage adds up deals: its first text or its id is that of a total, and it has no date. A deal may
// have such a name; in a file without dates it is one, unless its stage is a number of deals: "24 deals".
func (l *layout) isStageTotal(stage string, fields []string) bool {
	hasDates := false
	for _, at := range l.formed[:dateColumns] {
		if l.value(fields, at) != "" {
			return false
		}
		hasDates = hasDates || at >= 0
	}
	if !hasDates && !notation.IsDigit(rune(stage[0])) {
		return false
	}
	first := fields[slices.IndexFunc(fields, holds)]
	return l.totals(first, stage) || l.totals(cell(fields, l.id), stage)
}

// totals reports whether a text is that of a total, of all deals or of those in a stage: "Closed Won Total".
func (l *layout) totals(text, stage string) bool {
	if text == "" || notation.IsDigit(rune(text[0])) { // most ids, which this saves the rest
		return false
	}
	if isTotal(text) {
		return true
	}
	plain := words.Plain(text)
	for _, summed := range [...]string{strings.TrimSuffix(plain, " total"), strings.TrimSuffix(plain, " subtotal"), strings.TrimPrefix(plain, "total ")} {
		if summed == plain {
			continue
		}
		if _, known := l.lexicon.Stage(summed); known || summed == words.Plain(stage) {
			return true
		}
	}
	return false
}

// isNote reports whether a row without a stage is a total, a title or a note: its first text is that of a total, or it holds one
// text only. A text of one word that stands alone may be the rest of a row that was cut.
func (l *layout) isNote(fields []string) bool {
	at := slices.IndexFunc(fields, holds)
	if at < 0 {
		return false
	}
	alone := len(l.Headers) > 2 && !slices.ContainsFunc(fields[at+1:], holds)
	return isTotal(fields[at]) || alone && (len(fields) > 1 || strings.ContainsFunc(strings.TrimSpace(fields[at]), unicode.IsSpace)) && !isValue(fields[at])
}
