package evidence

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"runtime"
	"testing"

	"revops/deals"
	"revops/fact"
)

// TestCount_memoryOfManySources pins that a million lead sources take no more memory than the ids.
func TestCount_memoryOfManySources(t *testing.T) {
	if testing.Short() {
		t.Skip("looks at memory, which the race detector changes")
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	most := uint64(0)
	const rows = 1_000_000
	in, out := io.Pipe()
	go func() {
		buffered := bufio.NewWriter(out)
		_, err := io.WriteString(buffered, "id,stage,created,lead source\n")
		for i := 0; i < rows && err == nil; i++ {
			_, err = fmt.Fprintf(buffered, "%d,won,2026-05-06,source number %d\n", i, i)
		}
		_ = out.CloseWithError(errors.Join(err, buffered.Flush()))
	}()
	count := 0
	tally := fact.NewTally(fact.Question{AsOf: asOf(), Period: fact.ByQuarter, Base: fact.BaseWon, Dimension: deals.Dimension{Role: deals.RoleChannel}})
	measurement := NewMeasurement(everyFigure(), asOf())
	read, err := deals.Read(in, "deals.csv", deals.Options{AsOf: asOf()}, func(d *deals.Deal) {
		tally.Count(d)
		measurement.Count(d)
		if count++; count%250_000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&after)
			most = max(most, after.HeapAlloc-min(before.HeapAlloc, after.HeapAlloc))
		}
	})
	const bound = 64 << 20
	if err != nil || count != rows || most > bound {
		t.Fatalf("error %v, %d deals, %d MiB", err, count, most>>20)
	}
	fact, err := tally.Fact()
	if err != nil || len(fact.Parts) > 4097 || !fact.Parts[len(fact.Parts)-1].Others {
		t.Errorf("error %v, %d parts", err, len(fact.Parts))
	}
	for _, v := range measurement.Judge([]*deals.Import{read})[0].Figures {
		if v.ID == "channel-values" && v.String() != "more than 4096" {
			t.Error(v)
		}
	}
}
