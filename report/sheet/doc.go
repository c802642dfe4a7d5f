// Package sheet writes documents as CSV files and as Excel workbooks. Each table is defined once, as the attributes of its
// rows (grid.go); csv.go and workbook.go write it. Workbooks depend on neither the clock nor the machine; their author is the one
// given, the program for "".
package sheet
