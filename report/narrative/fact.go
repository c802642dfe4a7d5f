package narrative

import (
	"revops/report/document"
)

// Fact is the four factors, with a forecast of the same deals by the same periods for the page; nil for none.
type Fact struct {
	*document.Fact
	Forecast *document.Forecast
}
