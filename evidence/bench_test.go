package evidence

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"revops/deals"
	"revops/deals/notation"
	"revops/internal/dealgen"
)

// export writes an export of deals with 15 columns into a file and returns its name and size.
func export(tb testing.TB, deals int) (name string, size int64) {
	tb.Helper()
	name = filepath.Join(tb.TempDir(), "deals.csv")
	file, err := os.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	err = dealgen.Write(file, dealgen.Options{Seed: 1, Rows: deals, AsOf: int(asOf()), Narrow: true}, nil)
	if err := errors.Join(err, file.Close()); err != nil {
		tb.Fatal(err)
	}
	about, err := os.Stat(name)
	if err != nil {
		tb.Fatal(err)
	}
	return name, about.Size()
}

const benchDeals = 1_000_000

func BenchmarkRead(b *testing.B) {
	name, size := export(b, benchDeals)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		file, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		won := deals.Money(0)
		read, err := deals.Read(file, name, deals.Options{AsOf: asOf()}, func(d *deals.Deal) {
			if d.State == deals.Won {
				won += d.Amount
			}
		})
		if err := errors.Join(err, file.Close()); err != nil || read.Deals != benchDeals {
			b.Fatal(err, read)
		}
	}
}

// BenchmarkEncodingCSV is what BenchmarkRead is measured by: encoding/csv reading the same file and doing nothing else.
func BenchmarkEncodingCSV(b *testing.B) {
	name, size := export(b, benchDeals)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		file, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		reader := csv.NewReader(file)
		reader.ReuseRecord = true
		for {
			if _, err = reader.Read(); err != nil {
				break
			}
		}
		if err := file.Close(); err != nil || !errors.Is(err, io.EOF) && err != nil {
			b.Fatal(err)
		}
	}
}

func asOf() deals.Day { return notation.DayOf(time.Date(2026, 10, 31, 0, 0, 0, 0, time.UTC)) }
