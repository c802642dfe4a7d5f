package report

import (
	"encoding/json"
	"io"

	"revops/evidence"
)

// FactSchema names the document of the factors.
const FactSchema = "revops/fact/v1"

// JSON writes the document of the factors, whose shape `revops schema fact` describes.
func (f Fact) JSON(w io.Writer) error { return writeJSON(w, f.document()) }

type factDocument struct {
	Schema   string            `json:"schema"`
	AsOf     string            `json:"as_of"`
	Since    string            `json:"since,omitempty"`
	Until    string            `json:"until,omitempty"`
	Currency *string           `json:"currency"`
	Base     evidence.Base     `json:"time_to_close_of"`
	Files    []dealsFile       `json:"files"`
	Overall  factOverall       `json:"overall"`
	Period   evidence.Period   `json:"period"`
	Periods  []factPeriod      `json:"periods"`
	Change   *factChange       `json:"change"`
	By       []factPart        `json:"by"`
	Grouped  *string           `json:"by_dimension"`
	LeftOut  factLeftOut       `json:"left_out"`
	Mapping  dealsMapping      `json:"mapping"`
	Accounts *accountsDocument `json:"accounts,omitempty"`
	Unusable []dealsRemark     `json:"unusable"`
	Notes    []dealsRemark     `json:"notes"`
}

type factFactors struct {
	Flow        int           `json:"flow"`
	AverageSale *json.Number  `json:"average_sale"`
	Conversion  *json.Number  `json:"conversion_rate"`
	Interval    *factInterval `json:"conversion_interval"`
	TimeToClose factDuration  `json:"time_to_close"`
	NewValue    *json.Number  `json:"new_value"`
	WonValue    json.Number   `json:"won_value"`
	Won         int           `json:"won"`
	Priced      int           `json:"won_with_amount"`
	Lost        int           `json:"lost"`
}

type factInterval struct {
	Low  json.Number `json:"low"`
	High json.Number `json:"high"`
}

type factDuration struct {
	Mean   *json.Number `json:"mean"`
	Median *json.Number `json:"median"`
	N      int          `json:"n"`
}

type factStock struct {
	Open         int         `json:"open"`
	OpenValue    json.Number `json:"open_value"`
	Overdue      int         `json:"overdue"`
	OverdueValue json.Number `json:"overdue_value"`
}

type factOverall struct {
	factFactors
	factStock
}

type factPeriod struct {
	Name  string `json:"period"`
	First string `json:"first"`
	Last  string `json:"last"`
	Full  bool   `json:"full"`
	factFactors
}

type factChange struct {
	From        string       `json:"from"`
	To          string       `json:"to"`
	Flow        *json.Number `json:"flow"`
	AverageSale *json.Number `json:"average_sale"`
	Conversion  *json.Number `json:"conversion_rate"`
	TimeToClose *json.Number `json:"time_to_close"`
	NewValue    *json.Number `json:"new_value"`
	WonValue    *json.Number `json:"won_value"`
	Gained      json.Number  `json:"won_value_difference"`
}

type factPart struct {
	Value  *string `json:"value"`
	Others bool    `json:"others"`
	factFactors
	factStock
	OfWonValue *json.Number `json:"share_of_won_value"`
	Gained     *json.Number `json:"won_value_difference"`
	OfChange   *json.Number `json:"share_of_difference"`
}

type factLeftOut struct {
	Later   int `json:"entered_later"`
	Undated int `json:"undated"`
	Old     int `json:"before_the_periods"`
}

func (f Fact) document() factDocument {
	document := factDocument{
		Schema: FactSchema, AsOf: f.AsOf.String(), Since: f.Since.String(), Until: f.Until.String(), Base: f.Base,
		Overall: factOverall{newFactors(&f.Overall), newStock(f.Open, f.Overdue)},
		Period:  f.Period, Periods: []factPeriod{}, By: []factPart{},
		LeftOut: factLeftOut{f.Later, f.Undated, f.Old}, Accounts: newAccountsDocument(f.Accounts),
		Files: newDealsFiles(f.Imports), Mapping: newDealsMapping(f.Imports),
		Unusable: newDealsRemarks(f.Imports, unusableRows), Notes: newDealsRemarks(f.Imports, faultyRows),
	}
	if currency := currencyOf(f.Imports); currency != "" {
		document.Currency = &currency
	}
	if !f.Dimension.None() {
		name := f.Dimension.String()
		document.Grouped = &name
	}
	for i := range f.Periods {
		p := &f.Periods[i]
		document.Periods = append(document.Periods, factPeriod{p.Name, p.First.String(), p.Last.String(), p.Full, newFactors(&p.Factors)})
	}
	for i := range f.Parts {
		document.By = append(document.By, newPart(&f.Parts[i]))
	}
	if g := f.Change; g != nil {
		document.Change = &factChange{
			g.From, g.To, shareNumber(g.Flow), shareNumber(g.AverageSale), shareNumber(g.Conversion), shareNumber(g.TimeToClose),
			shareNumber(g.NewValue), shareNumber(g.WonValue), moneyNumber(g.Gained),
		}
	}
	return document
}

func newFactors(f *evidence.Factors) factFactors {
	written := factFactors{
		Flow: f.Flow, AverageSale: valueNumber(f.AverageSale), NewValue: valueNumber(f.NewValue),
		WonValue: moneyNumber(f.WonValue), Won: f.Won, Priced: f.Priced, Lost: f.Lost,
		Conversion:  shareNumber(f.Conversion.Share()),
		TimeToClose: factDuration{N: f.TimeToClose.N},
	}
	if f.Conversion.Few() {
		low, high := f.Conversion.Interval()
		written.Interval = &factInterval{*shareNumber(low), *shareNumber(high)}
	}
	if f.TimeToClose.N > 0 {
		mean, median := json.Number(oneDecimal(f.TimeToClose.Mean)), json.Number(oneDecimal(f.TimeToClose.Median))
		written.TimeToClose.Mean, written.TimeToClose.Median = &mean, &median
	}
	return written
}

func newStock(open, overdue evidence.Stock) factStock {
	return factStock{open.Deals, moneyNumber(open.Value), overdue.Deals, moneyNumber(overdue.Value)}
}

func newPart(p *evidence.Part) factPart {
	written := factPart{
		Others: p.Others, factFactors: newFactors(&p.Factors), factStock: newStock(p.Open, p.Overdue),
		OfWonValue: shareNumber(p.OfWonValue), Gained: valueNumber(p.Gained), OfChange: shareNumber(p.OfChange),
	}
	if p.Value != "" {
		written.Value = &p.Value
	}
	return written
}

func moneyNumber(m evidence.Money) json.Number { return json.Number(decimal(m)) }

func valueNumber(v evidence.Value) *json.Number {
	if !v.Known {
		return nil
	}
	number := moneyNumber(v.Money)
	return &number
}

func shareNumber(s evidence.Share) *json.Number {
	if !s.Known {
		return nil
	}
	number := json.Number(s.String())
	return &number
}
