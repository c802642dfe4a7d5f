package deals

import (
	"fmt"
	"strings"

	"revops/deals/notation"
	"revops/deals/words"
	"revops/internal/diag"
	"revops/internal/spreadsheet"
	"revops/internal/yamlpos"
)

// The columns whose values can be written in two ways: those of dates, in the order of their roles, and the amount.
const (
	dateColumns  = 8
	amountColumn = dateColumns
	formColumns  = dateColumns + 1
	// The last two columns of dates.
	activityColumn, changedColumn = dateColumns - 2, dateColumns - 1
)

// forms say how the values of columns are written that do not show it themselves: each is a DateOrder or a Decimal, "" where
// it is unknown.
type forms [formColumns]string

// formWords are what messages say about the two ways in which values can be written.
type formWords struct{ first, second, holdsFirst, holdsSecond, key string }

func wordsOfForm(column int) formWords {
	if column == amountColumn {
		return formWords{string(notation.Point), string(notation.Comma), "amounts with a decimal point", "with a decimal comma", "decimal: point or decimal: comma"}
	}
	return formWords{string(notation.DayFirst), string(notation.MonthFirst), "day-first dates", "month-first dates", "dates: dmy or dates: mdy"}
}

// sighting is what the values of a column show about its form, with the first row that shows it and how it shows it.
type sighting struct {
	// ways are undecided values, and those of the first and of the second way.
	ways [notation.Unreadable]seen
	// grouped are undecided amounts by the way in which they would be whole numbers.
	grouped [notation.Unreadable]seen
	readings
}

// readings counts the values of a column, blank ones aside, and those that cannot be read, and keeps the first of these.
type readings struct {
	values, unreadable int
	first              [3]seen
}

func (r *readings) add(readable bool, row int, value string) {
	r.values++
	if !readable {
		if r.unreadable < len(r.first) {
			r.first[r.unreadable].add(row, strings.TrimPrefix(value, spreadsheet.DateMark))
		}
		r.unreadable++
	}
}

// merge adds what later rows show, whose numbers are behind base.
func (r *readings) merge(later *readings, base int) {
	for i := 0; i < later.unreadable && i < len(later.first) && r.unreadable+i < len(r.first); i++ {
		r.first[r.unreadable+i].merge(later.first[i], base)
	}
	r.values, r.unreadable = r.values+later.values, r.unreadable+later.unreadable
}

// mostlyUnreadable reports whether most values can't be read.
func (r *readings) mostlyUnreadable() bool { return 2*r.unreadable > r.values }

// String names the first values that can't be read.
func (r *readings) String() string {
	var shown []string
	for _, first := range r.first[:min(r.unreadable, len(r.first))] {
		shown = append(shown, first.String())
	}
	return fmt.Sprintf("%d of %d, such as %s", r.unreadable, r.values, strings.Join(shown, ", "))
}

// seen is the first row that shows something; 0 is none.
type seen struct {
	row   int
	value string
}

func (s *seen) add(row int, value string) {
	if s.row == 0 {
		s.row, s.value = row, diag.Shortened(value)
	}
}

func (s *sighting) add(way notation.Reading, row int, value string) {
	s.readings.add(way != notation.Unreadable, row, value)
	if way != notation.Plain && way != notation.Unreadable { // these show nothing
		s.ways[way].add(row, value)
	}
}

// unguessed reports whether values can be read in two ways and none shows which.
func (s *sighting) unguessed() bool {
	return s.ways[notation.Undecided].row > 0 && s.ways[notation.FirstWay].row == 0 && s.ways[notation.SecondWay].row == 0
}

// sightings are those of all columns whose form is looked for.
type sightings [formColumns]sighting

// merge adds what later rows show, whose numbers are behind base.
func (s *sightings) merge(later *sightings, base int) {
	for i := range s {
		s[i].merge(&later[i].readings, base)
		for way := range s[i].ways {
			s[i].ways[way].merge(later[i].ways[way], base)
			s[i].grouped[way].merge(later[i].grouped[way], base)
		}
	}
}

func (s *seen) merge(later seen, base int) {
	if s.row == 0 && later.row != 0 {
		*s = seen{row: base + later.row, value: later.value}
	}
}

// decidedBy reports whether the forms are known of all columns that need one.
func (s *sightings) decidedBy(known forms) bool {
	for i := range s {
		if s[i].ways[notation.Undecided].row > 0 && known[i] == "" {
			return false
		}
	}
	return true
}

// forms are the forms that the columns show: none for a column that shows none, or two.
func (s *sightings) forms() (shown forms) {
	for i := range s {
		first, second := s[i].ways[notation.FirstWay].row > 0, s[i].ways[notation.SecondWay].row > 0
		switch words := wordsOfForm(i); {
		case first && !second:
			shown[i] = words.first
		case second && !first:
			shown[i] = words.second
		}
	}
	return shown
}

// sharedOrder is the order of the columns of dates that show one, "" where none does or they differ.
func (f *forms) sharedOrder() string {
	shared := ""
	for _, order := range f[:dateColumns] {
		if order == "" {
			continue
		}
		if shared != "" && shared != order {
			return ""
		}
		shared = order
	}
	return shared
}

// contradicts reports whether a value can only be read in the other way than its form says.
func (f *forms) contradicts(way notation.Reading, column int) bool {
	form := f[column]
	if form == "" {
		return false
	}
	if form == wordsOfForm(column).first {
		return way == notation.SecondWay
	}
	return way == notation.FirstWay
}

// readable is an error where most values of a column of dates or amounts can't be read. Inspect says it in the map.
func (d *delivery) readable() error {
	for _, c := range d.readColumns() {
		switch {
		case !c.mostlyUnreadable():
		case d.inspecting:
			d.layout.columns[c.column].Unreadable = c.String()
		default:
			return d.failForm(fmt.Sprintf("most %s in column %s cannot be read: %s", c.what, yamlpos.Quote(d.layout.columns[c.column].Header), c.readings),
				fmt.Sprintf("%s, or another column (columns: {%s: HEADER}, or leave HEADER out for none),", c.key, c.role))
		}
	}
	return nil
}

// readColumn is a column of dates or amounts with how its values could be read.
type readColumn struct {
	*readings
	column int
	role   Role
	// what they are, and how a map says how they are written.
	what, key string
}

// readColumns are the columns whose values have a form.
func (d *delivery) readColumns() []readColumn {
	const decimals = "the decimal separator (decimal: point or comma)"
	amount := d.layout.formed[amountColumn]
	if amount < 0 {
		amount = d.layout.expectedAmount
	}
	columns := []readColumn{
		{&d.shows[amountColumn].readings, amount, RoleAmount, "amounts", decimals},
		{&d.profits, d.layout.profit, RoleProfit, "amounts", decimals},
	}
	date := 0
	for _, known := range knownRoles(words.Deals) {
		if known.day != nil {
			columns = append(columns, readColumn{
				&d.shows[date].readings, d.layout.formed[date], known.role, "dates", "the date format (dates: dmy, mdy, ymd, excel or unix)",
			})
			date++
		}
	}
	return columns
}

// String names the row and its value.
func (s seen) String() string { return fmt.Sprintf("%s in row %d", yamlpos.Quote(s.value), s.row) }
