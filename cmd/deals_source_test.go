package cmd_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"revops/cmd"
	source "revops/deals/database"
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
	return runOn(tb, strings.NewReader(""), args...)
}

// runOn is runOf with a standard input.
func runOn(tb testing.TB, in io.Reader, args ...string) (out, errs string, code int) {
	tb.Helper()
	var o, e bytes.Buffer
	process := cmd.Process{
		Streams: console.Streams{In: in, Out: &o, Err: &e},
		Now:     func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
	}
	code = cmd.Run(process, args)
	return o.String(), e.String(), code
}

// copyOf is the CSV file that psql would write of a query.
func (d *database) copyOf(tb testing.TB, query string) string {
	tb.Helper()
	var content bytes.Buffer
	if _, err := d.connection.PgConn().CopyTo(tb.Context(), &content, "copy ("+query+") to stdout with (format csv, header)"); err != nil {
		tb.Fatal(err)
	}
	name := filepath.Join(tb.TempDir(), "deals.csv")
	if err := os.WriteFile(name, content.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
	return name
}

// compare runs a command on a table and on the file of its rows. The documents must be the same but for the name.
func (d *database) compare(tb testing.TB, command, file, table string, flags ...string) {
	tb.Helper()
	run := func(args ...string) string {
		out, errs, code := runOf(tb, slices.Concat([]string{command}, args, flags)...)
		if code != cmd.ExitDone || errs != "" {
			tb.Fatalf("%s %v: exit code %d, %s", command, flags, code, errs)
		}
		return out
	}
	fromFile, fromTable := run(file), run("--source", d.url, "--table", table)
	name := source.Source{URL: d.url, Table: table}.Name()
	if diff := cmp.Diff(strings.ReplaceAll(fromFile, file, name), fromTable); diff != "" {
		tb.Errorf("%s %s %v: file less, table more:\n%s", command, table, flags, diff)
	}
}

// TestSource_sameAsFile reads exports as a table of texts: with faults, repeated ids, dates and amounts as they are.
func TestSource_sameAsFile(t *testing.T) {
	d := newDatabase(t)
	mapping := filepath.Join(t.TempDir(), "map.yaml")
	content := "schema: revops/map/v1\ncolumns: {campaign: Primary Campaign Source}\nstages: {prospecting: ignore}\ncurrency: EUR\n"
	if err := os.WriteFile(mapping, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	accounts := filepath.Join("..", "testdata", "deals", "accounts.csv")
	for _, export := range []struct {
		table string
		flags []string
	}{{"hubspot", []string{"--accounts", accounts}}, {"salesforce", []string{"--map", mapping}}} {
		d.load(t, export.table, wholeRows(t, filepath.Join("..", "testdata", "deals", export.table+".csv")), func(string) string { return "text" })
		file := d.copyOf(t, "select * from "+export.table)
		for _, flags := range [][]string{
			{"fact", "--as-of", "2026-10-31", "--format", "json"},
			{"fact", "--as-of", "2026-10-31", "--by", "owner", "--anonymous", "--time-to-close", "closed", "--format", "html"},
			{"fact", "--as-of", "2026-10-31", "--since", "2025-02-10", "--until", "2026-08-20", "--by", "Close Date", "--format", "csv"},
			{"fact", "--as-of", "2026-10-31", "--where", "type!=New Customer,New Business", "--format", "json"},
			{"evidence", "--as-of", "2026-10-31", "--show-rows", "--format", "json"},
			{"evidence", "--as-of", "2025-12-15", "--show-rows", "--format", "html"},
		} {
			d.compare(t, flags[0], file, export.table, append(flags[1:], export.flags...)...)
		}
	}
}

// wholeRows are the rows of a file that are UTF-8 and have a field for each column, as a table can hold no others.
func wholeRows(tb testing.TB, name string) string {
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
	rows, err := reader.ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	for _, row := range rows {
		if len(row) == len(rows[0]) && utf8.ValidString(strings.Join(row, "")) && !strings.Contains(strings.Join(row, ""), "\x00") {
			_ = writer.Write(row) // a buffer takes everything
		}
	}
	writer.Flush()
	return out.String()
}

// TestSource_psql pins that what the client of a warehouse writes as CSV gives the figures of the rows themselves.
func TestSource_psql(t *testing.T) {
	d := newDatabase(t)
	d.load(t, "hubspot", wholeRows(t, filepath.Join("..", "testdata", "deals", "hubspot.csv")), func(string) string { return "text" })
	written, err := exec.CommandContext(t.Context(), "psql", "--csv", "-c", "select * from hubspot", d.psqlURL()).Output()
	if err != nil {
		t.Fatal(err)
	}
	file := d.copyOf(t, "select * from hubspot")
	for _, command := range []string{"fact", "evidence"} {
		want, errs, code := runOf(t, command, file, "--as-of", "2026-10-31", "--format", "json")
		got, pipedErrs, pipedCode := runOn(t, bytes.NewReader(written), command, "-", "--as-of", "2026-10-31", "--format", "json")
		if code != cmd.ExitDone || pipedCode != cmd.ExitDone {
			t.Fatalf("%s: exit codes %d and %d, %s%s", command, code, pipedCode, errs, pipedErrs)
		}
		if diff := cmp.Diff(strings.ReplaceAll(want, file, "<stdin>"), got); diff != "" {
			t.Errorf("%s: file less, psql more:\n%s", command, diff)
		}
	}
}

// psqlURL is the URL in the form in which psql takes the schema.
func (d *database) psqlURL() string {
	return regexp.MustCompile(`\bsearch_path=(\w+)`).ReplaceAllString(d.url, "options=-csearch_path%3D$1")
}

func TestSource_oneScan(t *testing.T) {
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
	for _, command := range []string{"fact", "evidence"} {
		_, errs, code := runOf(t, command, "--source", d.url, "--table", "deals")
		if code != cmd.ExitDone || errs != "" {
			t.Fatalf("exit code %d, %s", code, errs)
		}
		for tries := 0; tries < 200 && scans() == before; tries++ {
			d.exec(t, "select pg_sleep(0.02)") // the server counts a while after the statement
		}
		if got := scans() - before; got != 1 {
			t.Errorf("%s: %d scans", command, got)
		}
		before = scans()
	}
}

// TestSource_numericAmounts pins that numbers have a point before their decimals, and that texts are guessed as in a file.
func TestSource_numericAmounts(t *testing.T) {
	d := newDatabase(t)
	for _, test := range []struct {
		amount, average string
		guessed         bool
	}{
		{"(g + 100)::numeric(12,3)", "102.00", false},
		{"100.125::float8", "100.13", false},
		{"(array[2.5, 1000, 1.125])[g]::float4", "334.54", false},
		{"case g when 1 then 7 else 12.125 end", "10.42", false},
		{"(array[1, 1000, 1000000])[g]::int", "333,667.00", false},
		{"(g + 100)::numeric(12,3)::text", "102,000.00", true},
	} {
		query := "select g id, " + test.amount + " amount, true is_closed, true is_won, '2026-01-05'::date created, " +
			"'2026-02-01'::date close_date from generate_series(1, 3) g"
		out, errs, code := runOf(t, "fact", "--source", d.url, "--query", query, "--as-of", "2026-10-31")
		guessed := strings.Contains(out, "are read as thousands")
		if code != cmd.ExitDone || !strings.Contains(out, test.average+"  3 won deals with an amount") || guessed != test.guessed {
			t.Errorf("%s: exit code %d, want %s\n%s%s", test.amount, code, test.average, out, errs)
		}
	}
	out, errs, code := runOf(t, "evidence", "map", "--source", d.url, "--query", "select 1.125 amount")
	if code != cmd.ExitDone || strings.Contains(out, "\ndecimal: comma") {
		t.Errorf("the map: exit code %d\n%s%s", code, out, errs)
	}
}
