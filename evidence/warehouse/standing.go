package warehouse

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"revops/evidence"
)

// standing is a scan that finds out how deals stand: groups of rows with the same stage, flags and texts, and of which one
// number is the same.
type standing struct {
	// number is that number, which says what else is alike. Told says that put looks at it.
	number string
	told   bool
	// priced, value, entered and closed are what is found out of the amounts and days of a group.
	priced, value, entered, closed string
	// texts are the columns by which rows are grouped as they are.
	texts []textOf
	// put gives a group what its row says beside the texts.
	put func(*rowOf, *evidence.Group)
	// found, where it is not nil, is told how each stage stands.
	found *stages
}

// textOf is a column with what gives its value to a deal.
type textOf struct {
	key string
	put func(*evidence.Deal, string)
}

// rowOf is a row of the result of the scan.
type rowOf struct {
	number, deals, priced, unpriced     int64
	value                               pgtype.Numeric
	entered, closed                     pgtype.Date
	qualifiedWrong, createdWrong, named int64
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
	var row rowOf
	values := make([]*string, len(keys.keys))
	into := []any{
		&row.number, &row.deals, &row.priced, &row.unpriced, &row.value, &row.entered, &row.closed,
		&row.qualifiedWrong, &row.createdWrong, &row.named,
	}
	for i := range values {
		into = append(into, &values[i])
	}
	return r.query(ctx, statement, func(rows pgx.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return r.failure(ctx, err)
		}
		sum, err := hundredths(row.value)
		if err != nil {
			return r.fail(err.Error(), "")
		}
		group := evidence.Group{
			Stage: keys.of(values, "stage"), IsWon: keys.of(values, "won"), IsLost: keys.of(values, "lost"), IsClosed: keys.of(values, "closed"),
			Currency: keys.of(values, "currency"), Lot: evidence.Lot{Deals: int(row.deals), Priced: int(row.priced), Value: sum},
			Unreadable: map[evidence.Role]int{
				evidence.RoleAmount: int(row.unpriced), evidence.RoleQualified: int(row.qualifiedWrong), evidence.RoleCreated: int(row.createdWrong),
			},
		}
		if r.groups.Column(evidence.RoleID) != none {
			group.NoID = int(row.deals - row.named)
		}
		for i, text := range s.texts {
			text.put(&group.Deal, keys.of(values, textName(i)))
		}
		s.put(&row, &group)
		if s.found != nil {
			r.find(s.found, &group, keys, values)
		}
		return r.groups.Add(&group)
	})
}

// textName names a text of a scan among its keys.
func textName(i int) string { return fmt.Sprint("text ", i) }

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
func (r *reader) putDates(row *rowOf, group *evidence.Group) {
	read := func(role evidence.Role, day pgtype.Date) evidence.Day {
		switch found, ok := dayOf(day); {
		case ok:
			return found
		case day.Valid && (day.InfinityModifier != pgtype.Finite || !day.Time.Equal(time.Unix(0, 0))):
			group.Unreadable[role] += group.Lot.Deals
		}
		return evidence.NoDay
	}
	group.Deal.Created = read(r.entryRole(), row.entered)
	group.Deal.Closed = read(evidence.RoleClosed, row.closed)
}

// entryRole is the role whose dates are at fault where the day of entry is.
func (r *reader) entryRole() evidence.Role {
	if r.groups.Column(evidence.RoleCreated) == none {
		return evidence.RoleQualified
	}
	return evidence.RoleCreated
}

// standingStatement is the statement of the scan.
func (r *reader) standingStatement(s *standing) (string, *texts, error) {
	_, qualifiedWrong, createdWrong, err := r.entryOf()
	if err != nil {
		return "", nil, err
	}
	amount, checked, err := r.amountOf(evidence.RoleAmount, r.groups.Column(evidence.RoleAmount))
	if err != nil {
		return "", nil, err
	}
	unpriced := zero
	if checked {
		unpriced = fmt.Sprintf("count(%s) - count(%s)", r.columns[r.groups.Column(evidence.RoleAmount)].at, amount)
	}
	ids := zero
	if at := r.groups.Column(evidence.RoleID); at != none {
		ids = "count(" + r.columns[at].filled() + ")"
	}
	number := zero
	if s.told {
		number = "(" + s.number + ")::bigint"
	}
	selected := []string{
		number, "count(*)", s.priced, unpriced, s.value, s.entered, s.closed, qualifiedWrong, createdWrong, ids,
	}
	keys := r.standingKeys(s, amount)
	grouped := []string{s.number}
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
	for i, text := range s.texts {
		keys.add(textName(i), text.key)
	}
	return keys
}
