package deals

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"revops/deals/notation"
	"revops/deals/tabular"
	"revops/deals/words"
	"revops/internal/yamlpos"
)

// choose settles by the first rows what headers leave open, unless the map says it: which of several columns is the stage,
// whether Closed holds dates, whether Source is the lead source, and whether the last activity is that of an import. Of a
// database only the headers are known.
func (t *table) choose(c tableColumns) error {
	stages := candidatesOf(c.columns, RoleStage)
	flag, source := c.doubtful(RoleIsClosed, RoleClosed), c.doubtful(RoleSource, RoleChannel)
	if t.next == nil {
		return nil
	}
	rows, err := t.peek()
	if err != nil {
		return err
	}
	t.firstRows = rows
	t.findGroups(c)
	chooseStage(c, stages, rows)
	if flag >= 0 && mostly(rows, flag, isDate) {
		c.columns[flag].Role = RoleClosed
	}
	for _, other := range candidatesOf(c.columns, RoleIsClosed) { // Closed beside Is Closed
		if c.at(RoleClosed) < 0 && mostly(rows, other, isDate) {
			c.columns[other] = Column{Header: c.columns[other].Header, Role: RoleClosed, Alias: words.Plain(c.columns[other].Header)}
		}
	}
	if source >= 0 && mostly(rows, source, isTitle) {
		c.columns[source].Role = RoleChannel
	}
	t.doubtActivity(c, rows)
	return nil
}

// doubtActivity takes its role from a column of last changes that all are on one day: on that day they were imported, or
// changed all at once.
func (t *table) doubtActivity(c tableColumns, rows [][]string) {
	const handful = 5
	at, days, first := c.at(RoleActivity), 0, NoDay
	if at < 0 || c.columns[at].Alias == "" || !lastChange.MatchString(c.columns[at].Alias) {
		return
	}
	for _, row := range rows {
		day, _ := notation.ParseDay(c.value(row, at), notation.DayFirst) // any order: all are alike or not
		if day == NoDay {
			continue
		}
		if days++; days > 1 && day != first {
			return
		}
		first = day
	}
	if days > handful {
		column := &c.columns[at]
		t.Said = append(t.Said, fmt.Sprintf("the column %s is not read as the last activity: all deals have the same day in it, as after an import", yamlpos.Quote(column.Header)))
		column.Role, column.Instead, column.Alias = "", RoleActivity, ""
	}
}

// doubtful is the place of the column that has a role by its header and may have another one, which no column has; -1 where there
// is none.
func (c tableColumns) doubtful(role, other Role) int {
	at := c.at(role)
	if at < 0 || c.columns[at].Alias == "" || c.at(other) >= 0 {
		return -1
	}
	return at
}

// chooseStage gives the role of the stage to the one of several columns that could have it whose values say most often that
// a deal is won or lost: of Stage and Status, many CRMs write the outcome in one and the step of the pipeline in the other.
func chooseStage(c tableColumns, candidates []int, rows [][]string) {
	chosen := c.at(RoleStage)
	if chosen < 0 || c.columns[chosen].Alias == "" {
		return
	}
	best, bestEndings := chosen, endings(rows, chosen, c.lexicon)
	for _, candidate := range candidates {
		if count := endings(rows, candidate, c.lexicon); count > bestEndings {
			best, bestEndings = candidate, count
		}
	}
	if best != chosen {
		c.columns[chosen].Role, c.columns[chosen].Instead, c.columns[chosen].Alias = "", RoleStage, ""
		c.columns[best].Role, c.columns[best].Instead, c.columns[best].Alias = RoleStage, "", words.Plain(c.columns[best].Header)
	}
}

// lastChange are headers of the day on which a record was last changed, in the form of Plain. An import changes it; a last activity stays.
var lastChange = regexp.MustCompile(`modif|geändert|gewijzigd|измен|変更|更新|^(last )?updat|write date`)

// mostly reports whether most values of a column are of a kind.
func mostly(rows [][]string, column int, is func(string) bool) bool {
	count, all := 0, 0
	for _, row := range rows {
		if text := cell(row, column); text != "" {
			all++
			if is(text) {
				count++
			}
		}
	}
	return 2*count > all
}

func isDate(text string) bool {
	_, way := notation.ParseDay(text, "")
	return way != notation.Unreadable
}

// isTitle reports whether a text is written for people, as lead sources are; the sources of UTM parameters are in small letters
// and without blanks.
func isTitle(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsUpper(r) })
}

// candidatesOf are the places of the columns that could have a role that another one has.
func candidatesOf(columns []Column, role Role) []int {
	var places []int
	for at, column := range columns {
		if column.Instead == role {
			places = append(places, at)
		}
	}
	return places
}

// endings counts the rows in which a column says that the deal is won or lost.
func endings(rows [][]string, column int, lexicon *words.Lexicon) int {
	count := 0
	for _, row := range rows {
		if outcome, _ := stageOutcome(cell(row, column), lexicon); outcome != OutcomeOpen {
			count++
		}
	}
	return count
}

// peek gives the rows at the beginning of the table, which are read again afterwards. The rows are valid until then.
func (t *table) peek() ([][]string, error) {
	const enough = 1000
	next := t.next
	part, err := next()
	if errors.Is(err, io.EOF) {
		t.next = func() (chunk, error) { return chunk{}, io.EOF }
		return nil, nil
	}
	if err != nil {
		return nil, t.Failure(err, t.First)
	}
	peeked := true
	t.next = func() (chunk, error) {
		if peeked {
			peeked = false
			return part, nil
		}
		return next()
	}
	var rows [][]string
	s := t.Scanner()
	s.Scan(part.Chunk, func(_ int, fields []string, fault tabular.Fault) {
		if (fault == tabular.Sound || fault == tabular.NotUTF8) && len(rows) < enough {
			rows = append(rows, slices.Clone(fields))
		}
	})
	return rows, nil
}
