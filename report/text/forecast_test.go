package text_test

import (
	"io"
	"strings"
	"testing"

	"revops/internal/samples"
	"revops/report/document"
	"revops/report/text"
)

func forecastTable(tb testing.TB, f *document.Forecast, style text.Style) string {
	tb.Helper()
	return written(tb, func(w io.Writer) error { return text.Forecast(w, f, style) })
}

func TestForecast(t *testing.T) {
	f := samples.Forecast(t, samples.ForecastQuestion(), samples.Deals(t, "hubspot.csv")...)
	check(t, "forecast.table", forecastTable(t, f, text.Style{Width: 80}))
	check(t, "forecast_wide.table", forecastTable(t, f, text.Style{Width: 120}))
	check(t, "forecast.md", samples.Written(t, text.ForecastMarkdown, f))
	for _, columns := range []int{80, 100, 160} {
		narrow(t, "the forecast", forecastTable(t, f, text.Style{Width: columns}), columns)
	}
}

// Where the terminal has room, columns show won value and forecast, told apart without colour, and in ASCII where there is nothing else.
func TestForecast_columns(t *testing.T) {
	f := samples.Forecast(t, samples.ForecastQuestion(), samples.Deals(t, "hubspot.csv")...)
	for _, test := range []struct {
		style text.Style
		mark  string
		drawn bool
	}{
		{text.Style{Width: 99}, "▒", false},
		{text.Style{}, "▒", false},
		{text.Style{Width: 100}, "███ ▒▒▒", true},
		{text.Style{Width: 100, ASCII: true}, "### :::", true},
		{text.Style{Width: 100, ASCII: true}, "█", false},
	} {
		if got := forecastTable(t, f, test.style); strings.Contains(got, test.mark) != test.drawn {
			t.Errorf("%+v: %q drawn is %v\n%s", test.style, test.mark, !test.drawn, got)
		}
	}
}

// Too little history is said, and gives neither a forecast nor a range.
func TestForecast_tooLittle(t *testing.T) {
	q := samples.ForecastQuestion()
	q.AsOf -= 400
	got := forecastTable(t, samples.Forecast(t, q, samples.Deals(t, "hubspot.csv")...), text.Style{})
	for _, want := range []string{
		"Too little history to say how well a quarter can be forecast: that takes 4 full quarters to test on (here 1) and 20 won deals.",
		"No method is chosen.", "What a point is worth is not known: four full quarters of deals are needed.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
