package deals

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"revops/deals/words"
	"revops/internal/spreadsheet"
	"revops/internal/yamlpos"
)

// searchedRows is how many rows are looked at to find the header.
const searchedRows = 30

// beginning is one of the first rows of a table.
type beginning struct {
	fields []string
	// from continues the table behind the row.
	from func() error
}

// findHeader finds the row that names the columns: titles and blank rows may stand above it. Of the sheets of a workbook it
// takes the one that holds most known columns.
func (t *table) findHeader(all *words.Words, kind words.Kind, mapped []mappedColumn) error {
	known := func(header string) bool {
		return all.Knows(words.Plain(header), kind) ||
			slices.ContainsFunc(mapped, func(m mappedColumn) bool {
				return m.header != "" && strings.EqualFold(m.header, strings.TrimSpace(header))
			})
	}
	if len(t.sheets) > 1 {
		if err := t.chooseSheet(known); err != nil {
			return err
		}
	}
	if len(t.begin) == 0 { // rows of a database
		return nil
	}
	at, found := headerAt(t.begin, known)
	fields := t.begin[at].fields
	if values := valuesIn(fields); values > found {
		return t.fail(fmt.Sprintf("the file has no header row: row %d holds values, such as %s", t.rowOf(at), yamlpos.Quote(Shortened(firstValue(fields)))),
			"add a first row that names the columns, such as Deal ID, Stage, Amount, Created, Close Date")
	}
	if at > firstFilled(t.begin) {
		t.said = append(t.said, fmt.Sprintf("the header is in row %d, and the rows above it are skipped", t.rowOf(at)))
	}
	t.setHeader(fields)
	t.first = t.rowOf(at) + 1
	if err := t.begin[at].from(); err != nil {
		return err
	}
	t.begin = nil
	return t.checkHeader()
}

func (t *table) rowOf(at int) int { return t.begun + at }

func (t *table) setHeader(fields []string) {
	t.headers = nil
	for _, field := range fields {
		t.headers = append(t.headers, strings.Clone(field))
	}
}

// headerAt is the place of the header among rows, and how many of its fields are known. It is the first row with anything in it, but
// for a later one that holds more than each row above: with more known headers, or with three columns under titles of one or two.
func headerAt(rows []beginning, known func(string) bool) (at, found int) {
	at = firstFilled(rows)
	found = count(rows[at].fields, known)
	most := count(rows[at].fields, holds)
	for i := at + 1; i < len(rows); i++ {
		fields := rows[i].fields
		wide := count(fields, holds)
		if wide < 3 || wide <= most {
			continue
		}
		here := count(fields, known)
		if here > max(found, 1) || found < 2 && most <= 2 && valuesIn(fields) == 0 {
			at, found = i, here
		}
		most = wide
	}
	return at, found
}

func firstFilled(rows []beginning) int {
	return max(0, slices.IndexFunc(rows, func(b beginning) bool { return count(b.fields, holds) > 0 }))
}

func count(fields []string, is func(string) bool) int {
	n := 0
	for _, field := range fields {
		if is(field) {
			n++
		}
	}
	return n
}

func holds(text string) bool { return strings.TrimSpace(text) != "" }

// isValue reports whether a text is a date or a number, which no header is.
func isValue(text string) bool {
	text = strings.TrimPrefix(strings.TrimSpace(text), spreadsheet.DateMark)
	if strings.IndexFunc(text, isDigit) < 0 {
		return false
	}
	_, way := readDay(text, "")
	return way != unreadable || parseAmount(text, "").reading != unreadable
}

func valuesIn(fields []string) int { return count(fields, isValue) }

func firstValue(fields []string) string { return fields[slices.IndexFunc(fields, isValue)] }

// chooseSheet takes the sheet whose header holds most known columns, the first of several.
func (t *table) chooseSheet(known func(string) bool) error {
	best, most := 0, -1
	for i, name := range t.sheets {
		begin, err := t.beginOf(name)
		if err != nil {
			return err
		}
		if len(begin) == 0 {
			continue
		}
		if _, found := headerAt(begin, known); found > most {
			best, most, t.begin = i, found, begin
		}
	}
	t.said = append(t.said, fmt.Sprintf("reading sheet %d of %d, %s: use --sheet for another one", best+1, len(t.sheets), yamlpos.Quote(t.sheets[best])))
	return nil
}

// sheetNamed is the sheet with a name or, where none has it, a number.
func sheetNamed(sheets []string, wanted string) (string, bool) {
	at := slices.IndexFunc(sheets, func(name string) bool { return strings.EqualFold(name, strings.TrimSpace(wanted)) })
	if number, err := strconv.Atoi(wanted); at < 0 && err == nil {
		at = number - 1
	}
	if at < 0 || at >= len(sheets) {
		return "", false
	}
	return sheets[at], true
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
var knownTotals = sync.OnceValue(func() map[string]bool { return builtInWords().Totals() })

// repeatsHeader reports whether a row is the header again.
func (l *layout) repeatsHeader(fields []string) bool {
	return fields[0] == l.headers[0] && slices.Equal(fields, l.headers)
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
	if !hasDates && !isDigit(rune(stage[0])) {
		return false
	}
	first := fields[slices.IndexFunc(fields, holds)]
	return l.totals(first, stage) || l.totals(cell(fields, l.id), stage)
}

// totals reports whether a text is that of a total, of all deals or of those in a stage: "Closed Won Total".
func (l *layout) totals(text, stage string) bool {
	if text == "" || isDigit(rune(text[0])) { // most ids, which this saves the rest
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
	alone := len(l.headers) > 2 && count(fields, holds) == 1
	return isTotal(fields[at]) || alone && (len(fields) > 1 || strings.ContainsFunc(strings.TrimSpace(fields[at]), unicode.IsSpace)) && !isValue(fields[at])
}
