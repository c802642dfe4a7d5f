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

// Serves says which factors an element serves, and what a unit of each is worth; "" where that is not known.
func (a Assessment) Serves(id framework.ElementID) string {
	if a.Result.Evidence == nil || a.Result.Evidence.Forecast == nil {
		return ""
	}
	f := a.Result.Evidence.Forecast
	element, _ := a.Model.Element(id)
	var parts []string
	for i := range f.Worth {
		if w := &f.Worth[i]; slices.Contains(element.Factors, w.Factor) {
			parts = append(parts, w.FactorName()+" ("+w.Sentence(f.Currency)+")")
		}
	}
	return strings.Join(parts, ", ")
}

// ServesNote says where the worth in Serves comes from, "" where it is not known.
func (a Assessment) ServesNote() string {
	if f := a.Predictability(); f == nil || len(f.Worth) == 0 {
		return ""
	}
	return "Improvement values are based on the deals of the last four full quarters. Run revops forecast to see how."
}
