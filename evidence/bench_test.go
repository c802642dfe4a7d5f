package evidence

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// export writes an export of so many deals with 15 columns into a file and returns its name and size.
func export(tb testing.TB, deals int) (name string, size int64) {
	tb.Helper()
	name = filepath.Join(tb.TempDir(), "deals.csv")
	file, err := os.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	out := bufio.NewWriter(file)
	_, _ = out.WriteString("Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Deal owner,Associated Company," +
		"Original Traffic Source,utm_source,utm_medium,utm_campaign,Deal Type,Industry,Last Activity Date\n") // an error is kept until the end
	stages := [...]string{"Closed Won", "Closed Lost", "Contract Sent", "Closed Lost", "Qualified to Buy"}
	sources := [...]string{"Organic search", "Paid search", "Referrals", "Email marketing", "Offline sources", ""}
	for i := range deals {
		_, _ = fmt.Fprintf(out, "%d,\"Deal, %d\",%s,\"%d,%03d.50\",2025-%02d-%02d,%02d/%02d/2026,Rep %d,Company %d,%s,google,cpc,campaign-%d,New Business,Software,2026-10-%02d\n",
			100000000+i, i, stages[i%len(stages)], 1+i%90, i%1000, 1+i%12, 1+i%28, 1+i%10, 1+i%28, i%40, i%50000, sources[i%len(sources)], i%60, 1+i%28)
	}
	if err := errors.Join(out.Flush(), file.Close()); err != nil {
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
		won := Money(0)
		read, err := Read(file, name, Options{AsOf: asOf()}, func(d *Deal) {
			if d.State == Won {
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
