package evidence

import (
	"cmp"
	"slices"

	"revops/deals"
)

// RowOf is a deal that is in the whole of a share and not in its part.
type RowOf struct {
	// File is the place of the file in the order of reading, as Measurement.File was told it.
	File int
	Row  int
	// ID and Account are cut where they are long.
	ID, Account string
}

func rowOf(file int, d *deals.Deal) RowOf {
	return RowOf{File: file, Row: d.Row, ID: deals.Shortened(d.ID), Account: deals.Shortened(d.Account)}
}

// earliestRows gives the first rows of several lists, so many at most.
func earliestRows(most int, lists ...[]RowOf) []RowOf {
	all := slices.Concat(lists...)
	slices.SortFunc(all, func(a, b RowOf) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	return all[:min(len(all), most)]
}
