package warehouse

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"revops/evidence"
)

// The first and the last day that a deal can have, as dates of a statement.
const (
	firstDate = "date '1970-01-02'"
	lastDate  = "date '2199-12-31'"
)

// entryOf is the day of entry: of qualification, else of creation; and counts of those days that are none.
func (r *reader) entryOf() (entered, qualifiedWrong, createdWrong string, err error) {
	qualified, err := r.dateOf(evidence.RoleQualified, r.groups.Column(evidence.RoleQualified))
	if err != nil {
		return "", "", "", err
	}
	created, err := r.dateOf(evidence.RoleCreated, r.groups.Column(evidence.RoleCreated))
	switch {
	case err != nil:
		return "", "", "", err
	case qualified == "" && created == "":
		return "null::date", zero, zero, nil
	case qualified == "":
		return created, zero, zero, nil
	case created == "":
		return qualified, zero, zero, nil
	}
	is := func(day string) string { return fmt.Sprintf("%s between %s and %s", day, firstDate, lastDate) }
	wrong := func(day string) string {
		return fmt.Sprintf("not %s and %s <> date '1970-01-01'", is(day), day)
	}
	entered = fmt.Sprintf("coalesce(case when %s then %s end, %s)", is(qualified), qualified, created)
	// A day of creation that no day of qualification replaces is looked at as the day of entry.
	return entered, "count(*) filter (where " + wrong(qualified) + ")",
		fmt.Sprintf("count(*) filter (where %s and %s)", is(qualified), wrong(created)), nil
}

// dateOrNull is the date in the column of a role, and a null where there is none.
func (r *reader) dateOrNull(role evidence.Role) (string, error) {
	found, err := r.dateOf(role, r.groups.Column(role))
	if found == "" {
		found = "null::date"
	}
	return found, err
}

// fewBounds is up to how many bounds a row of conditions is quicker than a search in a list.
const fewBounds = 8

// code is the number of the bounds between which a day lies, which is how many of them it has reached; and blank for no
// day.
func code(day string, bounds []evidence.Day, blank int) string {
	if len(bounds) <= fewBounds {
		return fmt.Sprintf("case when %s is null then %d else %s end", compared(day), blank, search(compared(day), bounds, 0))
	}
	var dates []string
	for _, bound := range bounds {
		dates = append(dates, bound.Time().Format(time.DateOnly))
	}
	return fmt.Sprintf("coalesce(width_bucket(%s, '{%s}'::date[]), %d)", day, strings.Join(dates, ","), blank)
}

// search finds the number by halves, reached being those before the bounds.
func search(day string, bounds []evidence.Day, reached int) string {
	if len(bounds) == 0 {
		return strconv.Itoa(reached)
	}
	middle := len(bounds) / 2
	return fmt.Sprintf("case when %s < %s then %s else %s end", day, dateLiteral(bounds[middle]),
		search(day, bounds[:middle], reached), search(day, bounds[middle+1:], reached+middle+1))
}

// compared is a day as it is compared with the begin of another one: a time needs no cast for that.
func compared(day string) string { return strings.TrimSuffix(day, toDate) }

// dateLiteral is a day in a statement. It gets the type of what it is compared with.
func dateLiteral(day evidence.Day) string { return "'" + day.Time().Format(time.DateOnly) + "'" }

// dayAt is the first day with a number that code gives with blankCode, and whether the number is that of days that a deal can't have.
func dayAt(number int, bounds []evidence.Day) (day evidence.Day, wrong bool) {
	switch number {
	case blankCode:
		return evidence.NoDay, false
	case 0:
		return evidence.NoDay, true
	}
	if day = bounds[number-1]; day == evidence.NoDay || day.IsDate() {
		return day, false
	}
	return evidence.NoDay, true
}

func dayOf(day pgtype.Date) (evidence.Day, bool) {
	if !day.Valid || day.InfinityModifier != pgtype.Finite || day.Time.Year() > 2199 || day.Time.Year() < 1970 {
		return evidence.NoDay, false
	}
	found := evidence.DayOf(day.Time)
	return found, found.IsDate()
}
