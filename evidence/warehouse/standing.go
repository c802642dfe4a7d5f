package warehouse

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"revops/evidence"
)

// standing is the scan that finds out how deals stand: groups of rows with the same stage and flags whose dates lie between
// the same bounds.
type standing struct {
	asOf evidence.Day
	// entered, closed and active are the bounds of the days of entry, close and last activity. Without active the activity
	// is not looked at.
	entered, closed, active []evidence.Day
	// timed says that rows of a group take the same days to close.
	timed bool
	// value is the place of a column by which rows are grouped too, and put gives its value to a deal.
	value int
	put   func(*evidence.Deal, string)
	// found, where it is not nil, is told how each stage stands.
	found *stages
}

// texts are the columns by which rows are grouped as they are.
type texts struct {
	keys  []string
	place map[string]int
}

func (t *texts) add(name, key string) {
	if t.place == nil {
		t.place = map[string]int{}
	}
	t.place[name] = len(t.keys)
	t.keys = append(t.keys, key)
}

// of is the value of a key in a row, "" where there is none.
func (t *texts) of(row []*string, name string) string {
	at, there := t.place[name]
	if !there || row[at] == nil {
		return ""
	}
	return strings.TrimSpace(*row[at])
}

// scanStanding runs the scan and hands its groups on.
func (r *reader) scanStanding(ctx context.Context, s *standing) error {
	statement, keys, err := r.standingStatement(s)
	if err != nil {
		return err
	}
	var numbers [3]int64
	var value pgtype.Numeric
	var days [3]pgtype.Date
	var wrong [3]int64
	row := make([]*string, len(keys.keys))
	into := []any{&numbers[0], &numbers[1], &numbers[2], &value, &days[0], &days[1], &days[2], &wrong[0], &wrong[1], &wrong[2]}
	for i := range row {
		into = append(into, &row[i])
	}
	return r.query(ctx, statement, func(rows pgx.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return r.failure(ctx, err)
		}
		sum, err := hundredths(value)
		if err != nil {
			return r.fail(err.Error(), "")
		}
		deals := int(numbers[0])
		group := evidence.Group{
			Stage: keys.of(row, "stage"), IsWon: keys.of(row, "won"), IsLost: keys.of(row, "lost"), IsClosed: keys.of(row, "closed"),
			Currency: keys.of(row, "currency"), Lot: evidence.Lot{Deals: deals, Priced: int(numbers[1]), Value: sum},
			Unreadable: map[evidence.Role]int{
				evidence.RoleAmount: int(numbers[2]), evidence.RoleQualified: int(wrong[0]), evidence.RoleCreated: int(wrong[1]),
			},
		}
		if r.groups.Column(evidence.RoleID) != none {
			group.NoID = deals - int(wrong[2])
		}
		r.putDates(&group, days)
		if s.value != none {
			s.put(&group.Deal, keys.of(row, "value"))
		}
		if s.found != nil {
			r.find(s.found, &group, keys, row)
		}
		return r.groups.Add(&group)
	})
}

// find notes how a group stands, and whether its currency counts.
func (r *reader) find(found *stages, group *evidence.Group, keys *texts, row []*string) {
	raw := func(name string) *string {
		if at, there := keys.place[name]; there {
			return row[at]
		}
		return nil
	}
	var flags []string
	for _, name := range []string{"won", "lost", "closed"} {
		at, there := keys.place[name]
		switch {
		case !there:
		case row[at] == nil:
			flags = append(flags, keys.keys[at]+" is null")
		default:
			flags = append(flags, "("+keys.keys[at]+")::text = "+literal(*row[at]))
		}
	}
	found.add(r.groups.Outcome(group), raw("stage"), strings.Join(flags, " and "))
	if currency := raw("currency"); currency != nil && !r.groups.Counts(*currency) {
		found.addCurrency(*currency)
	}
}

// putDates gives a group its dates. One outside of the years that count is none.
func (r *reader) putDates(group *evidence.Group, days [3]pgtype.Date) {
	read := func(role evidence.Role, day pgtype.Date) evidence.Day {
		switch found, ok := dayOf(day); {
		case ok:
			return found
		case day.Valid && (day.InfinityModifier != pgtype.Finite || !day.Time.Equal(time.Unix(0, 0))):
			group.Unreadable[role] += group.Lot.Deals
		}
		return evidence.NoDay
	}
	entry := evidence.RoleCreated
	if r.groups.Column(entry) == none {
		entry = evidence.RoleQualified
	}
	group.Deal.Created = read(entry, days[0])
	group.Deal.Closed = read(evidence.RoleClosed, days[1])
	if day, ok := dayOf(days[2]); ok {
		group.Deal.Activity = day
	}
}

func dayOf(day pgtype.Date) (evidence.Day, bool) {
	if !day.Valid || day.InfinityModifier != pgtype.Finite || day.Time.Year() > 2199 || day.Time.Year() < 1970 {
		return evidence.NoDay, false
	}
	found := evidence.DayOf(day.Time)
	return found, found.IsDate()
}

// standingStatement is the statement of the scan.
func (r *reader) standingStatement(s *standing) (string, *texts, error) {
	entered, qualifiedWrong, createdWrong, err := r.entryOf()
	if err != nil {
		return "", nil, err
	}
	closed, err := r.dateOrNull(evidence.RoleClosed)
	if err != nil {
		return "", nil, err
	}
	active := "null::date"
	if s.active != nil {
		if active, err = r.dateOrNull(evidence.RoleActivity); err != nil {
			return "", nil, err
		}
	}
	amount, checked, err := r.amountOf(evidence.RoleAmount, r.groups.Column(evidence.RoleAmount))
	if err != nil {
		return "", nil, err
	}
	unpriced := "0::bigint"
	if checked {
		unpriced = fmt.Sprintf("count(%s) - count(%s)", r.columns[r.groups.Column(evidence.RoleAmount)].at, amount)
	}
	keys := r.standingKeys(s, amount)
	ids := "0::bigint"
	if at := r.groups.Column(evidence.RoleID); at != none {
		ids = "count(" + r.columns[at].filled() + ")"
	}
	selected := []string{
		"count(*)", "count(" + amount + ")", unpriced, "sum(" + amount + ")::numeric",
		"max(" + entered + ")", "max(" + closed + ")", "max(" + active + ")", qualifiedWrong, createdWrong, ids,
	}
	grouped := []string{s.between(entered, closed, active)}
	for _, key := range keys.keys {
		selected = append(selected, "("+key+")::text")
		grouped = append(grouped, key)
	}
	return "select " + strings.Join(selected, ", ") + " from " + r.from + " group by " + strings.Join(grouped, ", "), keys, nil
}

// standingKeys are the texts by which rows are grouped.
func (r *reader) standingKeys(s *standing, amount string) *texts {
	keys := &texts{}
	for _, key := range []struct {
		name string
		role evidence.Role
	}{{"stage", evidence.RoleStage}, {"won", evidence.RoleIsWon}, {"lost", evidence.RoleIsLost}, {"closed", evidence.RoleIsClosed}} {
		if at := r.groups.Column(key.role); at != none {
			keys.add(key.name, r.columns[at].key())
		}
	}
	if at := r.groups.Column(evidence.RoleCurrency); at != none && !r.groups.Converted() {
		keys.add("currency", "case when ("+amount+") is not null then "+r.columns[at].key()+" end")
	}
	if s.value != none {
		keys.add("value", r.columns[s.value].key())
	}
	return keys
}

// The first and the last day that a deal can have, as dates of a statement.
const (
	firstDate = "date '1970-01-02'"
	lastDate  = "date '2199-12-31'"
)

// entryOf is the day of entry: of qualification, else of creation; and counts of those days that are none.
func (r *reader) entryOf() (entered, qualifiedWrong, createdWrong string, err error) {
	const zero = "0::bigint"
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

// between is a number that differs for rows with days between different bounds, and with different days to close where
// these count.
func (s *standing) between(entered, closed, active string) string {
	const codes = 1024
	days := "closed - entered"
	if !s.timed {
		days = "(closed < entered)::int"
	}
	days = strings.NewReplacer("closed", closed, "entered", entered).Replace(days)
	valid := fmt.Sprintf("%s between %s and date '%s' and %s between %s and %s", closed, firstDate, s.asOf, entered, firstDate, lastDate)
	number := fmt.Sprintf("(coalesce(case when %s then %s end, 0)::bigint * %d + %s) * %d + %s",
		valid, days, codes, code(entered, s.entered, codes-1), codes, code(closed, s.closed, codes-1))
	if s.active == nil {
		return number
	}
	return fmt.Sprintf("(%s) * %d + %s", number, codes, code(active, s.active, codes-1))
}

func datesOf(bounds []evidence.Day) string {
	var dates []string
	for _, day := range bounds {
		dates = append(dates, day.Time().Format(time.DateOnly))
	}
	return strings.Join(dates, ",")
}

// The errors of a sum of amounts.
var (
	errTooLarge = errors.New("the amounts are too large to be added up")
	errNoNumber = errors.New("an amount is NaN: --query can leave it out")
)

// hundredths reads a sum. It has two decimals at most.
func hundredths(sum pgtype.Numeric) (evidence.Money, error) {
	if !sum.Valid {
		return 0, nil
	}
	if sum.NaN || sum.InfinityModifier != pgtype.Finite {
		return 0, errNoNumber
	}
	value, ten := new(big.Int).Set(sum.Int), big.NewInt(10)
	const decimals = 2
	if shift := int64(sum.Exp) + decimals; shift < 0 { // zeros behind the second decimal
		value.Quo(value, ten.Exp(ten, big.NewInt(-shift), nil))
	} else {
		value.Mul(value, ten.Exp(ten, big.NewInt(shift), nil))
	}
	if !value.IsInt64() {
		return 0, errTooLarge
	}
	return evidence.Money(value.Int64()), nil
}
