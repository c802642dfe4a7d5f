package evidence

import (
	"errors"
	"os"
	"testing"

	"revops/deals"
	"revops/fact"
	"revops/framework"
)

// BenchmarkEverything reads the deals once for the factors and all measures.
func BenchmarkEverything(b *testing.B) {
	name, size := export(b, benchDeals)
	b.SetBytes(size)
	b.ReportAllocs()
	measures := everyFigure()
	for b.Loop() {
		file, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		tally := fact.NewTally(fact.Question{AsOf: asOf(), Period: fact.ByQuarter, Base: fact.BaseWon, Dimension: deals.Dimension{Role: deals.RoleChannel}})
		measurement := NewMeasurement(measures, asOf())
		read, err := deals.Read(file, name, deals.Options{AsOf: asOf()}, func(d *deals.Deal) {
			tally.Count(d)
			measurement.Count(d)
		})
		if err := errors.Join(err, file.Close()); err != nil || read.Deals != benchDeals {
			b.Fatal(err, read)
		}
		if _, err := tally.Fact(); err != nil {
			b.Fatal(err)
		}
		if shown := measurement.Judge([]*deals.Import{read}); len(shown[0].Figures) != len(framework.Figures()) {
			b.Fatal(shown)
		}
	}
}
