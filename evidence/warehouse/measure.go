package warehouse

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"revops/evidence"
)

// Measure counts the deals of a source for measures, in two scans: the first one finds out how deals stand and groups them
// by owner, the second one groups them by all else.
func Measure(
	ctx context.Context, run Run, source Source, options evidence.Options, measurement *evidence.Measurement,
) (*evidence.Import, error) {
	const scans = 2
	r, err := open(ctx, run, source, scans)
	if err != nil {
		return nil, err
	}
	defer r.close()
	counted := func(d *evidence.Deal, lot evidence.Lot) { measurement.CountOwned(d, lot.Deals) }
	if r.groups, err = evidence.NewGroups(r.name, r.headers(), options, counted); err != nil {
		return nil, err
	}
	bounds := measurement.OwnerBounds()
	found := &stages{}
	s := standing{
		asOf: options.AsOf, entered: bounds.Entered, closed: bounds.Closed, active: bounds.Active, found: found,
		value: r.groups.Column(evidence.RoleOwner), put: evidence.Dimension{Role: evidence.RoleOwner}.Put,
	}
	if err := r.scanStanding(ctx, &s); err != nil {
		return nil, err
	}
	if found.many {
		return nil, r.fail(fmt.Sprintf("more than %d different stages and flags end a deal", mostStages),
			"--map says which column is the stage, --query can put stages together")
	}
	if err := r.scanCarried(ctx, &carried{measurement: measurement, bounds: measurement.Bounds(), found: found}); err != nil {
		return nil, err
	}
	return r.groups.Import(), nil
}

// carried is the scan that finds out what deals carry: groups of rows that carry the same and whose dates lie between the
// same bounds.
type carried struct {
	measurement *evidence.Measurement
	bounds      evidence.Bounds
	found       *stages
	bits        []bit
}

// bit is something that a row carries or not.
type bit struct {
	// holds is a condition of a statement.
	holds string
	// put gives it to a deal.
	put func(*evidence.Deal)
}

// carries stands for a text of which only counts that it is there.
const carries = "…"

// The outcomes of deals as the statement numbers them. Rows that are no deals are left out.
const (
	isOpen = iota
	isWon
	isLost
	isNone
)

// rowOf is a row of the result of the scan.
type rowOf struct {
	carried, deals              int64
	value                       pgtype.Numeric
	entered, firstEntered       pgtype.Date
	closed, firstClosed, active pgtype.Date
	margin                      *int64
	channel, industry, kind     *string
	account, segment            *string
}

func (r *rowOf) bit(i int) bool { return r.carried&(1<<(i+bitsOfOutcome)) != 0 }

func (r *reader) scanCarried(ctx context.Context, c *carried) error {
	statement, err := r.carriedStatement(c)
	if err != nil {
		return err
	}
	var row rowOf
	into := []any{
		&row.carried, &row.deals, &row.value, &row.entered, &row.firstEntered, &row.closed, &row.firstClosed, &row.active,
		&row.margin, &row.channel, &row.industry, &row.kind, &row.account, &row.segment,
	}
	return r.query(ctx, statement, func(rows pgx.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return r.failure(ctx, err)
		}
		value, err := hundredths(row.value)
		if err != nil {
			return r.fail(err.Error(), "")
		}
		deal := c.deal(&row)
		earliest, _ := dayOf(row.firstClosed)
		won := c.measurement.CountApart(&deal, evidence.Lot{Deals: int(row.deals), Value: value}, earliest)
		if won && row.margin != nil {
			c.measurement.CountMargin(int(*row.margin), int(row.deals))
		}
		return nil
	})
}

// deal is one that stands for those of a row.
func (c *carried) deal(row *rowOf) evidence.Deal {
	d := evidence.Deal{
		State: evidence.Active, Channel: trimmed(row.channel), Industry: trimmed(row.industry), Type: trimmed(row.kind),
	}
	switch row.carried & (1<<bitsOfOutcome - 1) {
	case isWon:
		d.State = evidence.Won
	case isLost:
		d.State = evidence.Lost
	}
	d.Created, d.Closed = days(row, row.bit(0))
	d.Activity, _ = dayOf(row.active)
	for i, b := range c.bits {
		if row.bit(i) {
			b.put(&d)
		}
	}
	if row.account != nil {
		d.Account = trimmed(row.account)
	}
	if row.segment != nil {
		d.Segment = trimmed(row.segment)
	}
	return d
}

// days are a day of entry and one of closing that lie where those of the deals do. They are the same day only where those
// of each deal are.
func days(row *rowOf, same bool) (entered, closed evidence.Day) {
	entered, _ = dayOf(row.entered)
	closed, _ = dayOf(row.closed)
	if same || entered != closed {
		return entered, closed
	}
	if first, _ := dayOf(row.firstEntered); first != closed {
		return first, closed
	}
	closed, _ = dayOf(row.firstClosed)
	return entered, closed
}

func trimmed(text *string) string {
	if text == nil {
		return ""
	}
	return strings.TrimSpace(*text)
}
