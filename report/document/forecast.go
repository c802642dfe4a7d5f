package document

import (
	"revops/deals"
	"revops/fact"
	"revops/forecast"
	"revops/framework"
)

// ForecastSchema names the document of a forecast.
const ForecastSchema = "revops/forecast/v1"

// Forecast is the document of a forecast of won value, with how well it could have been told beforehand and what a point of each factor
// is worth. Shares are 1 for the whole.
type Forecast struct {
	// Schema is ForecastSchema.
	Schema string `json:"schema"`
	// AsOf is the last day of which anything is known.
	AsOf deals.Day `json:"as_of"`
	// Currency is null where the files name none.
	Currency *string     `json:"currency" jsonschema:"nullable"`
	Files    []DealsFile `json:"files"`
	Period   fact.Period `json:"period"`
	// Window is how many months growth is taken over.
	Window int `json:"window"`
	// Dimension is null without one.
	Dimension *string `json:"by_dimension" jsonschema:"nullable"`
	// Method is the one of the forecast, null where there is too little to judge by; Given says that it was asked for.
	Method *forecast.Method `json:"method" jsonschema:"nullable"`
	Given  bool             `json:"method_given"`
	// Predictability is 1 − WAPE of the record, null where there is too little to judge by.
	Predictability fact.Share `json:"predictability"`
	// Periods are those to come, the first with what is won of it so far.
	Periods []ForecastPeriod `json:"periods"`
	// Methods are all of them, Record is that of the forecasts that one would have believed at the time.
	Methods []ForecastMethod `json:"methods"`
	Record  ForecastRecord   `json:"record"`
	// Backtest is what each method said on the eve of each tested period.
	Backtest []ForecastTest `json:"backtest"`
	// History is the won value of the last full periods.
	History []WonPeriod `json:"history"`
	// Pipeline is the open deals by age, with what they are expected to bring by Until, the end of the last period.
	Pipeline []ForecastCohort `json:"pipeline"`
	Until    deals.Day        `json:"pipeline_until"`
	// ToCome is expected of deals that enter by then.
	ToCome fact.Value `json:"entries_to_come"`
	// Worth is what a point of each factor is worth, by the figures of Basis; it is empty and Basis null where that is not known.
	Worth []FactorWorth `json:"worth"`
	Basis *WorthBasis   `json:"worth_basis" jsonschema:"nullable"`
	// Remarks say what the figures do not hold, and what they depend on.
	Remarks []string `json:"remarks"`
	// Warnings say what makes the figures doubtful, each without a full stop.
	Warnings []string     `json:"warnings,omitempty"`
	Mapping  DealsMapping `json:"mapping"`
	Accounts *Accounts    `json:"accounts,omitempty"`
	// Unusable are about rows that are not deals, Notes about deals that do not count in everything.
	Unusable []DealsRemark `json:"unusable"`
	Notes    []DealsRemark `json:"notes"`
}

// ForecastPeriod is a period to come: 2026-Q4 or 2026-10. Forecast and WonDeals include SoFar. Low and High are the 10th and the 90th
// percentile of the errors of the record, null where there is too little to judge by.
type ForecastPeriod struct {
	Name     string      `json:"period"`
	Start    deals.Day   `json:"start"`
	End      deals.Day   `json:"end"`
	SoFar    deals.Money `json:"won_so_far"`
	Forecast fact.Value  `json:"forecast"`
	Low      fact.Value  `json:"low"`
	High     fact.Value  `json:"high"`
	WonDeals *Tenths     `json:"won_deals" jsonschema:"nullable"`
}

// ForecastRecord is how far forecasts were off over N periods: WAPE = Σ|forecast − actual| / Σ actual, Bias = Σ(forecast − actual) /
// Σ actual. AgainstNaive is the sum of the errors in relation to that of naive in the same periods.
type ForecastRecord struct {
	WAPE         fact.Share `json:"wape"`
	Bias         fact.Share `json:"bias"`
	N            int        `json:"n"`
	AgainstNaive fact.Share `json:"against_naive"`
}

// ForecastMethod is how a method did. Next is what it says of the first period to come, null with the reason in Missing.
type ForecastMethod struct {
	Method forecast.Method `json:"method"`
	ForecastRecord
	Next    fact.Value `json:"next"`
	Missing string     `json:"missing,omitempty"`
}

// ForecastTest is what a method said on the eve of a period, and what came. Believed says that it was the best one in the periods before.
type ForecastTest struct {
	Method   forecast.Method `json:"method"`
	Name     string          `json:"period"`
	Start    deals.Day       `json:"start"`
	End      deals.Day       `json:"end"`
	Forecast fact.Value      `json:"forecast"`
	Actual   deals.Money     `json:"actual"`
	Believed bool            `json:"believed"`
}

// WonPeriod is what was won in a full period.
type WonPeriod struct {
	Name     string      `json:"period"`
	Start    deals.Day   `json:"start"`
	End      deals.Day   `json:"end"`
	WonValue deals.Money `json:"won_value"`
	Won      int         `json:"won"`
}

// ForecastCohort is the open deals of an age in days. AgeTo is null for no end.
type ForecastCohort struct {
	AgeFrom  int         `json:"age_from"`
	AgeTo    *int        `json:"age_to" jsonschema:"nullable"`
	Deals    int         `json:"deals"`
	Amount   deals.Money `json:"amount"`
	Expected fact.Value  `json:"expected"`
}

// FactorWorth is what a unit more of a factor is worth, the others as they are: each quarter or, where PerQuarter is null, once.
type FactorWorth struct {
	Factor     framework.FactorID `json:"factor"`
	Unit       string             `json:"unit"`
	PerQuarter fact.Value         `json:"per_quarter"`
	Once       fact.Value         `json:"once"`
}

// WorthBasis is the figures of the last four full quarters. Flow is that of a quarter, Velocity is Flow × AverageSale × Conversion ÷
// TimeToClose, a day.
type WorthBasis struct {
	From        string     `json:"from"`
	To          string     `json:"to"`
	Flow        *Tenths    `json:"flow"`
	AverageSale fact.Value `json:"average_sale"`
	Conversion  fact.Share `json:"conversion_rate"`
	TimeToClose *Tenths    `json:"time_to_close" jsonschema:"nullable"`
	Velocity    fact.Value `json:"sales_velocity"`
}

// NewForecast makes the document of a forecast, with the files that it was made of; accounts is nil without a file of accounts.
func NewForecast(f *forecast.Forecast, imports []*deals.Import, accounts *deals.AccountImport) *Forecast {
	d := &Forecast{
		Methods: Each(f.Scores, func(s forecast.Score) ForecastMethod { return ForecastMethod{s.Method, recordOf(s), s.Next, s.Missing} }),
		Backtest: Each(f.Backtest, func(t forecast.Test) ForecastTest {
			return ForecastTest{t.Method, t.Name, t.First, t.Last, t.Forecast, t.Actual, t.Believed}
		}),
		History: Each(f.History, func(w forecast.Won) WonPeriod { return WonPeriod{w.Name, w.First, w.Last, w.Value, w.Deals} }),
		Schema:  ForecastSchema, AsOf: f.AsOf, Currency: currencyOf(imports), Files: Each(imports, dealsFileOf), Period: f.Period, Window: f.Window,
		Given: f.Method != "", Predictability: f.Predictability, Record: recordOf(f.Record), Until: f.Open.Until, ToCome: f.Open.ToCome,
		Periods: []ForecastPeriod{}, Pipeline: []ForecastCohort{},
		Worth: worthOf(&f.Worth), Remarks: list(forecastRemarks(f)), Warnings: deals.Warnings(imports, f.AsOf), Mapping: mappingOf(imports),
		Accounts: accountsOf(accounts), Unusable: unusableOf(imports), Notes: notesOf(imports),
	}
	if !f.Dimension.None() {
		d.Dimension = new(f.Dimension.String())
	}
	if f.Chosen != "" {
		d.Method = new(f.Chosen)
	}
	for _, p := range f.Periods {
		period := ForecastPeriod{Name: p.Name, Start: p.First, End: p.Last, SoFar: p.SoFar, Forecast: p.Forecast, Low: p.Low, High: p.High}
		if p.Forecast.Known {
			period.WonDeals = new(Tenths(p.WonDeals))
		}
		d.Periods = append(d.Periods, period)
	}
	for _, c := range f.Open.Cohorts {
		cohort := ForecastCohort{AgeFrom: c.From, Deals: c.Deals, Amount: c.Amount, Expected: c.Expected}
		if c.To > 0 {
			cohort.AgeTo = new(c.To)
		}
		d.Pipeline = append(d.Pipeline, cohort)
	}
	if w := &f.Worth; w.Missing == "" {
		d.Basis = &WorthBasis{From: w.From, To: w.To, Flow: new(Tenths((10*w.Entries + 2) / 4)), AverageSale: w.AverageSale, Conversion: w.Conversion, Velocity: w.Velocity}
		if w.TimeToClose > 0 {
			d.Basis.TimeToClose = new(Tenths(w.TimeToClose))
		}
	}
	return d
}

// ResultForecast is what a result says of the forecast: how well the won value of a period could have been told beforehand, and what a point of
// each factor is worth.
type ResultForecast struct {
	// Missing says why there is nothing to forecast.
	Missing string `json:"missing,omitempty"`
	// Currency is null where the files name none.
	Currency *string     `json:"currency" jsonschema:"nullable"`
	Period   fact.Period `json:"period"`
	// Predictability is 1 − WAPE of the record over Tested periods, null where there is too little to judge by. Naive is the WAPE of the
	// method naive.
	Predictability fact.Share     `json:"predictability"`
	Tested         int            `json:"tested"`
	Record         ForecastRecord `json:"record"`
	Naive          fact.Share     `json:"naive_wape"`
	// Worth is empty where it is not known.
	Worth []FactorWorth `json:"worth"`
}

// InResult is what a result says of the forecast.
func (f *Forecast) InResult() *ResultForecast {
	return &ResultForecast{
		Currency: f.Currency, Period: f.Period, Predictability: f.Predictability, Tested: len(f.Backtest) / max(len(f.Methods), 1),
		Record: f.Record, Naive: f.Methods[0].WAPE, Worth: f.Worth,
	}
}

// NoForecast says in a result why there is nothing to forecast.
func NoForecast(period fact.Period, why string) *ResultForecast {
	return &ResultForecast{Missing: why, Period: period, Worth: []FactorWorth{}}
}

func recordOf(s forecast.Score) ForecastRecord {
	return ForecastRecord{s.WAPE, s.Bias, s.N, s.AgainstNaive}
}

// worthOf are the rows of what points are worth, none where that is not known.
func worthOf(w *forecast.Worth) []FactorWorth {
	if w.Missing != "" {
		return []FactorWorth{}
	}
	rows := []FactorWorth{
		{"flow", "one more new deal a month", w.MoreEntries, fact.Value{}},
		{"average-sale", "one percent more", w.Percent, fact.Value{}},
		{"conversion-rate", "one percentage point more", w.Point, fact.Value{}},
		{"time-to-close", "one day less", fact.Value{}, w.Day},
	}
	return rows
}
