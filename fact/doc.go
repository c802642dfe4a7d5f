// Package fact works out the four factors of deals: Flow, Average Sale, Conversion Rate and Time to Close, and the New Value
// and Won Value that come of them, for all deals, by period and by what deals are grouped by. A Tally counts deals in whole
// numbers (tally.go, sums.go); the Fact that it gives rounds, once (factors.go).
package fact
