package database

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
)

const (
	// maxConnecting is how long a connection may take where the URL does not say it.
	maxConnecting = 15 * time.Second
	// maxEnding is how long the database may take to end a statement or a connection.
	maxEnding = 2 * time.Second
)

func (r *Rows) config() (*pgconn.Config, error) {
	u, err := r.source.parse()
	if err != nil {
		return nil, err
	}
	password, _ := u.User.Password()
	r.secrets = []string{r.source.URL, password, u.Query().Get("password"), u.Query().Get("sslpassword")}
	config, err := pgconn.ParseConfig(r.source.URL)
	if err != nil {
		_, reason, _ := strings.Cut(err.Error(), "`: ") // the URL is before it
		return nil, &Error{Message: r.redacted(reason)}
	}
	r.secrets = append(r.secrets, config.Password)
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = maxConnecting
	}
	config.RuntimeParams["application_name"] = "revops"
	config.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: c, DeadlineDelay: maxEnding}
	}
	return config, nil
}

// Close ends the transaction, so that a pooler can use the connection further, and then the connection. It always gives
// nil: what was read is read.
func (r *Rows) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), maxEnding)
	defer cancel()
	if !r.connection.IsClosed() {
		_, _ = r.connection.Exec(ctx, "rollback").ReadAll()
	}
	_ = r.connection.Close(ctx)
	return nil
}

// failure is an error in words for a user, without anything secret.
func (r *Rows) failure(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if said, ok := errors.AsType[*Error](err); ok {
		return said
	}
	reply, replied := errors.AsType[*pgconn.PgError](err)
	switch {
	case r.connection == nil:
		return &Error{"cannot connect: " + r.redacted(cause(err)), connectingHint(reply)}
	case r.connection.IsClosed() || replied && endsConnection(reply.Code):
		return &Error{Message: fmt.Sprintf("lost the connection after %d rows: %s", r.read, r.redacted(cause(err)))}
	case replied:
		return &Error{r.redacted(reply.Message), r.redacted(reply.Hint)}
	default:
		return &Error{Message: r.redacted(err.Error())}
	}
}

// endsConnection reports whether the code of an error says that the database ends the connection.
func endsConnection(code string) bool {
	const queryCanceled = "57014"
	return strings.HasPrefix(code, "57") && code != queryCanceled || strings.HasPrefix(code, "08")
}

// cause is the innermost error, in the words of whoever noticed it.
func cause(err error) string {
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

// connectingHint says what helps where a database refuses the password.
func connectingHint(reply *pgconn.PgError) string {
	if reply != nil && strings.HasPrefix(reply.Code, "28") {
		return "set the password in PGPASSWORD, ~/.pgpass or the URL"
	}
	return ""
}

// redacted takes passwords out of a text, and line breaks.
func (r *Rows) redacted(text string) string {
	for _, secret := range r.secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "…")
		}
	}
	return strings.Join(strings.Fields(text), " ")
}
