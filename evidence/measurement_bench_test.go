package evidence

import (
	"errors"
	"os"
	"testing"

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
		tally := NewTally(Question{AsOf: asOf(), Period: ByQuarter, Base: BaseWon, Dimension: Dimension{Role: RoleChannel}})
		measurement := NewMeasurement(measures, asOf())
		read, err := Read(file, name, Options{AsOf: asOf()}, func(d *Deal) {
			tally.Count(d)
			measurement.Count(d)
		})
		if err := errors.Join(err, file.Close()); err != nil || read.Deals != benchDeals {
			b.Fatal(err, read)
		}
		if _, err := tally.Fact(); err != nil {
			b.Fatal(err)
		}
		if shown := measurement.Judge([]*Import{read}); len(shown[0].Figures) != len(framework.Figures()) {
			b.Fatal(shown)
		}
	}
}
