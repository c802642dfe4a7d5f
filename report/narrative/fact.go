package narrative

import (
	"slices"

	"revops/report/document"
)

// Fact is the four factors, with a forecast of the same deals by the same periods for the page; nil for none.
type Fact struct {
	*document.Fact
	Forecast *document.Forecast
}

// maxPeriods is how many periods a person is shown.
const maxPeriods = 12

// RecentPeriods are the periods that a person is shown.
func RecentPeriods(f *document.Fact) []document.FactPeriod {
	recent := f.Periods[max(0, len(f.Periods)-maxPeriods):]
	return recent[max(0, slices.IndexFunc(recent, func(p document.FactPeriod) bool { return !p.Empty() })):]
}

// maxParts is how many values of a dimension a person is shown.
const maxParts = 20

// ShownParts are the parts that a person is shown: the first ones, and the others.
func ShownParts(parts []document.FactPart) []document.FactPart {
	if len(parts) <= maxParts {
		return parts
	}
	shown := slices.Clone(parts[:maxParts])
	if last := parts[len(parts)-1]; last.Others {
		shown = append(shown, last)
	}
	return shown
}
