package report

import (
	"encoding/json"
	"io"

	"revops/evidence"
)

// factRow is a set of deals with its figures.
type factRow struct {
	// set is overall, period or value.
	set, name string
	*evidence.Factors
	open, overdue *evidence.Stock
	part          *evidence.Part
}

// CSV writes the figures, one set of deals a row: all of them, then the periods, then the values of the dimension.
func (f Fact) CSV(w io.Writer) error { return f.grid().csv(w) }

func (f Fact) grid() grid {
	rows := []factRow{{set: "overall", Factors: &f.Overall, open: &f.Open, overdue: &f.Overdue}}
	for i := range f.Periods {
		rows = append(rows, factRow{set: "period", name: f.Periods[i].Name, Factors: &f.Periods[i].Factors})
	}
	for i := range f.Parts {
		p := &f.Parts[i]
		name := p.Value
		if p.Others {
			name = f.partName(p)
		}
		rows = append(rows, factRow{"value", name, &p.Factors, &p.Open, &p.Overdue, p})
	}
	fields := append(factorAttributes(), stockAttributes()...)
	return newGrid("Factors", append(fields, partAttributes()...), rows)
}

func factorAttributes() []attribute[factRow] {
	return []attribute[factRow]{
		{"set", "Set", lookPlain, 10, func(r factRow) any { return r.set }, nil},
		{"name", "Name", lookPlain, 24, func(r factRow) any { return r.name }, nil},
		{"flow", "Flow", lookPlain, 8, func(r factRow) any { return r.Flow }, nil},
		{"won", "Won", lookPlain, 8, func(r factRow) any { return r.Won }, nil},
		{"won_with_amount", "Won with an amount", lookPlain, 8, func(r factRow) any { return r.Priced }, nil},
		{"lost", "Lost", lookPlain, 8, func(r factRow) any { return r.Lost }, nil},
		{"average_sale", "Average Sale", lookRate, 14, func(r factRow) any { return optionalNumber(valueNumber(r.AverageSale)) }, nil},
		{"conversion_rate", "Conversion Rate", lookRate, 12, func(r factRow) any { return optionalNumber(shareNumber(r.Conversion.Share())) }, nil},
		{"time_to_close_mean", "Time to Close", lookDecimal, 12, func(r factRow) any { return timeNumber(r.TimeToClose, r.TimeToClose.Mean) }, nil},
		{"time_to_close_median", "Median", lookDecimal, 12, func(r factRow) any { return timeNumber(r.TimeToClose, r.TimeToClose.Median) }, nil},
		{"time_to_close_n", "Deals timed", lookPlain, 12, func(r factRow) any { return r.TimeToClose.N }, nil},
		{"new_value", "New Value", lookRate, 14, func(r factRow) any { return optionalNumber(valueNumber(r.NewValue)) }, nil},
		{"won_value", "Won Value", lookRate, 14, func(r factRow) any { return moneyNumber(r.WonValue) }, nil},
	}
}

// stockAttributes are empty for periods: open is what a deal is on one day.
func stockAttributes() []attribute[factRow] {
	deals := func(s *evidence.Stock) any {
		if s == nil {
			return nil
		}
		return s.Deals
	}
	worth := func(s *evidence.Stock) any {
		if s == nil {
			return nil
		}
		return moneyNumber(s.Value)
	}
	return []attribute[factRow]{
		{"open", "Open", lookPlain, 8, func(r factRow) any { return deals(r.open) }, nil},
		{"open_value", "Open pipeline", lookRate, 14, func(r factRow) any { return worth(r.open) }, nil},
		{"overdue", "Overdue", lookPlain, 8, func(r factRow) any { return deals(r.overdue) }, nil},
		{"overdue_value", "Overdue pipeline", lookRate, 14, func(r factRow) any { return worth(r.overdue) }, nil},
	}
}

// partAttributes are empty for all that is no part.
func partAttributes() []attribute[factRow] {
	of := func(number func(p *evidence.Part) *json.Number) func(factRow) any {
		return func(r factRow) any {
			if r.part == nil {
				return nil
			}
			return optionalNumber(number(r.part))
		}
	}
	return []attribute[factRow]{
		{"share_of_won_value", "Share of won value", lookRate, 12, of(func(p *evidence.Part) *json.Number { return shareNumber(p.OfWonValue) }), nil},
		{"won_value_difference", "Change", lookRate, 14, of(func(p *evidence.Part) *json.Number { return valueNumber(p.Gained) }), nil},
		{"share_of_difference", "Share of change", lookRate, 12, of(func(p *evidence.Part) *json.Number { return shareNumber(p.OfChange) }), nil},
	}
}

func optionalNumber(number *json.Number) any {
	if number == nil {
		return nil
	}
	return *number
}

func timeNumber(d evidence.Duration, value int) any {
	if d.N == 0 {
		return nil
	}
	return json.Number(oneDecimal(value))
}
