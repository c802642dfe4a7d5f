package cmd

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"revops/deals"
	"revops/deals/database"
	"revops/deals/tabular"
	"revops/internal/diag"
)

// addSourceFlags adds the flags that name a database in place of files.
func (i *dealsInput) addSourceFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&i.source.URL, "source", "", "read deals from the database at this `URL`, postgres://user@host/database")
	flags.StringVar(&i.source.Table, "table", "", "`table` of deals in the database, such as sales.deals")
	flags.StringVar(&i.source.Query, "query", "", "SQL `statement` that returns the deals, instead of --table")
	under(headDeals, command)
}

// args demands files, or a database with a table or a query and no file.
func (i *dealsInput) args(command *cobra.Command, files []string) error {
	i.files = files
	if i.source == (database.Source{}) {
		return takes(many, "FILE")(command, files)
	}
	return i.checkSource()
}

// oneFile is args for a single file.
func (i *dealsInput) oneFile(command *cobra.Command, files []string) error {
	if i.source == (database.Source{}) {
		i.files = files
		return takes(1, "FILE")(command, files)
	}
	return i.args(command, files)
}

// checkSource demands a table or a query of a database, and no file beside it.
func (i *dealsInput) checkSource() error {
	switch s := &i.source; {
	case *s == (database.Source{}):
		return nil
	case s.URL == "":
		return &usageError{message: "--table and --query need a database", hint: "--source postgres://user@host/database"}
	case i.encoding != "" || i.sheet != "":
		return &usageError{message: "--encoding and --sheet are for files, not for a database", hint: "leave them out"}
	case len(i.files) > 0:
		return &usageError{message: "deals come from files or from --source, not from both", hint: "leave out one of them"}
	case (s.Table == "") == (s.Query == ""):
		return &usageError{message: "--source needs either --table or --query", hint: "such as --table sales.deals"}
	}
	err := i.source.Check()
	if wrong, ok := errors.AsType[*database.Error](err); ok {
		return &usageError{message: "--source: " + wrong.Message, hint: wrong.Hint}
	}
	return err
}

// arguments are what a user types to have the file of a number read, or the database, without its password.
func (i *dealsInput) arguments(number int) string {
	if i.source.URL == "" {
		return shellQuote(i.files[number])
	}
	flags := "--source " + shellQuote(i.source.Address())
	if i.source.Table != "" {
		return flags + " --table " + shellQuote(i.source.Table)
	}
	return flags + " --query '" + strings.ReplaceAll(i.source.Query, "'", `'\''`) + "'"
}

// openSource opens the rows of a database as a file. While the database works on them, the terminal says so.
func (a *app) openSource(ctx context.Context, progress *progress, source database.Source, options deals.Options) (*dealsFile, error) {
	const interval = 250 * time.Millisecond
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	file := &dealsFile{name: source.Name(), ctx: ctx, progress: progress}
	opened := make(chan error, 1)
	go func() { opened <- file.openRows(source, options) }()
	for {
		select {
		case err := <-opened:
			if wrong, ok := errors.AsType[*database.Error](err); ok {
				err = &tabular.FileError{Name: file.name, Err: wrong}
			}
			return file, err
		case <-ticker.C:
			progress.show(func() string { return "waiting for " + diag.Printable(file.name) })
		}
	}
}

// openRows asks for the columns that are needed, and waits until the first rows come.
func (f *dealsFile) openRows(source database.Source, options deals.Options) error {
	rows, err := database.Open(f.ctx, source)
	if err != nil {
		return err
	}
	needed, err := deals.NeededColumns(rows.Headers(), f.name, options)
	if err != nil {
		return errors.Join(err, rows.Close())
	}
	f.numeric = rows.Numeric()
	csv := rows.CSV(f.ctx, needed)
	buffered := bufio.NewReader(csv)
	_, _ = buffered.Peek(1) // who reads on gets the error
	f.ReadCloser = struct {
		io.Reader
		io.Closer
	}{buffered, csv}
	return nil
}
