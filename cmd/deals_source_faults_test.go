package cmd_test

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"revops/cmd"
	"revops/internal/console"
)

const smallTable = `create table deals (id int primary key, stage text, amount numeric, "create date" date, "close date" date, notes text);
	insert into deals values (1, 'Closed Won', 100, '2026-01-01', '2026-02-01', 'It''s'), (2, 'Closed Lost', null, '2026-01-01', '2026-02-01', '"; drop table deals; --')`

// refused runs the program, which must refuse with an exit code and words, and write nothing.
func refused(t *testing.T, code int, said string, args ...string) {
	t.Helper()
	out, errs, got := runOf(t, args...)
	if got != code || out != "" || !strings.Contains(errs, said) {
		t.Errorf("%v: exit code %d, want %d; output %q; errors %q, want %q", args, got, code, out, errs, said)
	}
}

func TestSource_faults(t *testing.T) {
	d := newDatabase(t)
	d.exec(t, smallTable+`; create table empty (stage text)`)
	fact := []string{"fact", "--source", d.url}
	refused(t, cmd.ExitInput, `relation "nowhere" does not exist`, append(fact, "--table", "nowhere")...)
	refused(t, cmd.ExitInput, `relation "deals; drop table deals" does not exist`, append(fact, "--table", "deals; drop table deals")...)
	refused(t, cmd.ExitInput, `relation "deals"" as x; --" does not exist`, append(fact, "--table", `deals"" as x; --`)...)
	refused(t, cmd.ExitInput, "revops evidence map --source postgres://revops@", append(fact, "--query", `select amount from deals`)...)
	refused(t, cmd.ExitInput, `no column "nots"`, append(fact, "--table", "deals", "--by", "nots")...)
	refused(t, cmd.ExitInput, "the query has a parameter, such as $1", append(fact, "--query", `select * from deals where id = $1`)...)
	refused(t, cmd.ExitInput, "syntax error", append(fact, "--query", `select * from deals) as x; delete from deals; --`)...)
	refused(t, cmd.ExitInput, "data-modifying", append(fact, "--query", `with gone as (delete from deals returning *) select * from gone`)...)
	d.exec(t, `create function spoil() returns text language sql volatile as $$insert into deals (id) values (9) returning 'Closed Won'$$`)
	refused(t, cmd.ExitInput, "read-only transaction", append(fact, "--query", `select spoil() as stage from deals`)...)
	_, errs, code := runOf(t, append(fact, "--table", "empty")...)
	if code != cmd.ExitInput || !strings.Contains(errs, "no usable deal found") {
		t.Errorf("exit code %d, %s", code, errs)
	}
	var rows int
	if err := d.connection.QueryRow(t.Context(), "select count(*) from deals").Scan(&rows); err != nil || rows != 2 {
		t.Errorf("%d rows are left, %v", rows, err)
	}
}

func TestSource_quotesAndNulls(t *testing.T) {
	d := newDatabase(t)
	d.exec(t, smallTable+`; alter table deals rename notes to "a ""b"" 'c'"`)
	out, errs, code := runOf(t, "fact", "--source", d.url, "--query", "select * from deals -- all\n;", "--by", `a "b" 'c'`, "--as-of", "2026-02-01", "--format", "csv")
	if code != cmd.ExitDone || errs != "" {
		t.Fatalf("exit code %d, %s", code, errs)
	}
	for _, want := range []string{"It's", `drop table deals`} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
}

func TestSource_passwordIsNeverShown(t *testing.T) {
	d := newDatabase(t)
	d.exec(t, "drop role if exists revops_locked; create role revops_locked login password 'other'")
	address, err := url.Parse(d.url)
	if err != nil {
		t.Fatal(err)
	}
	const secret = "s3cret/@?#:w"
	for _, source := range []string{
		"postgres://revops_locked:" + url.QueryEscape(secret) + "@" + address.Host + "/no_such_database",
		"postgres://revops_locked:" + url.QueryEscape(secret) + "@127.0.0.1:1/postgres",
		"postgres://revops_locked:" + url.QueryEscape(secret) + "@" + address.Host + "/postgres?sslmode=wrong",
		"postgres://revops_locked@" + address.Host + "/no_such_database?password=" + url.QueryEscape(secret),
		"postgres://revops_locked:" + secret + "@" + address.Host + "/postgres",
		"postgres://revops_locked:s3cret@w@" + address.Host + "/no_such_database",
		"mysql://root:s3cret@" + address.Host + "/postgres", "host=127.0.0.1 password=s3cret", "s3cret",
	} {
		out, errs, code := runOf(t, "fact", "--source", source, "--table", "deals")
		if code == cmd.ExitDone || errs == "" || strings.Contains(out+errs, "s3cret") || strings.Contains(errs, url.QueryEscape(secret)) {
			t.Errorf("%s: exit code %d, %q", source, code, out+errs)
		}
	}
	t.Setenv("PGPASSWORD", "s3cret")
	out, errs, code := runOf(t, "fact", "--source", "postgres://revops_locked@"+address.Host+"/no_such_database", "--table", "deals")
	if code != cmd.ExitInput || strings.Contains(out+errs, "s3cret") {
		t.Errorf("exit code %d, %q", code, out+errs)
	}
}

func TestSource_passwordFromEnvironment(t *testing.T) {
	d := newDatabase(t)
	d.exec(t, smallTable)
	address, err := url.Parse(d.url)
	if err != nil {
		t.Fatal(err)
	}
	password, _ := address.User.Password()
	t.Setenv("PGPASSWORD", password)
	address.User = url.User(address.User.Username())
	out, errs, code := runOf(t, "fact", "--source", address.String(), "--table", "deals", "--as-of", "2026-10-31", "--format", "json")
	if code != cmd.ExitDone || errs != "" || !strings.Contains(out, `"name": "postgres://`+address.Host+address.Path+` table deals"`) {
		t.Errorf("exit code %d, %q, %s", code, errs, out)
	}
}

// slow is a query that a database works on for a minute.
const slow = "select 'Closed Won' as stage, pg_sleep(60)::text as notes from generate_series(1, 2)"

// running waits until the database works on a slow statement, and gives the number of the process that does.
func (d *database) running(tb testing.TB) (process int) {
	tb.Helper()
	for process == 0 {
		err := d.connection.QueryRow(tb.Context(),
			"select coalesce(max(pid), 0) from pg_stat_activity where application_name = 'revops' and state = 'active' and wait_event = 'PgSleep'",
		).Scan(&process)
		if err != nil {
			tb.Fatal(err)
		}
	}
	return process
}

func TestSource_lostConnection(t *testing.T) {
	d := newDatabase(t)
	done := make(chan string)
	go func() {
		_, errs, code := runOf(t, "evidence", "--source", d.url, "--query", slow)
		done <- fmt.Sprint(code, " ", errs)
	}()
	d.exec(t, fmt.Sprintf("select pg_terminate_backend(%d)", d.running(t)))
	got := <-done
	want := "query: lost the connection after 0 rows: terminating connection due to administrator command\n"
	if !strings.HasPrefix(got, "3 revops: read postgres://") || !strings.HasSuffix(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestSource_signalEndsStatement(t *testing.T) {
	d := newDatabase(t)
	ctx, cancel := context.WithCancel(t.Context())
	var out, errs bytes.Buffer
	process := cmd.Process{
		Streams: console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs},
		Now:     func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
		Signals: func() (context.Context, context.CancelFunc) { return ctx, cancel },
	}
	done := make(chan int)
	go func() {
		done <- cmd.Run(process, []string{"fact", "--source", d.url, "--query", slow})
	}()
	id := d.running(t)
	cancel()
	if code := <-done; code != cmd.ExitInterrupted || out.Len() > 0 || errs.Len() > 0 {
		t.Errorf("exit code %d, output %q, errors %q", code, out.String(), errs.String())
	}
	for active := true; active; {
		err := d.connection.QueryRow(t.Context(), "select exists (select from pg_stat_activity where pid = $1 and state = 'active')", id).Scan(&active)
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestSource_usage(t *testing.T) {
	const source = "postgres://me@localhost/crm"
	refused(t, cmd.ExitUsage, "missing argument: FILE", "fact")
	refused(t, cmd.ExitUsage, "--table and --query need a database", "fact", "--table", "deals")
	refused(t, cmd.ExitUsage, "deals come from files or from --source", "fact", "--source", source, "--table", "deals", "deals.csv")
	refused(t, cmd.ExitUsage, "--source needs either --table or --query", "evidence", "--source", source)
	refused(t, cmd.ExitUsage, "--source needs either --table or --query", "fact", "--source", source, "--table", "deals", "--query", "select 1")
	refused(t, cmd.ExitUsage, "deals come from files or from --source", "evidence", "map", "--source", source, "--table", "deals", "deals.csv")
	refused(t, cmd.ExitUsage, "the query is empty", "fact", "--source", source, "--query", " ; -- all")
	refused(t, cmd.ExitUsage, "deals come from files or from --source", "assess", "--answers", "a.yaml", "--source", source, "--table", "deals", "--deals", "deals.csv")
	refused(t, cmd.ExitUsage, `".deals" is not a valid table name`, "fact", "--source", source, "--table", ".deals")
}
