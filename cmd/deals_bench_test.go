//go:build unix

package cmd_test

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"revops/internal/dealgen"
)

// BenchmarkDeals reports what revops fact and revops evidence take for a million deals of 15 columns, each in a process of
// its own: time by the clock and of the processors as multiples of what reading the rows with encoding/csv takes in the
// same turn, and the peak memory.
func BenchmarkDeals(b *testing.B) {
	name := filepath.Join(b.TempDir(), "deals.csv")
	file, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	const asOf = 20757 // 2026-10-31
	err = dealgen.Write(file, dealgen.Options{Seed: 1, Rows: 1_000_000, AsOf: asOf, Narrow: true, Plain: true}, nil)
	if err := errors.Join(err, file.Close()); err != nil {
		b.Fatal(err)
	}
	for _, command := range []string{"fact", "evidence"} {
		b.Run(command, func(b *testing.B) {
			var took, busy, plainTook, plainBusy time.Duration
			var peak int64
			for b.Loop() {
				start, before := time.Now(), processorTime(b)
				readRows(b, name)
				between := time.Now()
				plainTook, plainBusy = plainTook+between.Sub(start), plainBusy+processorTime(b)-before
				process := exec.Command("revops", command, name, "--as-of", "2026-10-31")
				process.Stderr = os.Stderr
				if err := process.Run(); err != nil {
					b.Fatal(err)
				}
				took += time.Since(between)
				busy += process.ProcessState.UserTime() + process.ProcessState.SystemTime()
				if usage, ok := process.ProcessState.SysUsage().(*syscall.Rusage); ok {
					peak = max(peak, usage.Maxrss>>10) // Linux counts in KiB
				}
			}
			b.ReportMetric(took.Seconds()/plainTook.Seconds(), "of-encoding/csv")
			b.ReportMetric(busy.Seconds()/plainBusy.Seconds(), "processors-of-encoding/csv")
			b.ReportMetric(float64(peak), "peak-MiB")
		})
	}
}

func readRows(b *testing.B, name string) {
	b.Helper()
	file, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	reader := csv.NewReader(file)
	reader.ReuseRecord = true
	for err == nil {
		_, err = reader.Read()
	}
	if !errors.Is(err, io.EOF) {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}

// processorTime is what the process has taken of the processors.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
