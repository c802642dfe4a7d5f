package document

import (
	"revops/deals"
	"revops/fact"
)

// FactSchema names the document of the factors.
const FactSchema = "revops/fact/v1"

// Fact is the document of the four factors, FACT: Flow, Average Sale, Conversion Rate and Time to Close.
type Fact struct {
	// Schema is FactSchema.
	Schema string `json:"schema"`
	// AsOf is the day on which the deals are looked at; Since and Until leave out what lies before and after.
	AsOf  deals.Day `json:"as_of"`
	Since deals.Day `json:"since,omitzero"`
	Until deals.Day `json:"until,omitzero"`
	// Currency is null where the files name none.
	Currency *string `json:"currency" jsonschema:"nullable"`
	// Base says which deals the time to close is of.
	Base    fact.Base   `json:"time_to_close_of"`
	Files   []DealsFile `json:"files"`
	Overall FactOverall `json:"overall"`
	Period  fact.Period `json:"period"`
	// Periods are those from the first in which something happened to that of the last day.
	Periods []FactPeriod `json:"periods"`
	// Change is from the last full period but one to the last full one, null where there are no two.
	Change *FactChange `json:"change" jsonschema:"nullable"`
	// By are the values of the dimension, the one with the highest won value first; Dimension is null without one.
	By        []FactPart `json:"by"`
	Dimension *string    `json:"by_dimension" jsonschema:"nullable"`
	// Anonymous says that numbers stand for the values of By.
	Anonymous bool        `json:"anonymous,omitempty"`
	LeftOut   FactLeftOut `json:"left_out"`
	// LastActivity is the last day up to AsOf on which a deal entered or closed, absent where there is none.
	LastActivity deals.Day `json:"last_activity,omitzero"`
	// Warnings say what makes the figures doubtful, each without a full stop.
	Warnings []string     `json:"warnings,omitempty"`
	Mapping  DealsMapping `json:"mapping"`
	Accounts *Accounts    `json:"accounts,omitempty"`
	// Unusable are about rows that are not deals, Notes about deals that do not count in everything.
	Unusable []DealsRemark `json:"unusable"`
	Notes    []DealsRemark `json:"notes"`
}

// Factors are the four factors of a set of deals, and what follows from them. Shares are 1 for the whole.
type Factors struct {
	// Flow counts the deals that entered the pipeline.
	Flow int `json:"flow"`
	// AverageSale is the amount of won deals divided by those that have one.
	AverageSale fact.Value `json:"average_sale"`
	// Conversion is won / (won + lost).
	Conversion fact.Share `json:"conversion_rate"`
	// Interval is the 95 % interval of the rate, null unless few deals closed.
	Interval    *Interval `json:"conversion_interval" jsonschema:"nullable"`
	TimeToClose Duration  `json:"time_to_close"`
	// NewValue is Flow × AverageSale × Conversion.
	NewValue fact.Value  `json:"new_value"`
	WonValue deals.Money `json:"won_value"`
	Won      int         `json:"won"`
	Priced   int         `json:"won_with_amount"`
	Lost     int         `json:"lost"`
}

// Interval is between which shares a rate lies.
type Interval struct {
	Low  fact.Share `json:"low"`
	High fact.Share `json:"high"`
}

// Duration is the days from entry to close of N deals.
type Duration struct {
	Mean   *Tenths `json:"mean" jsonschema:"nullable"`
	Median *Tenths `json:"median" jsonschema:"nullable"`
	N      int     `json:"n"`
}

// Stock is the open deals, and those of them whose close date has passed.
type Stock struct {
	Open         int         `json:"open"`
	OpenValue    deals.Money `json:"open_value"`
	Overdue      int         `json:"overdue"`
	OverdueValue deals.Money `json:"overdue_value"`
}

// FactOverall is all deals that count.
type FactOverall struct {
	Factors
	Stock
}

// FactPeriod is a period: 2026-Q3 or 2026-09. One that is not full counts only in part.
type FactPeriod struct {
	Name  string    `json:"period"`
	First deals.Day `json:"first"`
	Last  deals.Day `json:"last"`
	Full  bool      `json:"full"`
	Factors
}

// FactChange is how much each figure changed from one period to another, as a share of what it was. Gained is an amount.
type FactChange struct {
	From        string      `json:"from"`
	To          string      `json:"to"`
	Flow        fact.Share  `json:"flow"`
	AverageSale fact.Share  `json:"average_sale"`
	Conversion  fact.Share  `json:"conversion_rate"`
	TimeToClose fact.Share  `json:"time_to_close"`
	NewValue    fact.Share  `json:"new_value"`
	WonValue    fact.Share  `json:"won_value"`
	Gained      deals.Money `json:"won_value_difference"`
}

// FactPart is the deals with one value of the dimension, and what they contribute.
type FactPart struct {
	// Value is null for deals without one, and for the others.
	Value *string `json:"value" jsonschema:"nullable"`
	// Others says that these are the deals of the many values with few.
	Others bool `json:"others"`
	Factors
	Stock
	OfWonValue fact.Share `json:"share_of_won_value"`
	Gained     fact.Value `json:"won_value_difference"`
	OfChange   fact.Share `json:"share_of_difference"`
}

// FactLeftOut counts deals that entered after the as-of day, entries and closes that are in no period, and open deals without an
// amount.
type FactLeftOut struct {
	Later        int `json:"entered_later"`
	Undated      int `json:"undated"`
	Old          int `json:"before_the_periods"`
	OpenUnpriced int `json:"open_without_amount"`
}

// NewFact makes the document of what deals show, with the files that they were read from; accounts is nil without a file of
// accounts.
func NewFact(f *fact.Fact, imports []*deals.Import, accounts *deals.AccountImport) *Fact {
	d := &Fact{
		Periods: Each(f.Periods, func(p fact.PeriodFactors) FactPeriod {
			return FactPeriod{p.Name, p.First, p.Last, p.Full, factorsOf(&p.Factors)}
		}),
		Schema: FactSchema, AsOf: f.AsOf, Since: f.Since, Until: f.Until, Currency: currencyOf(imports), Base: f.Base,
		Overall: FactOverall{factorsOf(&f.Overall), stockOf(f.Open, f.Overdue)}, Period: f.Period, By: Each(f.Parts, partOf),
		LeftOut: FactLeftOut{f.Later, f.Undated, f.Old, f.Open.Deals - f.Open.Priced}, Accounts: accountsOf(accounts),
		Files: Each(imports, dealsFileOf), Mapping: mappingOf(imports), Unusable: unusableOf(imports), Notes: notesOf(imports),
		Anonymous: f.Anonymous, LastActivity: f.Latest, Warnings: deals.Warnings(imports, f.AsOf),
	}
	if !f.Dimension.None() {
		d.Dimension = new(f.Dimension.String())
	}
	if g := f.Change; g != nil {
		d.Change = new(FactChange(*g))
	}
	return d
}

func factorsOf(f *fact.Factors) Factors {
	written := Factors{
		Flow: f.Flow, AverageSale: f.AverageSale, NewValue: f.NewValue, WonValue: f.WonValue, Won: f.Won, Priced: f.Priced, Lost: f.Lost,
		Conversion: f.Conversion.Share(), TimeToClose: Duration{N: f.TimeToClose.N},
	}
	if f.Conversion.Few() {
		low, high := f.Conversion.Interval()
		written.Interval = &Interval{low, high}
	}
	if f.TimeToClose.N > 0 {
		written.TimeToClose.Mean, written.TimeToClose.Median = new(Tenths(f.TimeToClose.Mean)), new(Tenths(f.TimeToClose.Median))
	}
	return written
}

func stockOf(open, overdue fact.Stock) Stock {
	return Stock{open.Deals, open.Value, overdue.Deals, overdue.Value}
}

func partOf(p fact.Part) FactPart {
	part := FactPart{
		Others: p.Others, Factors: factorsOf(&p.Factors), Stock: stockOf(p.Open, p.Overdue),
		OfWonValue: p.OfWonValue, Gained: p.Gained, OfChange: p.OfChange,
	}
	if p.Value != "" {
		part.Value = &p.Value
	}
	return part
}

// Read is what the document says of the files that were read.
func (f *Fact) Read() DealsRead {
	return DealsRead{f.Files, f.Mapping, f.Accounts, f.Currency, f.Unusable, f.Notes, f.Warnings}
}
