// Package forecast says how well the won value of a period could have been told beforehand, what the next periods hold, and what
// a point of each of the four factors is worth. A Tally counts deals by the day on which they entered and the day on which they
// closed (book.go) and keeps none of them. A past is what was known of them on the eve of a period (past.go); each method forecasts
// from that and nothing else (series.go, factors.go, pipeline.go), and is held against what came (backtest.go).
// The Forecast that a Tally gives rounds, once (forecast.go).
package forecast
