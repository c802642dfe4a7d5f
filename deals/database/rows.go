package database

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// Rows are those of a source, in a transaction that can only read. They are read once.
type Rows struct {
	source     Source
	connection *pgconn.PgConn
	secrets    []string
	// from is what a statement selects from.
	from    string
	columns []pgconn.FieldDescription
	read    int
}

// Open connects to the database and asks which columns the source has. It reads no row. The error is an *Error, or that of
// the context.
func Open(ctx context.Context, source Source) (*Rows, error) {
	r := &Rows{source: source}
	config, err := r.config()
	if err != nil {
		return nil, err
	}
	if r.from, err = source.rows(); err != nil {
		return nil, err
	}
	if r.connection, err = pgconn.ConnectConfig(ctx, config); err != nil {
		return nil, r.failure(ctx, err)
	}
	if err = r.begin(ctx); err == nil {
		err = r.describe(ctx)
	}
	if err != nil {
		return nil, errors.Join(r.failure(ctx, err), r.Close())
	}
	return r, nil
}

// beginning begins the transaction and settles how values are written. A pooler may hand the connection to somebody else
// afterwards, so that nothing is set for longer than the transaction. With synchronize_seqscans, which not every database
// has, PostgreSQL may begin to read a large table in its middle, and the rows would come in another order each time.
const beginning = `begin read only; set local time zone 'UTC'; set local client_encoding = 'UTF8'; set local datestyle = 'ISO';
select set_config(name, 'off', true) from pg_settings where name = 'synchronize_seqscans'`

func (r *Rows) begin(ctx context.Context) error {
	_, err := r.connection.Exec(ctx, beginning).ReadAll()
	return err
}

// describe asks which columns there are. A statement that is only parsed reads no row, and can't be more than one.
func (r *Rows) describe(ctx context.Context) error {
	described, err := r.connection.Prepare(ctx, "", "select * from "+r.from+" as deals", nil)
	const unknownParameter = "42P18"
	reply, _ := errors.AsType[*pgconn.PgError](err)
	if err == nil && len(described.ParamOIDs) > 0 || reply != nil && reply.Code == unknownParameter {
		return &Error{"the query has a parameter, such as $1, without a value", "write the value into the query"}
	}
	if err != nil {
		return err
	}
	if len(described.Fields) == 0 {
		return &Error{Message: "the table or query has no columns"}
	}
	r.columns = slices.Clone(described.Fields)
	return nil
}

// Headers are the names of the columns.
func (r *Rows) Headers() []string {
	headers := make([]string, len(r.columns))
	for i := range r.columns {
		headers[i] = r.columns[i].Name
	}
	return headers
}

// The types of PostgreSQL that matter, by their numbers.
const (
	int8Type, int2Type, int4Type, float4Type, float8Type, moneyType, numericType = 20, 21, 23, 700, 701, 790, 1700
)

// Numeric are the places of the columns of numbers. CSV writes them with a point before their decimals.
func (r *Rows) Numeric() []int {
	var numeric []int
	for i := range r.columns {
		switch r.columns[i].DataTypeOID {
		case int8Type, int2Type, int4Type, float4Type, float8Type, moneyType, numericType:
			numeric = append(numeric, i)
		}
	}
	return numeric
}

// CSV is a header with all columns, and the rows with the values of those columns that are wanted: the others would only
// take time. Closing it ends the transaction and the connection; Rows can't be used any more.
// An error of reading is an *Error, or that of the context.
func (r *Rows) CSV(ctx context.Context, wanted []int) io.ReadCloser {
	ctx, cancel := context.WithCancel(ctx)
	out, in := io.Pipe()
	c := &csvRows{PipeReader: out, cancel: cancel, ended: make(chan struct{})}
	go func() {
		defer close(c.ended)
		_ = in.CloseWithError(r.failure(ctx, r.write(ctx, in, wanted))) // it always gives nil, as does what follows
		_ = r.Close()
	}()
	return c
}

// csvRows is the reading end of rows that are being written.
type csvRows struct {
	*io.PipeReader
	cancel context.CancelFunc
	ended  chan struct{}
}

// Close ends the statement that is still running and the connection.
func (c *csvRows) Close() error {
	c.cancel()
	_ = c.PipeReader.Close() // it always gives nil
	<-c.ended
	return nil
}

// write writes the rows: by COPY, or by a plain SELECT where the database does not know COPY of a query, as Redshift.
func (r *Rows) write(ctx context.Context, to io.Writer, wanted []int) error {
	const size = 128 << 10
	out := bufio.NewWriterSize(to, size)
	for i := range r.columns {
		separator := ","
		if i == len(r.columns)-1 {
			separator = "\n"
		}
		_, _ = out.WriteString(quoted(r.columns[i].Name) + separator) // Flush gives the error
	}
	selected := r.selected(wanted)
	_, err := r.connection.CopyTo(ctx, rowCounter{out, &r.read}, "copy ("+selected+") to stdout with (format csv)")
	const syntaxError, notSupported = "42601", "0A000"
	if reply, ok := errors.AsType[*pgconn.PgError](err); ok && r.read == 0 && (reply.Code == syntaxError || reply.Code == notSupported) {
		if _, err = r.connection.Exec(ctx, "rollback").ReadAll(); err == nil {
			err = r.begin(ctx)
		}
		if err == nil {
			err = r.plain(ctx, out, selected)
		}
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// selected is the statement that gives the rows. Columns are distinguished by their places: a query may give two one name. The
// first column that is not wanted says whether any of these holds something, in rows that would be blank otherwise.
func (r *Rows) selected(wanted []int) string {
	names, values := make([]string, len(r.columns)), make([]string, len(r.columns))
	first := -1
	var blank, filled []string
	for i := range r.columns {
		name := fmt.Sprint("c", i+1)
		names[i], values[i] = name, name
		switch {
		case !slices.Contains(wanted, i):
			if values[i] = "null"; first < 0 {
				first = i
			}
			filled = append(filled, name+" is not null")
			continue
		case r.columns[i].DataTypeOID == moneyType: // it is written in the currency of the server, whatever the deals are in
			values[i] += "::numeric"
		}
		blank = append(blank, name+" is null and ")
	}
	if first >= 0 {
		values[first] = "case when " + strings.Join(blank, "") + "(" + strings.Join(filled, " or ") + ") then '-' end"
	}
	return fmt.Sprintf("select %s from %s as deals (%s)", strings.Join(values, ", "), r.from, strings.Join(names, ", "))
}

// rowCounter counts what is written, a row at a time.
type rowCounter struct {
	io.Writer
	rows *int
}

// Write writes a row.
func (c rowCounter) Write(row []byte) (int, error) {
	*c.rows++
	return c.Writer.Write(row)
}

// plain writes the rows that a SELECT gives.
func (r *Rows) plain(ctx context.Context, out io.Writer, selected string) error {
	results := r.connection.Exec(ctx, selected)
	var row []byte
	for results.NextResult() {
		for reader := results.ResultReader(); reader.NextRow(); r.read++ {
			row = appendRow(row[:0], reader.Values())
			if _, err := out.Write(row); err != nil {
				return errors.Join(err, results.Close())
			}
		}
	}
	return results.Close()
}

// appendRow appends the values of a row as CSV, as COPY writes them: what is not there has no quotes.
func appendRow(row []byte, values [][]byte) []byte {
	for i, value := range values {
		if i > 0 {
			row = append(row, ',')
		}
		switch {
		case value == nil:
		case len(value) == 0 || bytes.ContainsAny(value, "\",\r\n"):
			row = append(row, quoted(string(value))...)
		default:
			row = append(row, value...)
		}
	}
	return append(row, '\n')
}
