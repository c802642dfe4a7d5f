package warehouse

import (
	"context"
	"fmt"

	"revops/evidence"
)

// Measure counts the deals of a source for measures, in two scans: the first one finds out how deals stand and what they
// carry, the second one groups those that were won by account.
func Measure(
	ctx context.Context, run Run, source Source, options evidence.Options, measurement *evidence.Measurement,
) (*evidence.Import, error) {
	const scans = 2
	r, err := open(ctx, run, source, scans)
	if err != nil {
		return nil, err
	}
	defer r.close()
	c := &carried{measurement: measurement, bounds: measurement.Bounds()}
	counted := func(d *evidence.Deal, lot evidence.Lot) { measurement.CountLot(d, lot.Deals, c.earliest) }
	if r.groups, err = evidence.NewGroups(r.name, r.headers(), options, counted); err != nil {
		return nil, err
	}
	s, err := r.carriedBy(c)
	if err != nil {
		return nil, err
	}
	s.found = &stages{}
	if err := r.scanStanding(ctx, s); err != nil {
		return nil, err
	}
	if s.found.many {
		return nil, r.fail(fmt.Sprintf("more than %d different stages and flags end a deal", mostStages),
			"--map says which column is the stage, --query can put stages together")
	}
	if err := r.scanWon(ctx, measurement, s.found); err != nil {
		return nil, err
	}
	return r.groups.Import(), nil
}

// carried is what the first scan finds out of what deals carry: of a group the days lie between the same bounds, and all
// that counts is there or is not.
type carried struct {
	measurement *evidence.Measurement
	bounds      evidence.Bounds
	bits        []bit
	// earliest is the first day on which a deal of the group closed that is being counted.
	earliest evidence.Day
}

// The number of a group holds, from below, the bounds between which the days of activity, closing and entry lie, how entry
// and closing follow each other, and a bit for each thing that is carried.
const (
	codeBits  = 4
	blankCode = 1<<codeBits - 1
	orderBits = 2
)

// The orders of the days of entry and closing.
const (
	closedBefore = iota // or a day is not known
	sameDay
	closedAfter
)

// carriedBy is the scan that finds out how deals stand and what they carry.
func (r *reader) carriedBy(c *carried) (*standing, error) {
	entered, _, _, err := r.entryOf()
	if err != nil {
		return nil, err
	}
	closed, err := r.dateOrNull(evidence.RoleClosed)
	if err != nil {
		return nil, err
	}
	active, err := r.dateOrNull(evidence.RoleActivity)
	if err != nil {
		return nil, err
	}
	window := dateLiteral(c.measurement.Window())
	recent := fmt.Sprintf("(%s >= %s or %s >= %s)", compared(closed), window, compared(entered), window)
	if c.bits, err = r.bits(); err != nil {
		return nil, err
	}
	order := fmt.Sprintf("case when %[1]s > %[2]s then %[3]d when %[1]s = %[2]s then %[4]d else %[5]d end",
		closed, entered, closedAfter, sameDay, closedBefore)
	number := fmt.Sprintf("(((%s) * %d + %s) * %d + %s) * %d + %s", r.mask(c.bits, recent)+" + "+order, 1<<codeBits,
		code(entered, c.bounds.Days, blankCode), 1<<codeBits, code(closed, c.bounds.Days, blankCode),
		1<<codeBits, code(active, c.bounds.Active, blankCode))
	s := &standing{
		number: number, told: true, priced: zero, value: "null::numeric", entered: "null::date", closed: "min(" + closed + ")",
		put: func(row *rowOf, group *evidence.Group) { r.putCarried(c, row, group) },
	}
	for _, role := range []evidence.Role{evidence.RoleOwner, evidence.RoleChannel, evidence.RoleIndustry} {
		if at := r.groups.Column(role); at != none {
			s.texts = append(s.texts, textOf{r.columns[at].key(), evidence.Dimension{Role: role}.Put})
		}
	}
	if at := r.groups.Column(evidence.RoleType); at != none {
		key := "case when " + recent + " then " + r.columns[at].key() + " end"
		s.texts = append(s.texts, textOf{key, evidence.Dimension{Role: evidence.RoleType}.Put})
	}
	return s, nil
}

// putCarried gives a group its dates and what it carries.
func (r *reader) putCarried(c *carried, row *rowOf, group *evidence.Group) {
	number, deals := row.number, group.Lot.Deals
	next := func(bits int) int {
		part := int(number & (1<<bits - 1))
		number >>= bits
		return part
	}
	d := &group.Deal
	d.Activity, _ = dayAt(next(codeBits), c.bounds.Active)
	closed, entered := next(codeBits), next(codeBits)
	var wrong bool
	if d.Closed, wrong = dayAt(closed, c.bounds.Days); wrong {
		group.Unreadable[evidence.RoleClosed] += deals
	}
	if d.Created, wrong = dayAt(entered, c.bounds.Days); wrong {
		group.Unreadable[r.entryRole()] += deals
	}
	order := next(orderBits)
	// Two days between the same bounds follow each other as the deals' do.
	if closed == entered && d.Closed != evidence.NoDay {
		switch order {
		case closedBefore:
			d.Created++
		case closedAfter:
			d.Closed++
		}
	}
	for i, b := range c.bits {
		if number&(1<<i) != 0 {
			b.put(d)
		}
	}
	if d.HasAmount {
		group.Lot.Priced = deals
	}
	c.earliest, _ = dayOf(row.closed)
}
