package warehouse

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"

	"revops/evidence"
)

const (
	// patience is how long a connection may take where the URL does not say it.
	patience = 15 * time.Second
	// farewell is how long the database may take to end a statement or a connection.
	farewell = 2 * time.Second
)

// Name names the database of a source and what is read of it, without user and password.
func (s Source) Name() string {
	name := "the database"
	if u, err := s.parse(); err == nil {
		name = fmt.Sprintf("postgres://%s%s", u.Host, u.Path)
	}
	if s.Table != "" {
		return name + " table " + s.Table
	}
	return name + " query"
}

// Address is the URL with the user and without passwords and what else stands behind the database.
func (s Source) Address() string {
	u, err := s.parse()
	if err != nil {
		return "URL"
	}
	public := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if name := u.User.Username(); name != "" {
		public.User = url.User(name)
	}
	return public.String()
}

// parse reads the URL. What can't be read may hold a password anywhere: the error says nothing of it.
func (s Source) parse() (*url.URL, error) {
	u, err := url.Parse(s.URL)
	known := err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql")
	// An @ behind the host is that of a password with a character that ends the host: / or ? or #.
	if !known || strings.ContainsAny(u.Path+u.RawQuery+u.Fragment, "@") {
		return nil, &evidence.FileError{
			Name: "the database", Message: "its address is no URL such as postgres://user@host/database",
			Hint: "in a password, characters such as / and @ are written as %2F and %40; PGPASSWORD or ~/.pgpass can hold it instead",
		}
	}
	return u, nil
}

// Check makes sure that the source can be a database, without asking it.
func (s Source) Check() error {
	if _, err := s.parse(); err != nil {
		return err
	}
	if s.Table == "" {
		return nil
	}
	_, err := identifier(s.Table)
	return err
}

// identifier reads the name of a table: parts between points, each of which may stand in quotes.
func identifier(name string) (pgx.Identifier, error) {
	var parts pgx.Identifier
	wrong := &evidence.FileError{
		Name: "the database", Message: fmt.Sprintf("%q is no name of a table", name), Hint: "a name is deals, sales.deals or sales.\"Deals\"",
	}
	for rest := name; ; {
		part, behind, quoted := rest, "", strings.HasPrefix(rest, `"`)
		if quoted {
			end := strings.Index(rest[1:], `"`)
			if end < 0 {
				return nil, wrong
			}
			part, behind = rest[1:1+end], rest[2+end:]
		} else if at := strings.IndexByte(rest, '.'); at >= 0 {
			part, behind = rest[:at], rest[at:]
		}
		if part == "" || strings.ContainsRune(part, 0) || behind != "" && behind[0] != '.' {
			return nil, wrong
		}
		if parts = append(parts, part); behind == "" {
			return parts, nil
		}
		rest = behind[1:]
	}
}

// open connects to the database and begins the transaction.
func open(ctx context.Context, run Run, source Source, scans int) (*reader, error) {
	r := &reader{run: run, source: source, name: source.Name(), began: run.Now(), scans: scans}
	config, err := r.config()
	if err != nil {
		return nil, err
	}
	if r.connection, err = pgx.ConnectConfig(ctx, config); err != nil {
		return nil, r.failure(ctx, err)
	}
	if err := r.begin(ctx); err != nil {
		r.close()
		return nil, err
	}
	return r, nil
}

func (r *reader) config() (*pgx.ConnConfig, error) {
	u, err := r.source.parse()
	if err != nil {
		return nil, err
	}
	password, _ := u.User.Password()
	r.secrets = []string{r.source.URL, password, u.Query().Get("password"), u.Query().Get("sslpassword")}
	config, err := pgx.ParseConfig(r.source.URL)
	if err != nil {
		_, reason, _ := strings.Cut(err.Error(), "`: ") // before it stands the URL
		return nil, r.fail(r.redacted(reason), "")
	}
	r.secrets = append(r.secrets, config.Password)
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = patience
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeExec // nothing is prepared: a pooler may stand between
	config.RuntimeParams["application_name"] = "revops"
	config.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: c, DeadlineDelay: farewell}
	}
	return config, nil
}

// begin begins the transaction and describes the columns.
func (r *reader) begin(ctx context.Context) error {
	if r.source.Query != "" {
		r.from = "(" + strings.TrimRight(r.source.Query, "; \t\r\n") + "\n) as deals"
	} else {
		table, err := identifier(r.source.Table)
		if err != nil {
			return err
		}
		r.from = table.Sanitize() + " as deals"
	}
	// What a database does not know it need not follow: these make it quick where groups are few.
	for _, setting := range []string{"jit = off", "work_mem = '64MB'", "parallel_setup_cost = 0", "parallel_tuple_cost = 0.01", "enable_sort = off"} {
		if _, err := r.connection.Exec(ctx, "set "+setting); err != nil && r.connection.IsClosed() {
			return r.failure(ctx, err)
		}
	}
	var err error
	if r.tx, err = r.connection.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}); err != nil {
		return r.failure(ctx, err)
	}
	if _, err := r.tx.Exec(ctx, "set local time zone 'UTC'"); err != nil {
		return r.failure(ctx, err)
	}
	return r.describe(ctx)
}

// close ends the transaction and the connection. What was read is read: an error changes nothing.
func (r *reader) close() {
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	_ = r.connection.Close(ctx) // the transaction ends with it
}

// failure says what went wrong, without anything secret and with how far the reading came.
func (r *reader) failure(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	reply, replied := errors.AsType[*pgconn.PgError](err)
	if r.connection == nil {
		return r.fail("can't connect: "+r.redacted(innermost(err)), hintOf(err))
	}
	if r.connection.IsClosed() || replied && ended(reply.Code) {
		reason := innermost(err)
		return r.fail(fmt.Sprintf("the connection was lost %s: %s", r.far(), r.redacted(reason)), "")
	}
	if replied {
		return r.fail(r.redacted(reply.Message), reply.Hint)
	}
	return r.fail(r.redacted(err.Error()), "")
}

// ended reports whether the code of an error says that the database ends the connection.
func ended(code string) bool { return strings.HasPrefix(code, "57P") || strings.HasPrefix(code, "08") }

// innermost is the cause of an error in the words of whoever noticed it.
func innermost(err error) string {
	if reply, ok := errors.AsType[*pgconn.PgError](err); ok {
		return reply.Message
	}
	if operation, ok := errors.AsType[*net.OpError](err); ok {
		return operation.Error()
	}
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}

// hintOf says what helps against an error of connecting.
func hintOf(err error) string {
	reply, ok := errors.AsType[*pgconn.PgError](err)
	if ok && strings.HasPrefix(reply.Code, "28") {
		return "the password comes from PGPASSWORD, from ~/.pgpass or from the URL"
	}
	return ""
}

// redacted takes out of a text what nobody is to see.
func (r *reader) redacted(text string) string {
	for _, secret := range r.secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "…")
		}
	}
	return strings.Join(strings.Fields(text), " ")
}
