package deals

// forms are the forms of dates and amounts as far as they are known. A date or an amount is read by what it shows itself;
// these decide where it shows nothing.
type forms struct {
	dates   [dateRoles]DateOrder
	decimal Decimal
}

// sighting is what the values of a column show about its form, with the first row that shows it and how it shows it.
type sighting struct {
	undecided, firstWay, secondWay seen
	// groupedFirst and groupedSecond are undecided amounts by how they would be whole numbers.
	groupedFirst, groupedSecond seen
}

// seen is the first row that shows something; 0 is none.
type seen struct {
	row   int
	value string
}

func (s *seen) add(row int, value string) {
	if s.row == 0 {
		s.row, s.value = row, Shortened(value)
	}
}

// Shortened is a copy of a text that is short enough to be shown.
func Shortened(text string) string {
	const longest = 40
	if runes := []rune(text[:min(len(text), 4*longest)]); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return string([]byte(text))
}

func (s *sighting) add(way reading, row int, value string) {
	switch way {
	case undecided:
		s.undecided.add(row, value)
	case firstWay:
		s.firstWay.add(row, value)
	case secondWay:
		s.secondWay.add(row, value)
	case plain, unreadable: // they show nothing
	}
}

// merge adds what later rows show, whose numbers are behind base.
func (s *sighting) merge(later *sighting, base int) {
	for _, pair := range [][2]*seen{
		{&s.undecided, &later.undecided},
		{&s.firstWay, &later.firstWay},
		{&s.secondWay, &later.secondWay},
		{&s.groupedFirst, &later.groupedFirst},
		{&s.groupedSecond, &later.groupedSecond},
	} {
		if pair[0].row == 0 && pair[1].row != 0 {
			*pair[0] = seen{row: base + pair[1].row, value: pair[1].value}
		}
	}
}

// sightings are those of all columns whose form is looked for.
type sightings struct {
	dates  [dateRoles]sighting
	amount sighting
}

func (s *sightings) merge(later *sightings, base int) {
	for i := range s.dates {
		s.dates[i].merge(&later.dates[i], base)
	}
	s.amount.merge(&later.amount, base)
}

// undecided reports whether any value could not be read for want of its column's form.
func (s *sightings) undecided() bool {
	for i := range s.dates {
		if s.dates[i].undecided.row > 0 {
			return true
		}
	}
	return s.amount.undecided.row > 0
}

// forms are the forms that the columns show: none for a column that shows none, or two.
func (s *sightings) forms() forms {
	var f forms
	for i := range s.dates {
		f.dates[i] = decide(&s.dates[i], DayFirst, MonthFirst)
	}
	f.decimal = decide(&s.amount, Point, Comma)
	return f
}

func decide[T ~string](s *sighting, first, second T) T {
	switch {
	case s.firstWay.row > 0 && s.secondWay.row == 0:
		return first
	case s.secondWay.row > 0 && s.firstWay.row == 0:
		return second
	default:
		return ""
	}
}
