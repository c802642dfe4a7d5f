package cmd

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"revops/evidence"
	"revops/evidence/warehouse"
)

// addSourceFlags adds the flags that name a database in the place of files.
func (i *dealsInput) addSourceFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&i.source.URL, "source", "", "ask the database at this `URL`, postgres://user@host/database, in the place of files")
	flags.StringVar(&i.source.Table, "table", "", "the `table` of deals in the database, with its schema: sales.deals")
	flags.StringVar(&i.source.Query, "query", "", "an SQL `statement` whose rows are the deals, in the place of a table")
}

// args demands files, or a database with a table or a query and no file.
func (i *dealsInput) args(command *cobra.Command, files []string) error {
	i.files = files
	if i.source == (warehouse.Source{}) {
		return someOf("FILE")(command, files)
	}
	return i.checkSource()
}

// checkSource demands a table or a query of a database, and no file beside it.
func (i *dealsInput) checkSource() error {
	switch s := &i.source; {
	case *s == (warehouse.Source{}):
		return nil
	case s.URL == "":
		return &usageError{message: "--table and --query are of a database", hint: "--source postgres://user@host/database names it"}
	case len(i.files) > 0:
		return &usageError{message: "deals come from files or from --source, not from both"}
	case i.accounts != "":
		return &usageError{message: "--accounts is of files: --query can join accounts to deals"}
	case (s.Table == "") == (s.Query == ""):
		return &usageError{message: "--source needs --table or --query, one of them"}
	}
	if err := i.source.Check(); err != nil {
		wrong := &usageError{message: err.Error()}
		if file, ok := errors.AsType[*evidence.FileError](err); ok {
			wrong.message, wrong.hint = "--source: "+file.Message, file.Hint
		}
		return wrong
	}
	return nil
}

// askDatabase has a database count the deals. A signal to stop ends its statement.
func (a *app) askDatabase(reading *dealsReading) error {
	ctx, stop := context.Background(), func() {}
	if a.Signals != nil {
		ctx, stop = a.Signals()
	}
	defer stop()
	run := warehouse.Run{Now: a.Now}
	progress := a.newProgress()
	scans, done, watched := make(chan string, 1), make(chan struct{}), make(chan struct{})
	run.Scan = func(number, of int) { scans <- fmt.Sprintf("asking the database: scan %d of %d", number, of) }
	go func() {
		defer close(watched)
		progress.watch(scans, done)
	}()
	read, err := reading.ask(ctx, run, reading.source)
	close(done)
	<-watched
	if ctx.Err() != nil {
		return errInterrupted
	}
	if wrong, ok := errors.AsType[*evidence.FileError](err); ok {
		return &hintError{err: err, hint: wrong.Hint}
	}
	if err != nil {
		return err
	}
	reading.imports = append(reading.imports, read)
	return nil
}

// watch shows the last of the lines that come, until something is done. Then it takes the line away.
func (p *progress) watch(lines <-chan string, done <-chan struct{}) {
	const interval = 250 * time.Millisecond
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	defer p.clear()
	line := "asking the database"
	for {
		select {
		case line = <-lines:
		case <-ticker.C:
			p.show(func() string { return line })
		case <-done:
			return
		}
	}
}
