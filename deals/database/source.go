// Package database reads the rows of a table or a query as CSV, from whatever speaks the protocol of PostgreSQL.
package database

import (
	"net/url"
	"strings"
)

// Source is a table, or a query, of a database. The zero value is none.
type Source struct{ URL, Table, Query string }

// Error says what is wrong with a source or with reading it. It holds no password.
type Error struct {
	// Message says what is wrong; Hint, which may be empty, what to do.
	Message, Hint string
}

// Error gives the message.
func (e *Error) Error() string { return e.Message }

// Name names the database and what is read of it, without user and password.
func (s Source) Name() string {
	name := "the database"
	if u, err := s.parse(); err == nil {
		name = "postgres://" + u.Host + u.Path
	}
	if s.Table != "" {
		return name + " table " + s.Table
	}
	return name + " query"
}

// Address is the URL with the user, but without passwords and without what follows the name of the database.
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

// Check reports what can be seen to be wrong without asking the database. The error is an *Error.
func (s Source) Check() error {
	if _, err := s.parse(); err != nil {
		return err
	}
	_, err := s.rows()
	return err
}

// parse reads the URL. One that can't be read may hold a password anywhere: the error does not repeat it.
func (s Source) parse() (*url.URL, error) {
	u, err := url.Parse(s.URL)
	known := err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql")
	// An @ behind the host belongs to a password with a character that ends the host: / or ? or #.
	if !known || strings.ContainsAny(u.Path+u.RawQuery+u.Fragment, "@") {
		return nil, &Error{
			"the address is not a valid URL (want postgres://user@host/database)",
			"in a password, write / as %2F and @ as %40, or set it in PGPASSWORD or ~/.pgpass",
		}
	}
	return u, nil
}
