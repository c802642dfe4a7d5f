package cmd_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"golang.org/x/text/encoding/charmap"

	"revops/cmd"
	"revops/evidence"
	"revops/internal/console"
)

// database is a PostgreSQL server for tests, at the URL in REVOPS_POSTGRES.
type database struct {
	url        string
	connection *pgx.Conn
}

func newDatabase(tb testing.TB) *database {
	tb.Helper()
	url := os.Getenv("REVOPS_POSTGRES")
	if url == "" {
		if os.Getenv("REVOPS_REQUIRE_POSTGRES") == "1" {
			tb.Fatal("REVOPS_POSTGRES is not set")
		}
		tb.Skip("REVOPS_POSTGRES names no PostgreSQL server: CONTRIBUTING.md says how to start one")
	}
	connection, err := pgx.Connect(tb.Context(), url)
	if err != nil {
		tb.Fatal(err)
	}
	d := &database{url: url, connection: connection}
	schema := "revops_" + strings.ToLower(regexp.MustCompile(`\W`).ReplaceAllString(tb.Name(), "_"))
	schema = schema[:min(len(schema), 60)]
	tb.Cleanup(func() { _ = connection.Close(tb.Context()) }) // the server is one for tests
	d.exec(tb, "drop schema if exists "+schema+" cascade; create schema "+schema+"; set search_path to "+schema)
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	d.url += separator + "search_path=" + schema
	return d
}

func (d *database) exec(tb testing.TB, statements string) {
	tb.Helper()
	if _, err := d.connection.PgConn().Exec(tb.Context(), statements).ReadAll(); err != nil {
		tb.Fatalf("%s: %v", statements, err)
	}
}

// load fills a new table with a CSV file. The types are those of its columns, in their order.
func (d *database) load(tb testing.TB, table, content string, typeOf func(header string) string) {
	tb.Helper()
	headers, err := csv.NewReader(strings.NewReader(content)).Read()
	if err != nil {
		tb.Fatal(err)
	}
	var columns []string
	for _, header := range headers {
		columns = append(columns, pgx.Identifier{header}.Sanitize()+" "+typeOf(header))
	}
	d.exec(tb, "create table "+table+" ("+strings.Join(columns, ", ")+")")
	_, err = d.connection.PgConn().CopyFrom(tb.Context(), strings.NewReader(content), "copy "+table+" from stdin with (format csv, header)")
	if err != nil {
		tb.Fatal(err)
	}
}

// runOf runs the program as it is run in a terminal that nobody looks at.
func runOf(tb testing.TB, args ...string) (out, errs string, code int) {
	tb.Helper()
	var o, e bytes.Buffer
	process := cmd.Process{
		Streams: console.Streams{In: strings.NewReader(""), Out: &o, Err: &e},
		Now:     func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
	}
	code = cmd.Run(process, args)
	return o.String(), e.String(), code
}

// rowsOf reads a CSV file and its rows.
func rowsOf(tb testing.TB, name string) (content []byte, rows [][]string) {
	tb.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\uFEFF"))))
	if bytes.Contains(content[:200], []byte(";")) {
		reader.Comma = ';'
	}
	reader.FieldsPerRecord, reader.LazyQuotes = -1, true
	if rows, err = reader.ReadAll(); err != nil {
		tb.Fatal(err)
	}
	return content, rows
}

// cleaned writes the deals of a file as a file that needs nothing to be guessed: days as 2006-01-02, amounts with a point.
func cleaned(tb testing.TB, name string) string {
	tb.Helper()
	content, rows := rowsOf(tb, name)
	deals := map[string]map[evidence.Role]string{}
	asOf := evidence.DayOf(time.Date(2026, time.October, 31, 0, 0, 0, 0, time.UTC))
	read, err := evidence.Read(bytes.NewReader(content), name, evidence.Options{AsOf: asOf}, func(d *evidence.Deal) {
		values := map[evidence.Role]string{
			evidence.RoleCreated: d.Created.String(), evidence.RoleQualified: d.Qualified.String(),
			evidence.RoleClosed: d.Closed.String(), evidence.RoleActivity: d.Activity.String(), evidence.RoleAmount: "",
		}
		if d.HasAmount {
			values[evidence.RoleAmount] = fmt.Sprintf("%d.%02d", d.Amount/100, d.Amount%100)
		}
		deals[strings.Clone(d.ID)] = values
	})
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	_ = writer.Write(rows[0]) // a buffer takes everything
	for _, row := range rows[1:] {
		values, there := deals[strings.TrimSpace(row[0])]
		if !there || len(row) != len(rows[0]) {
			continue
		}
		delete(deals, strings.TrimSpace(row[0])) // its copies are not read
		for i, column := range read.Columns {
			if value, there := values[column.Role]; there {
				row[i] = value
			}
		}
		for i, field := range row {
			if !utf8.ValidString(field) {
				row[i], _ = charmap.Windows1252.NewDecoder().String(field) // any byte is one of its characters
			}
		}
		_ = writer.Write(row)
	}
	writer.Flush()
	return out.String()
}

// typesOf gives the types of the columns of an export.
func typesOf(header string) string {
	switch lower := strings.ToLower(header); {
	case strings.HasPrefix(lower, "create"):
		return "timestamptz"
	case strings.HasPrefix(lower, "date entered"):
		return "timestamp"
	case strings.Contains(lower, "date"), strings.Contains(lower, "last activity"):
		return "date"
	case lower == "amount":
		return "numeric(14,2)"
	case strings.HasPrefix(lower, "is "), lower == "won", lower == "closed":
		return "boolean"
	default:
		return "text"
	}
}

// alike takes out of a document what a file and a table must differ in: the name, numbers of rows, sentences on reading,
// and the figure of repeated rows, which are not looked for in a table.
func alike(document, name string) string {
	document = strings.ReplaceAll(document, name, "NAME")
	document = regexp.MustCompile(`(?s)"first": \[.*?\]`).ReplaceAllString(document, `"first": []`)
	document = regexp.MustCompile(`(?s)"figure": "duplicate-rows".*?\}`).ReplaceAllString(document, "}")
	return regexp.MustCompile(`(?s)"said": \[(\]|.*?\n      \])`).ReplaceAllString(document, `"said": []`)
}

func TestATableGivesTheFactorsOfTheFileThatItWasLoadedFrom(t *testing.T) {
	d := newDatabase(t)
	mapping := filepath.Join(t.TempDir(), "map.yaml")
	content := "schema: revops/map/v1\ncolumns: {campaign: Primary Campaign Source}\nstages: {prospecting: ignore}\ncurrency: EUR\n"
	if err := os.WriteFile(mapping, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, export := range []struct {
		table string
		flags []string
	}{{"hubspot", nil}, {"salesforce", []string{"--map", mapping}}} {
		name := filepath.Join("..", "testdata", "deals", export.table+".csv")
		content := cleaned(t, name)
		file := filepath.Join(t.TempDir(), "deals.csv")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		d.load(t, export.table, content, typesOf)
		for _, flags := range [][]string{
			{"--as-of", "2026-10-31"},
			{"--as-of", "2026-10-31", "--period", "month", "--by", "channel"},
			{"--as-of", "2026-10-31", "--by", "owner", "--anonymous", "--time-to-close", "closed"},
			{"--as-of", "2025-12-15", "--by", "industry"},
			{"--as-of", "2026-10-31", "--since", "2025-02-10", "--until", "2026-08-20", "--by", "type"},
			{"--as-of", "2026-10-31", "--since", "2026-10-31", "--by", "campaign"},
			{"--as-of", "2026-10-31", "--by", "Close Date"},
			{"--as-of", "2040-01-01", "--period", "month"},
		} {
			d.compare(t, "fact", file, export.table, append(flags, export.flags...))
		}
		for _, day := range []string{"2026-10-31", "2025-12-15", "2025-03-01", "2040-01-01"} {
			d.compare(t, "evidence", file, export.table, append([]string{"--as-of", day}, export.flags...))
		}
	}
}

// compare runs a command on a file and on a table, whose documents must be the same but for what can't be.
func (d *database) compare(tb testing.TB, command, file, table string, flags []string) {
	tb.Helper()
	run := func(args ...string) string {
		out, errs, code := runOf(tb, append(append([]string{command}, args...), append(flags, "--format", "json")...)...)
		if code != cmd.ExitDone || errs != "" {
			tb.Fatalf("%s %v: exit code %d, %s", command, flags, code, errs)
		}
		return out
	}
	fromFile, fromTable := run(file), run("--source", d.url, "--table", table)
	_, name, _ := strings.Cut(fromTable, `"name": "postgres`)
	name, _, _ = strings.Cut(name, `"`)
	if diff := cmp.Diff(alike(fromFile, file), alike(fromTable, "postgres"+name)); diff != "" {
		tb.Errorf("%s %s %v: file less, table more:\n%s", command, table, flags, diff)
	}
}

func TestADatabaseIsScannedOnceForTheFactorsAndTwiceForMeasures(t *testing.T) {
	d := newDatabase(t)
	d.exec(t, smallTable)
	scans := func() (count int) {
		d.exec(t, "select pg_stat_clear_snapshot()")
		if err := d.connection.QueryRow(t.Context(), "select seq_scan from pg_stat_user_tables where relid = 'deals'::regclass").Scan(&count); err != nil {
			t.Fatal(err)
		}
		return count
	}
	before := scans()
	for _, run := range []struct {
		command string
		scans   int
	}{{"fact", 1}, {"evidence", 2}} {
		_, errs, code := runOf(t, run.command, "--source", d.url, "--table", "deals")
		if code != cmd.ExitDone || errs != "" {
			t.Fatalf("exit code %d, %s", code, errs)
		}
		for tries := 0; tries < 200 && scans() < before+run.scans; tries++ {
			d.exec(t, "select pg_sleep(0.02)") // the server counts a while after the statement
		}
		if got := scans() - before; got != run.scans {
			t.Errorf("%s: %d scans, want %d", run.command, got, run.scans)
		}
		before = scans()
	}
}
