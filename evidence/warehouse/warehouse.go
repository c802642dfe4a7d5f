// Package warehouse counts the deals of a table in a database that speaks the protocol of PostgreSQL. The database
// groups the rows, in one transaction that can only read, and package evidence counts the groups as it counts the deals of
// a file: what a column is, how a deal stands and how groups are added up is found out there alone.
package warehouse

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"revops/evidence"
)

// Source says where deals are.
type Source struct {
	// URL is that of the database: postgres://user@host/database. A password that it does not hold comes from PGPASSWORD
	// or a password file, as with every program for PostgreSQL.
	URL string
	// Table names a table, with its schema before a point if it is not in the search path. Query is a statement whose rows
	// are deals. One of them is given.
	Table, Query string
}

// Run is what a count has of the run that it is part of.
type Run struct {
	Now func() time.Time
	// Scan is told which scan of the table begins, of how many.
	Scan func(number, of int)
}

// reader reads groups of the rows of one source.
type reader struct {
	run        Run
	connection *pgx.Conn
	tx         pgx.Tx
	source     Source
	name       string
	// from is the table or query as a statement names it.
	from    string
	columns []column
	groups  *evidence.Groups
	began   time.Time
	// scan is the number of the scan that runs, 0 before the first, of scans.
	scan, scans int
	secrets     []string
}

// none is the place of a column that is not there.
const none = -1

// zero is a number that is counted of nothing.
const zero = "0::bigint"

func (r *reader) headers() []string {
	var headers []string
	for _, c := range r.columns {
		headers = append(headers, c.name)
	}
	return headers
}

func (r *reader) fail(message, hint string) error {
	return &evidence.FileError{Name: r.name, Message: message, Hint: hint}
}

// query runs a statement that scans the table, and hands each row of its result to a function.
func (r *reader) query(ctx context.Context, statement string, row func(pgx.Rows) error) error {
	r.scan++
	if r.run.Scan != nil {
		r.run.Scan(r.scan, r.scans)
	}
	rows, err := r.tx.Query(ctx, statement)
	if err != nil {
		return r.failure(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return r.failure(ctx, rows.Err())
}

// far says how far the reading is, for an error that ends it.
func (r *reader) far() string {
	const second = time.Second
	took := int(r.run.Now().Sub(r.began) / second)
	if r.scan == 0 {
		return fmt.Sprintf("before the first scan, after %d s", took)
	}
	return fmt.Sprintf("in scan %d of %d, after %d s", r.scan, r.scans, took)
}
