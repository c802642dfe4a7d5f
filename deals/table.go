package deals

import (
	"cmp"
	"io"

	"revops/deals/tabular"
)

// table is an open file of deals or accounts.
type table struct {
	*tabular.Table
	// arguments are what a user types to have the file read.
	arguments string
	// next returns the rows in parts, as Table.Next does, with what is filled from above.
	next func() (chunk, error)
	// firstRows are some of the first rows, where they had to be looked at. They are valid until they are read.
	firstRows [][]string
	// grouped are the columns that are filled from above.
	grouped grouping
}

// chunk is a part of a file that holds whole rows.
type chunk struct {
	tabular.Chunk
	// above are the values of the columns of groups above the first row.
	above []string
}

// open opens a file. What a user types to have it read is its name where the arguments are "".
func open(in io.Reader, name, arguments, encoding, sheet string) (*table, error) {
	opened, err := tabular.Open(in, name, encoding, sheet)
	if err != nil {
		return nil, err
	}
	return &table{Table: opened, arguments: cmp.Or(arguments, name), next: func() (chunk, error) {
		part, err := opened.Next()
		return chunk{Chunk: part}, err
	}}, nil
}

// remarkOn is what there is to remark on a row with a fault.
func remarkOn(fault tabular.Fault) remark {
	return [...]remark{
		tabular.Sound: none, tabular.Ragged: ragged, tabular.BrokenQuotes: brokenQuotes, tabular.NULByte: nulByte, tabular.NotUTF8: notUTF8,
	}[fault]
}

// sayEncoding says of text that is not UTF-8 how it is read.
func sayEncoding(said []string, notUTF8 bool) []string {
	if !notUTF8 {
		return said
	}
	return append(said, "text is not UTF-8, read as Windows-1252: use --encoding for another encoding, such as windows-1250 or windows-1251")
}
