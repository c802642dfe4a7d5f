package database

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgconn"
)

// serverURL names a PostgreSQL server for tests.
func serverURL(tb testing.TB) string {
	tb.Helper()
	address := os.Getenv("REVOPS_POSTGRES")
	if address == "" {
		tb.Skip("REVOPS_POSTGRES names no PostgreSQL server: CONTRIBUTING.md says how to start one")
	}
	return address
}

func execute(tb testing.TB, address, statements string) {
	tb.Helper()
	connection, err := pgconn.Connect(tb.Context(), address)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = connection.Close(tb.Context()) }() // nothing is left to do
	if _, err := connection.Exec(tb.Context(), statements).ReadAll(); err != nil {
		tb.Fatal(err)
	}
}

// proxy is between the program and a server. It notes the statements that are sent, and may replace a word in them.
type proxy struct {
	server     string
	word, with string
	mutex      sync.Mutex
	statements []string
}

// through starts the proxy, and gives the address of the server through it.
func (p *proxy) through(tb testing.TB, address string) string {
	tb.Helper()
	listener, err := (&net.ListenConfig{}).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = listener.Close() })
	u, err := url.Parse(address)
	if err != nil {
		tb.Fatal(err)
	}
	p.server, u.Host = u.Host, listener.Addr().String()
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go p.serve(client)
		}
	}()
	return u.String() + "?sslmode=disable"
}

func (p *proxy) serve(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", p.server)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	go func() { _, _ = io.Copy(client, server) }()
	for first := true; ; first = false {
		header := make([]byte, 5)
		if first { // the first message has no type
			header = header[:4]
		}
		if _, err := io.ReadFull(client, header); err != nil {
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(header[len(header)-4:])-4)
		if _, err := io.ReadFull(client, body); err != nil {
			return
		}
		if header[0] == 'Q' {
			body = p.note(body)
		}
		if _, err := server.Write(append(header, body...)); err != nil {
			return
		}
	}
}

// note notes a statement. The word is replaced by one of the same length.
func (p *proxy) note(body []byte) []byte {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.statements = append(p.statements, strings.TrimRight(string(body), "\x00"))
	if p.word == "" {
		return body
	}
	return []byte(strings.Replace(string(body), p.word, p.with, 1))
}

func csvOf(tb testing.TB, source Source, wanted ...int) string {
	tb.Helper()
	rows, err := Open(tb.Context(), source)
	if err != nil {
		tb.Fatal(err)
	}
	in := rows.CSV(tb.Context(), wanted)
	content, err := io.ReadAll(in)
	if err = errors.Join(err, in.Close()); err != nil {
		tb.Fatal(err)
	}
	return string(content)
}

// mixed has values of many types, and a column that is not wanted.
//
//nolint:dupword // null stands for each column
const mixed = `select * from (values
	(1, true, '2026-01-02 23:30:00-05'::timestamptz, '2026-03-04'::date, 12.50::numeric, 1.5::float8, 1234.5::money, 'Größe, "a"', 'secret', array[1,2]),
	(2, null, null, null, null, null, null, '', null, null), (3, false, null, null, -0.1, 1e20, (-1)::numeric::money, E'two\nlines', null, '{}'::int[])
) as v (id, won, created, closed, amount, worth, price, note, unwanted, list)`

const mixedCSV = `"id","won","created","closed","amount","worth","price","note","unwanted","list"
1,t,2026-01-03 04:30:00+00,2026-03-04,12.50,1.5,1234.50,"Größe, ""a""",,"{1,2}"
2,,,,,,,"",,
3,f,,,-0.1,1e+20,-1.00,"two
lines",,{}
`

// TestRows_valuesWhateverIsSet pins that values are written alike whatever the user, the database or the URL sets.
func TestRows_valuesWhateverIsSet(t *testing.T) {
	address := serverURL(t)
	for _, settings := range []string{"", "?client_encoding=LATIN1&datestyle=SQL,DMY&timezone=Asia/Tokyo"} {
		if diff := cmp.Diff(mixedCSV, csvOf(t, Source{URL: address + settings, Query: mixed}, 0, 1, 2, 3, 4, 5, 6, 7, 9)); diff != "" {
			t.Errorf("%q: %s", settings, diff)
		}
	}
}

// TestRows_statements pins what is sent: one statement reads rows, and nothing is set for longer than its transaction.
func TestRows_statements(t *testing.T) {
	p := &proxy{}
	csvOf(t, Source{URL: p.through(t, serverURL(t)), Query: "select 'won' as stage, 2 as amount, 3 as notes; -- all"}, 0, 1)
	want := []string{
		beginning,
		"copy (select c1, c2, case when c1 is null and c2 is null and (c3 is not null) then '-' end from (select 'won' as stage, 2 as amount, 3 as notes\n) as deals (c1, c2, c3)) to stdout with (format csv)",
		"rollback",
	}
	if diff := cmp.Diff(want, p.statements); diff != "" {
		t.Error(diff)
	}
	if set := regexp.MustCompile(`\bset (\w+)`).FindAllStringSubmatch(beginning, -1); len(set) == 0 || strings.Contains(strings.ReplaceAll(beginning, "set local", ""), "set ") {
		t.Errorf("%s sets something outside the transaction", beginning)
	}
}

// TestRows_withoutCopy pins that a plain SELECT gives the same bytes where the server does not know COPY of a query.
func TestRows_withoutCopy(t *testing.T) {
	p := &proxy{word: "copy (", with: "kopy ("}
	source := Source{URL: p.through(t, serverURL(t)), Query: mixed}
	if diff := cmp.Diff(mixedCSV, csvOf(t, source, 0, 1, 2, 3, 4, 5, 6, 7, 9)); diff != "" {
		t.Error(diff)
	}
	const statements = 6 // the transaction begins twice and ends twice
	if len(p.statements) != statements || !strings.HasPrefix(p.statements[4], "select c1, ") {
		t.Errorf("%q", p.statements)
	}
	p = &proxy{word: "copy (", with: "kopy ("}
	rows, err := Open(t.Context(), Source{URL: p.through(t, serverURL(t)), Query: "select 1 / (2 - i) as id from generate_series(1, 5) as g(i)"})
	if err != nil {
		t.Fatal(err)
	}
	in := rows.CSV(t.Context(), []int{0})
	if _, err := io.ReadAll(in); err == nil || err.Error() != "division by zero" {
		t.Errorf("got %v", err)
	}
	_ = in.Close() // it gives nil
}

// TestRows_closedEarly pins that a reader that stops ends the statement.
func TestRows_closedEarly(t *testing.T) {
	address := serverURL(t)
	for _, word := range []string{"", "copy ("} {
		p := &proxy{word: word, with: "kopy ("}
		rows, err := Open(t.Context(), Source{URL: p.through(t, address), Query: "select i, repeat('x', 1000) from generate_series(1, 500000) as g(i)"})
		if err != nil {
			t.Fatal(err)
		}
		in := rows.CSV(t.Context(), []int{0, 1})
		if _, err := io.ReadFull(in, make([]byte, 1000)); err != nil {
			t.Error(err)
		}
		if err := in.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestOpen_faults(t *testing.T) {
	address := serverURL(t)
	for query, want := range map[string]string{
		"select * from (values (1)) as v (id) where id = $1": "the query has a parameter, such as $1, without a value",
		"select $1":                "the query has a parameter, such as $1, without a value",
		"select 1; select 2":       `syntax error at or near ";"`,
		"select 1) as a; commit--": `syntax error at or near ")"`,
		"delete from pg_class":     `syntax error at or near "from"`,
		"select":                   "the table or query has no columns",
		"select 'open":             `unterminated quoted string at or near "'open ) as deals"`,
	} {
		if rows, err := Open(t.Context(), Source{URL: address, Query: query}); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, %v, want %s", query, rows, err, want)
		}
	}
}

// TestRows_sameName pins that columns of one name are distinguished.
func TestRows_sameName(t *testing.T) {
	got := csvOf(t, Source{URL: serverURL(t), Query: "select 1 as id, 2 as id"}, 0, 1)
	if want := "\"id\",\"id\"\n1,2\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRows_blank pins that a row stays one that is not blank where only columns are filled that are not wanted.
func TestRows_blank(t *testing.T) {
	source := Source{URL: serverURL(t), Query: "select * from (values (1, 2, 3), (null, null, 3), (null, null, null)) as v (id, gone, notes)"}
	if got, want := csvOf(t, source, 0), "\"id\",\"gone\",\"notes\"\n1,,\n,-,\n,,\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := csvOf(t, source), "\"id\",\"gone\",\"notes\"\n-,,\n-,,\n,,\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRows_quotedTable(t *testing.T) {
	address := serverURL(t)
	execute(t, address, `drop table if exists "revops.a""b"; create table "revops.a""b" as select 1 as id, 2 as gone, 3 as "x;""y"; alter table "revops.a""b" drop gone`)
	got := csvOf(t, Source{URL: address, Table: `public."revops.a""b"`}, 1)
	if want := "\"id\",\"x;\"\"y\"\n,3\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
