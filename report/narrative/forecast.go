package narrative

import (
	"slices"
	"strings"

	"revops/framework"
	"revops/report/document"
)

// Predictability is what deals say of how well won value can be forecast, nil where there are none. It is that of the whole company, so a
// team's result says nothing of it.
func (a Assessment) Predictability() *document.ResultForecast {
	if a.Result.Evidence == nil || a.Result.Team != "" {
		return nil
	}
	return a.Result.Evidence.Forecast
}

// Serves names the factors that an element improves, those whose point has a known worth; "" for none.
func (a Assessment) Serves(id framework.ElementID) string {
	element, _ := a.Model.Element(id)
	var names []string
	for _, w := range a.Worth() {
		if slices.Contains(element.Factors, w.Factor) {
			names = append(names, w.FactorName())
		}
	}
	return strings.Join(names, ", ")
}

// Worth says what a point of each factor is worth, nothing where that is not known.
func (a Assessment) Worth() []document.FactorWorth {
	if a.Result.Evidence == nil || a.Result.Evidence.Forecast == nil {
		return nil
	}
	return a.Result.Evidence.Forecast.Worth
}

// WorthRows are the rows of a table of Worth: factor, change and what it is worth.
func (a Assessment) WorthRows() [][]string {
	return document.Each(a.Worth(), func(w document.FactorWorth) []string {
		return []string{w.FactorName(), document.Capital(w.Unit), w.Says(a.Result.Evidence.Forecast.Currency)}
	})
}

// What a table of what a point is worth has for titles, and says below.
const (
	WorthFactor = "Factor"
	WorthChange = "Change"
	WorthTitle  = "Won value"
	WorthNote   = "From the deals of the last four full quarters; each line leaves the other factors as they are. No step promises a point."
)
