package deals

import (
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"sync"

	"revops/deals/notation"
	"revops/deals/tabular"
	"revops/deals/words"
)

// Options say how to read a file of deals.
type Options struct {
	// Map overrides what would be recognised; nil overrides nothing.
	Map *Map
	// Words are looked for before the built-in ones; nil are none.
	Words *words.Words
	// AsOf is the day on which the deals are looked at. It must be given. A deal that closed after it is open where the file goes on after
	// that day, and closed without a date where nothing happens in it after that day.
	AsOf Day
	// By is the header of a column to hand on as Deal.Other, in any case; "" is none.
	By string
	// Currency is the one whose amounts count, "" for that of the map; Rates convert others into it, besides those of the map.
	Currency string
	Rates    []notation.Rate
	// Where are conditions that a row must meet to count, besides those of the map.
	Where []Condition
	// HideOwners keeps the values of conditions on owners out of the Import, as it does names of accounts always.
	HideOwners bool
	// Encoding is that of text that no mark at its beginning tells: a name that CheckEncoding accepts, "" for UTF-8 or Windows-1252.
	Encoding string
	// Sheet is the name or the number of the sheet of a workbook, "" for the one that seems to hold the deals.
	Sheet string
	// Numeric are the places of columns of numbers, as a database writes them: with a point before their decimals.
	Numeric []int
	// Arguments are what a user types behind a command to have the file read, for hints; "" stands for the name of the file.
	Arguments string
}

// Read reads the deals of a file and hands each to a function, in the order of the file; those that closed after the as-of day may come
// later. The file is CSV, TSV or a sheet of a workbook; text may be compressed by gzip. The deal and its strings are valid only until each
// returns: their memory is reused. Copy what is kept (strings.Clone), also before using it as a map key.
//
// The error of a file that can't be read is a *tabular.FileError; of a map that does not fit the file, a *diag.Error. Deals may
// have been handed on before an error is found, as the file is read once.
func Read(in io.Reader, name string, options Options, each func(*Deal)) (*Import, error) {
	return read(in, name, options, each, false)
}

// Inspect reads a file to say what can be recognised in it. What has to be said in a map, such as the order of day and
// month, is not an error here. The as-of day does not matter.
func Inspect(in io.Reader, name string, options Options) (*Import, error) {
	options.AsOf = math.MaxInt32
	return read(in, name, options, func(*Deal) {}, true)
}

func read(in io.Reader, name string, options Options, each func(*Deal), inspecting bool) (*Import, error) {
	table, err := open(in, name, options.Arguments, options.Encoding, options.Sheet)
	if err != nil {
		return nil, err
	}
	layout, err := table.layout(options)
	if err != nil {
		return nil, errors.Join(err, table.Close())
	}
	if layout.stateless && table.HoldsAnswers() {
		return nil, errors.Join(table.RefuseAnswers(), table.Close())
	}
	if layout.stateless && !inspecting {
		return nil, errors.Join(layout.failStateless(), table.Close())
	}
	if layout.history && layout.dated < 0 {
		if !inspecting {
			return nil, errors.Join(table.failHistory("no column dates the rows"), table.Close())
		}
		layout.history = false
	}
	d := newDelivery(table, layout, each, inspecting)
	d.counted.Questions = layout.columnQuestions()
	err = errors.Join(d.run(), table.Close())
	if err != nil {
		return nil, err
	}
	return d.result(), nil
}

// ErrNoState says that no column tells how deals stand.
var ErrNoState = errors.New("no stage or status field found, so open, won and lost deals cannot be told apart")

// failStateless is the error of a file of which no column tells how deals stand, with the columns that may. A map of a file
// without any known column would be empty: it may be no table of deals.
func (l *layout) failStateless() error {
	hint := fmt.Sprintf("name the column in a map, which revops evidence map %s -o map.yaml creates, or set all deals to won, lost or open there (every-deal: won)", l.arguments)
	candidates := l.candidates(RoleStage, (*columnValues).stagePoints)
	if len(l.givenRoles()) == 0 && len(candidates) == 0 && l.NotUTF8 {
		return l.Fail("no known deal fields found in text that is not UTF-8 and was read as Windows-1252",
			"name its encoding, such as --encoding shift_jis (Japanese), gbk (Chinese), windows-1251 (Cyrillic) or windows-1250; or "+tabular.HintUTF8)
	}
	if len(l.givenRoles()) == 0 && len(candidates) == 0 {
		return l.Fail("no known deal fields found, so this may not be an export of deals",
			"the first row must name the columns, such as Stage, Amount and Close Date; --map reads columns of other names")
	}
	if len(candidates) > 0 {
		var columns []string
		for _, c := range candidates {
			columns = append(columns, c.String())
		}
		hint += fmt.Sprintf(" (columns: {stage: %s}); possible stage columns: %s", quoted(candidates[0].Header), strings.Join(columns, ", "))
	}
	return &tabular.FileError{Name: l.Name, Hint: hint, Err: ErrNoState}
}

// parsing is a chunk that is being parsed, or the error of reading it.
type parsing struct {
	err  error
	done chan *batch
}

// run reads, parses and hands on the rows: one goroutine cuts the file into chunks, others parse them, and this one takes
// them in their order.
func (d *delivery) run() error {
	inOrder, stop := make(chan parsing, 2*runtime.GOMAXPROCS(0)), make(chan struct{})
	var all sync.WaitGroup
	defer all.Wait()
	defer close(stop)
	all.Go(func() {
		defer close(inOrder)
		for {
			part, err := d.table.next()
			if errors.Is(err, io.EOF) {
				return
			}
			p := parsing{err: err, done: make(chan *batch, 1)}
			select {
			case inOrder <- p:
			case <-stop:
				return
			}
			if err != nil {
				return
			}
			all.Go(func() { p.done <- d.parse(part) })
		}
	})
	for p := range inOrder {
		if p.err != nil {
			return d.table.Failure(p.err, d.base+d.heldRows+1)
		}
		if err := d.add(<-p.done); err != nil {
			return err
		}
	}
	if len(d.held) > 0 {
		if err := d.guess(); err != nil {
			return err
		}
	}
	if err := d.readable(); err != nil {
		return err
	}
	if isHistory(d.changed, d.counted.Rows) && !d.inspecting {
		return d.table.failHistory("its first rows do not show it: sort the file by deal ID")
	}
	d.history.end(d)
	d.later.end(d, (*record).undate)
	return nil
}

// parse parses a chunk by the forms that are known.
func (d *delivery) parse(part chunk) *batch {
	b := d.batches.Get().(*batch)
	b.parse(part, d.layout, *d.known.Load())
	return b
}
