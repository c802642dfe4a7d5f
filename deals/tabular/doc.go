// Package tabular opens files that hold a table: CSV, TSV or a workbook, packed or not, in any encoding. Open finds out what a
// file is and reads its first rows, Table.FindHeader finds the header among them, Table.Next gives the rows in chunks, and a
// Scanner cuts these into rows. What columns mean is no matter of this package.
package tabular
