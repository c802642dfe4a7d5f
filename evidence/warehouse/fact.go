package warehouse

import (
	"context"
	"fmt"

	"revops/evidence"
)

// Fact counts the deals of a source for the four factors, in one scan.
func Fact(ctx context.Context, run Run, source Source, options evidence.Options, tally *evidence.Tally) (*evidence.Import, error) {
	const scans = 1
	r, err := open(ctx, run, source, scans)
	if err != nil {
		return nil, err
	}
	defer r.close()
	if r.groups, err = evidence.NewGroups(r.name, r.headers(), options, tally.CountLot); err != nil {
		return nil, err
	}
	s, err := r.factors(options.AsOf, tally.Bounds())
	if err != nil {
		return nil, err
	}
	dimension := tally.Question().Dimension
	if at := r.valueOf(dimension); at != none {
		s.texts = []textOf{{r.columns[at].key(), dimension.Put}}
	}
	if err := r.scanStanding(ctx, s); err != nil {
		return nil, err
	}
	return r.groups.Import(), nil
}

// factors is the scan for the four factors: of a group the days lie between the same bounds, and those to close are as many.
func (r *reader) factors(asOf evidence.Day, bounds []evidence.Day) (*standing, error) {
	entered, _, _, err := r.entryOf()
	if err != nil {
		return nil, err
	}
	closed, err := r.dateOrNull(evidence.RoleClosed)
	if err != nil {
		return nil, err
	}
	amount, _, err := r.amountOf(evidence.RoleAmount, r.groups.Column(evidence.RoleAmount))
	if err != nil {
		return nil, err
	}
	const codes = 1024
	days := fmt.Sprintf("coalesce(case when %[1]s between %[3]s and date %[5]s and %[2]s between %[3]s and %[4]s then %[1]s - %[2]s end, 0)",
		closed, entered, firstDate, lastDate, dateLiteral(asOf))
	return &standing{
		number: fmt.Sprintf("(%s::bigint * %d + %s) * %d + %s", days, codes, code(entered, bounds, codes-1), codes, code(closed, bounds, codes-1)),
		priced: "count(" + amount + ")", value: "sum(" + amount + ")::numeric",
		entered: "max(" + entered + ")", closed: "max(" + closed + ")", put: r.putDates,
	}, nil
}

// valueOf is the place of the column of a dimension, -1 where there is none.
func (r *reader) valueOf(dimension evidence.Dimension) int {
	switch {
	case dimension.None():
		return none
	case dimension.Role != "":
		return r.groups.Column(dimension.Role)
	default:
		return r.groups.Others()[0]
	}
}
