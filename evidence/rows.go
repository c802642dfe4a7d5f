package evidence

import (
	"cmp"
	"slices"

	"revops/deals"
	"revops/internal/diag"
)

// Row is a row with a deal that is in the whole of a share and not in its part.
type Row struct {
	// File is the file's index, as given to BeginFile.
	File int
	Row  int
	// ID and Account are cut where they are long.
	ID, Account string
}

func rowOf(file int, d *deals.Deal) Row {
	return Row{File: file, Row: d.Row, ID: diag.Shortened(d.ID), Account: diag.Shortened(d.Account)}
}

// earliestRows gives the first rows of several lists, at most limit of them.
func earliestRows(limit int, lists ...[]Row) []Row {
	all := slices.Concat(lists...)
	slices.SortFunc(all, func(a, b Row) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row)) })
	return all[:min(len(all), limit)]
}
