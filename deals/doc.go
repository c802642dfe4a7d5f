// Package deals reads exports of deals and tables of databases: a file, packed or not, as CSV, TSV or a workbook, becomes
// deals whose dates, amounts and states mean the same whatever system wrote them. Read is where to begin: it opens a file
// (package tabular), finds out what its columns are (layout.go, roles.go), parses its chunks side by side (batch.go), and
// gives the deals in their order with what was recognised (Import). A Map says what can't be recognised; Accounts give deals
// what only their account holds.
package deals
