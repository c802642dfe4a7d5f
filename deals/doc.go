// Package deals reads exports of deals and tables of databases: a file, packed or not, as CSV, TSV or a workbook, becomes
// deals whose dates, amounts and states mean the same whatever system wrote them. Read is where to begin: it opens a file
// (open.go), finds out what its columns are (layout.go, roles.go), cuts it into chunks that are parsed side by side
// (chunk.go, batch.go), and gives the deals in their order with what was recognised (Import). A Map says what can't be
// recognised; Accounts give deals what only their account holds.
package deals
