package cmd

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"revops/deals"
	"revops/deals/database"
	"revops/evidence"
	"revops/internal/diag"
)

// dealsReading is the reading of files of deals, or of a database: how, what each deal goes to, and what was recognised.
type dealsReading struct {
	input   *dealsInput
	options deals.Options
	// begin, where it is not nil, is called with the number of the file that is read next, from 0 on.
	begin func(file int)
	// count takes each deal, in the order of the files.
	count   func(*deals.Deal)
	imports []*deals.Import
	// size is that of the deals that were measured.
	size evidence.Size
	ids  deals.Seen
	// accounts are those that deals are filled from, nil without a file of accounts.
	accounts *deals.Accounts
}

// oneOutcome reports whether the map gives every deal one outcome.
func (r *dealsReading) oneOutcome() bool {
	return r.options.Map != nil && r.options.Map.EveryDeal != ""
}

// readDeals reads the files one after the other, or the rows of the database. A signal to stop ends it at once, whatever it
// waits for.
func (a *app) readDeals(reading *dealsReading) error {
	return a.untilSignal(reading.input.source, func(ctx context.Context) error { return reading.run(ctx, a) })
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

func standardInputTwice() error {
	return &usageError{message: "standard input is given twice", hint: "use - once only"}
}

func onceFromStandardInput(files []string) error {
	if at := slices.Index(files, "-"); at >= 0 && slices.Contains(files[at+1:], "-") {
		return standardInputTwice()
	}
	return nil
}

func (r *dealsReading) run(ctx context.Context, a *app) error {
	progress := a.newProgress()
	defer progress.clear()
	if name := r.input.accounts; name != "" {
		in, err := a.openDeals(ctx, progress, name)
		if err != nil {
			return err
		}
		r.accounts, err = deals.ReadAccounts(in, in.name, deals.AccountOptions{Map: r.options.Map, Words: r.options.Words})
		_ = in.Close() // it was only read
		if err != nil {
			return err
		}
	}
	for number := range max(len(r.input.files), 1) { // a database is one
		if r.begin != nil {
			r.begin(number)
		}
		in, err := r.input.open(ctx, a, progress, number, r.options)
		if err != nil {
			return err
		}
		r.options.Arguments = r.input.arguments(number)
		if err := r.read(in); err != nil {
			return err
		}
	}
	return r.check()
}

// open opens the file of a number, or the rows of the database.
func (i *dealsInput) open(ctx context.Context, a *app, progress *progress, number int, options deals.Options) (*dealsFile, error) {
	if i.source.URL != "" {
		return a.openSource(ctx, progress, i.source, options)
	}
	return a.openDeals(ctx, progress, i.files[number])
}

// read reads one file and counts its deals.
func (r *dealsReading) read(in *dealsFile) error {
	defer func() { _ = in.Close() }() // it was only read
	repeated := deals.Remark{Code: "repeated-in-another-file", Text: "duplicate ID, deal from the earlier file kept"}
	options := r.options
	options.Numeric = in.numeric
	read, err := deals.Read(in, in.name, options, func(d *deals.Deal) {
		if len(r.input.files) > 1 && !r.ids.First(d) {
			const listed = 5
			if repeated.Count++; repeated.Count <= listed {
				repeated.First = append(repeated.First, d.Row)
			}
			return
		}
		r.accounts.Fill(d)
		r.count(d)
	})
	if err != nil {
		return err
	}
	if repeated.Count > 0 {
		read.Deals -= repeated.Count
		read.Unusable = append(read.Unusable, repeated)
	}
	r.accounts.Complete(read)
	r.imports = append(r.imports, read)
	return nil
}

// rolesOf lists the roles of the columns with a header, and those that they would have if another column had not.
func (r *dealsReading) rolesOf(header string) []deals.Role {
	var roles []deals.Role
	for _, read := range r.imports {
		for _, column := range read.Columns {
			if header != "" && strings.EqualFold(column.Header, strings.TrimSpace(header)) {
				roles = append(roles, column.Role, column.Instead)
			}
		}
	}
	return roles
}

// check refuses what can't be added up.
func (r *dealsReading) check() error {
	withAccount := func(read *deals.Import) bool { return read.Gives(deals.RoleAccount) }
	if r.accounts != nil && !slices.ContainsFunc(r.imports, withAccount) {
		return &hintError{
			err:  fmt.Errorf("read %s: account field not found, which --accounts needs", r.input.names()),
			hint: "name its column in a map, columns: {account: …}, and give the map with --map",
		}
	}
	if err := checkWhere(r.imports); err != nil {
		return err
	}
	if _, err := deals.Currency(r.imports); err != nil {
		return &hintError{err: err, hint: "--currency USD counts amounts without a currency in USD, and --rate EUR=1.08 converts others; or run the command once for each currency"}
	}
	return nil
}

// checkWhere refuses files of which no row meets the conditions.
func checkWhere(imports []*deals.Import) error {
	if !slices.ContainsFunc(imports, func(read *deals.Import) bool { return read.LeftOut > 0 }) ||
		slices.ContainsFunc(imports, func(read *deals.Import) bool { return read.LeftOut < read.Rows-read.UnusableRows() }) {
		return nil
	}
	var conditions, hints []string
	for _, filter := range imports[0].Where {
		conditions = append(conditions, filter.Condition)
		if hint := filter.Suggestion(); hint != "" {
			hints = append(hints, hint)
		}
	}
	return &hintError{
		err:  fmt.Errorf("read %s: no usable row meets the condition %s", imports[0].Name, strings.Join(conditions, " and ")),
		hint: strings.Join(hints, "; "),
	}
}

// require refuses files of which no row counts.
func (r *dealsReading) require() error {
	if slices.ContainsFunc(r.imports, func(read *deals.Import) bool { return read.Deals > 0 }) {
		return nil
	}
	return &hintError{
		err:  fmt.Errorf("read %s: no usable deal found", r.input.names()),
		hint: "revops evidence map " + r.input.arguments(0) + " -o map.yaml shows how the file is read; correct it and give it with --map",
	}
}

// names are those of what is read.
func (i *dealsInput) names() string {
	if i.source.URL != "" {
		return i.source.Name()
	}
	return strings.Join(i.files, ", ")
}

// dealsFile is a file of deals that is read, or standard input. It shows its progress, and ends with its context.
type dealsFile struct {
	io.ReadCloser
	name string
	// numeric are the places of columns of numbers in a database.
	numeric []int
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
	f.progress.show(f.position)
	return n, err
}

// position says how much of the file is read.
func (f *dealsFile) position() string {
	const mega = 1_000_000
	if f.size == 0 {
		return fmt.Sprintf("%s: %d MB", diag.Printable(f.name), f.done/mega)
	}
	return fmt.Sprintf("%s: %d%% of %d MB", diag.Printable(f.name), 100*f.done/f.size, f.size/mega)
}

func (a *app) openDeals(ctx context.Context, progress *progress, name string) (*dealsFile, error) {
	if name == "-" {
		return &dealsFile{ReadCloser: io.NopCloser(a.In), name: diag.StandardInput, ctx: ctx, progress: progress}, nil
	}
	file, about, err := openFile(name)
	if err != nil {
		return nil, err
	}
	opened := &dealsFile{ReadCloser: file, name: name, ctx: ctx, progress: progress}
	if about.Mode().IsRegular() {
		opened.size = about.Size()
	}
	return opened, nil
}
