package cmd

import (
	"context"
	"fmt"
	"io"
	"strings"

	"revops/deals"
	"revops/deals/database"
	"revops/internal/diag"
)

// dealsReading is the reading of files of deals, or of a database: how, what each deal goes to, and what was recognised.
type dealsReading struct {
	files   []string
	source  database.Source
	options deals.Options
	// begin, where it is not nil, is told the number of the file that is read next, from 0 on.
	begin func(file int)
	// count takes each deal, in the order of the files.
	count   func(*deals.Deal)
	imports []*deals.Import
	ids     deals.Seen
	// accountsFile is the file of accounts, "" for none; accounts are what was read from it.
	accountsFile string
	accounts     *deals.Accounts
}

// readDeals reads the files one after the other, or the rows of the database. A signal to stop ends it at once, whatever it
// waits for.
func (a *app) readDeals(reading *dealsReading) error {
	return a.untilSignal(reading.source, func(ctx context.Context) error { return a.readDealsOf(ctx, reading) })
}

// untilSignal reads until a signal to stop comes. A file is left as it is then; the statement of a database is ended.
func (a *app) untilSignal(source database.Source, read func(context.Context) error) error {
	ctx, stop := context.Background(), func() {}
	if a.Signals != nil {
		ctx, stop = a.Signals()
	}
	defer stop()
	done := make(chan error, 1)
	go func() { done <- read(ctx) }()
	var err error
	select {
	case err = <-done:
	case <-ctx.Done():
		if source.URL != "" {
			err = <-done
		}
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	return err
}

func standardInputTwice() error { return &usageError{message: "standard input is given twice"} }

func onceFromStandardInput(files []string) error {
	times := 0
	for _, file := range files {
		if file == "-" {
			times++
		}
	}
	if times > 1 {
		return standardInputTwice()
	}
	return nil
}

func (a *app) readDealsOf(ctx context.Context, reading *dealsReading) error {
	progress := a.newProgress()
	defer progress.clear()
	if reading.accountsFile != "" {
		var err error
		if reading.accounts, err = a.readAccounts(ctx, progress, reading.accountsFile, reading.options.Map); err != nil {
			return err
		}
	}
	if reading.source.URL != "" {
		in, err := a.openSource(ctx, progress, reading.source, reading.options)
		if err != nil {
			return err
		}
		if err := reading.read(in, sourceArguments(reading.source)); err != nil {
			return err
		}
	}
	for i, name := range reading.files {
		if reading.begin != nil {
			reading.begin(i)
		}
		in, err := a.openDeals(name)
		if err != nil {
			return err
		}
		in.ctx, in.progress = ctx, progress
		if err := reading.read(in, shellQuote(name)); err != nil {
			return err
		}
	}
	return reading.check()
}

// read reads one file and counts its deals. The arguments are those by which a user gives the file.
func (r *dealsReading) read(in *dealsFile, arguments string) error {
	defer func() { _ = in.Close() }() // it was only read
	r.options.Arguments = arguments
	repeated := deals.Remark{Code: "repeated-in-another-file", Text: "a file before has a deal with the id: that one counts"}
	read, err := deals.Read(in, in.name, r.options, func(d *deals.Deal) {
		if len(r.files) > 1 && !r.ids.First(d) {
			const listed = 5
			if repeated.Count++; repeated.Count <= listed {
				repeated.First = append(repeated.First, d.Row)
			}
			return
		}
		r.fill(d)
		r.count(d)
	})
	if err != nil {
		return withHint(err)
	}
	if repeated.Count > 0 {
		read.Deals -= repeated.Count
		read.Unusable = append(read.Unusable, repeated)
	}
	if r.accounts != nil {
		r.accounts.Complete(read)
	}
	r.imports = append(r.imports, read)
	return nil
}

// byOwner reports whether a dimension is that of owners, by its role or as a column that holds them.
func (r *dealsReading) byOwner(dimension deals.Dimension) bool {
	if dimension.Role == deals.RoleOwner {
		return true
	}
	for _, read := range r.imports {
		for _, column := range read.Columns {
			owners := column.Role == deals.RoleOwner || column.Instead == deals.RoleOwner
			if owners && strings.EqualFold(column.Header, strings.TrimSpace(dimension.Column)) {
				return true
			}
		}
	}
	return false
}

// check refuses what can't be added up.
func (r *dealsReading) check() error {
	if err := r.checkAccounts(); err != nil {
		return err
	}
	if _, err := deals.Currency(r.imports); err != nil {
		return &hintError{err: err, hint: "read each by itself"}
	}
	return nil
}

func (r *dealsReading) deals() int {
	deals := 0
	for _, read := range r.imports {
		deals += read.Deals
	}
	return deals
}

// require refuses files of which no row counts.
func (r *dealsReading) require() error {
	if r.deals() > 0 {
		return nil
	}
	input := dealsInput{files: r.files, source: r.source}
	return &hintError{
		err:  fmt.Errorf("read %s: no row is a deal that counts", r.names()),
		hint: "revops evidence map " + input.arguments() + " writes what was recognised, to correct and give to --map",
	}
}

// names are those of what is read.
func (r *dealsReading) names() string {
	if r.source.URL != "" {
		return r.source.Name()
	}
	return strings.Join(r.files, ", ")
}

// dealsFile is a file of deals that is read, or standard input. It says how far it is, and ends with its context.
type dealsFile struct {
	io.ReadCloser
	name string
	// size is 0 where it is not known.
	size, done int64
	ctx        context.Context
	progress   *progress
}

// Read reads on.
func (f *dealsFile) Read(into []byte) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := f.ReadCloser.Read(into)
	f.done += int64(n)
	f.progress.show(f.far)
	return n, err
}

// far says how far the reading is.
func (f *dealsFile) far() string {
	const mega = 1_000_000
	if f.size == 0 {
		return fmt.Sprintf("%s: %d MB", diag.Printable(f.name), f.done/mega)
	}
	return fmt.Sprintf("%s: %d%% of %d MB", diag.Printable(f.name), 100*f.done/f.size, f.size/mega)
}

func (a *app) openDeals(name string) (*dealsFile, error) {
	if name == "-" {
		return &dealsFile{ReadCloser: io.NopCloser(a.In), name: standardInput}, nil
	}
	file, about, err := openFile(name)
	if err != nil {
		return nil, err
	}
	opened := &dealsFile{ReadCloser: file, name: name}
	if about.Mode().IsRegular() {
		opened.size = about.Size()
	}
	return opened, nil
}
