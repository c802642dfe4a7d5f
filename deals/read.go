package deals

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
	"runtime"
	"sync"
	"sync/atomic"
)

// Read reads the deals of a file and hands each to a function, in the order of the file. The file is CSV, TSV or the first
// sheet of a workbook; text may be compressed by gzip. The deal and its strings may be used until the function returns:
// their memory is written anew, so that what is kept longer must be copied (strings.Clone). An assignment to a map keeps
// the new key, even where an equal one was there.
//
// The error of a file that can't be read is a *FileError; of a map that does not fit the file, a *diag.Error. Deals may
// have been handed on before an error is found, as the file is read once.
func Read(in io.Reader, name string, options Options, each func(*Deal)) (*Import, error) {
	return read(in, name, options, each, false)
}

// Survey reads a file to say what can be recognised in it. What has to be said in a map, such as the order of day and
// month, is not an error here. The places of columns are those of Options.Numeric.
func Survey(in io.Reader, name string, numeric []int) (*Import, error) {
	return read(in, name, Options{AsOf: math.MaxInt32, Numeric: numeric}, func(*Deal) {}, true)
}

func read(in io.Reader, name string, options Options, each func(*Deal), survey bool) (*Import, error) {
	table, err := open(in, name)
	if err != nil {
		return nil, err
	}
	table.arguments = cmp.Or(options.Arguments, name)
	layout, err := table.layout(options)
	if err != nil {
		return nil, errors.Join(err, table.close())
	}
	if layout.stateless && !survey {
		return nil, errors.Join(table.fail("no column says whether a deal is open, won or lost",
			fmt.Sprintf("revops evidence map %s -o map.yaml writes a map in which to name it", table.arguments)), table.close())
	}
	d := newDelivery(table, layout, each, survey)
	err = errors.Join(d.run(), table.close())
	if err != nil {
		return nil, err
	}
	return d.result(), nil
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
			return d.table.failure(p.err, d.base+d.heldRows+1)
		}
		if err := d.add(<-p.done); err != nil {
			return err
		}
	}
	if len(d.held) > 0 {
		return d.guess()
	}
	return nil
}

// parse parses a chunk by the forms that are known.
func (d *delivery) parse(part chunk) *batch {
	b := d.batches.Get().(*batch)
	b.parse(part, d.layout, *d.known.Load())
	return b
}

// delivery hands on deals in the order of the file, and gathers what there is to say about it.
type delivery struct {
	table  *table
	layout *layout
	each   func(*Deal)
	survey bool
	// known are the forms by which chunks are parsed.
	known atomic.Pointer[forms]
	// base is the number of the last row that was handed on, or counted.
	base int
	// held are chunks that wait until the form of a column shows.
	held     []chunk
	heldRows int
	heldSize int

	shows sightings
	// guessed are the forms that no value of the column itself shows.
	guessed    forms
	ids        idSet
	counters   counters
	stages     map[stageOf]*int
	currencies []currencySeen
	counted    Import
	// batches are to be used again: making one anew for each chunk takes half as long again as all the rest.
	batches sync.Pool
}

func newDelivery(t *table, l *layout, each func(*Deal), survey bool) *delivery {
	d := &delivery{
		table: t, layout: l, each: each, survey: survey, base: t.first - 1, ids: newIDSet(), stages: map[stageOf]*int{},
		batches: sync.Pool{New: func() any { return &batch{} }},
	}
	d.setForms(forms{})
	return d
}

// setForms sets the forms by which chunks are parsed from now on; what the map or the database says comes first.
func (d *delivery) setForms(f forms) {
	for i := range f {
		f[i] = cmp.Or(d.layout.settled[i], f[i])
	}
	d.known.Store(&f)
}

// maxHeld is how much of a file may wait for the form of a column to show.
const maxHeld = 32 << 20

// add takes the next batch. One in which a date or an amount can be read in two ways is held, and all behind it, until
// what follows shows the form of the column.
func (d *delivery) add(b *batch) error {
	unread := b.shows.undecided()
	d.shows.merge(&b.shows, d.base+d.heldRows)
	if err := d.contradiction(); err != nil {
		return err
	}
	if err := d.addCurrencies(b); err != nil {
		return err
	}
	if !unread && len(d.held) == 0 {
		d.deliver(b)
		return nil
	}
	d.held, d.heldRows, d.heldSize = append(d.held, b.chunk), d.heldRows+b.rows, d.heldSize+b.chunk.size()
	d.batches.Put(b)
	if f := d.shows.forms(); d.shows.decidedBy(f) {
		d.setForms(f)
		d.release()
		return nil
	}
	if d.heldSize > maxHeld {
		return d.guess()
	}
	return nil
}

// release parses what was held anew and hands it on.
func (d *delivery) release() {
	held := d.held
	d.held, d.heldRows, d.heldSize = nil, 0, 0
	for _, part := range held {
		d.deliver(d.parse(part))
	}
}

// deliver gives the deals of a batch to the caller, in their order.
func (d *delivery) deliver(b *batch) {
	counts := make([]int, len(b.stages))
	d.findDuplicates(b)
	for i := range b.records {
		r := &b.records[i]
		d.counted.Rows++
		r.deal.Row += d.base
		if why, unusable := r.reason(); unusable {
			d.counters.add(why, r.deal.Row)
			continue
		}
		counts[r.stage]++
		if r.ignored {
			d.counted.Ignored++
			continue
		}
		d.counted.Deals++
		for left := r.remarks; left != 0; left &= left - 1 {
			d.counters.add(remark(bits.TrailingZeros32(left)), r.deal.Row)
		}
		d.each(&r.deal)
	}
	d.base += b.rows
	for i, stage := range b.stages {
		d.addStage(stage, counts[i])
	}
	d.table.reuse(b.chunk)
	d.batches.Put(b)
}

// findDuplicates says of the rows of a batch whether their id has stood in a row before.
func (d *delivery) findDuplicates(b *batch) {
	d.ids.room(len(b.ids))
	d.ids.touch(b.ids)
	for _, id := range b.ids {
		if !d.ids.put(id.hash) {
			b.records[id.record].note(duplicate)
		}
	}
}
