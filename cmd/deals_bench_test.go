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

// BenchmarkDeals reports what revops fact, evidence and forecast take for a million deals of 15 columns, and forecast for ten
// thousand, each in a process of its own: time by the clock and of the processors as multiples of what reading the rows with
// encoding/csv takes in the same turn, the peak memory, and the time of the whole process.
func BenchmarkDeals(b *testing.B) {
	million, tenThousand := writeDeals(b, 1_000_000), writeDeals(b, 10_000)
	for _, run := range []struct{ name, command, file string }{
		{"fact", "fact", million},
		{"evidence", "evidence", million},
		{"forecast", "forecast", million},
		{"forecast-10000", "forecast", tenThousand},
	} {
		b.Run(run.name, func(b *testing.B) { benchmarkCommand(b, run.command, run.file) })
	}
}

// writeDeals writes a file of so many deals.
func writeDeals(b *testing.B, rows int) string {
	b.Helper()
	name := filepath.Join(b.TempDir(), "deals.csv")
	file, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	const asOf = 20757 // 2026-10-31
	err = dealgen.Write(file, dealgen.Options{Seed: 1, Rows: rows, AsOf: asOf, Narrow: true}, nil)
	if err := errors.Join(err, file.Close()); err != nil {
		b.Fatal(err)
	}
	return name
}

func benchmarkCommand(b *testing.B, command, name string) {
	b.Helper()
	var took, busy, plainTook, plainBusy time.Duration
	var peak int64
	for b.Loop() {
		start, before := time.Now(), processorTime(b)
		readRows(b, name)
		between := time.Now()
		plainTook, plainBusy = plainTook+between.Sub(start), plainBusy+processorTime(b)-before
		process := exec.Command("revops", command, name, "--as-of", "2026-10-31")
		process.Env = append(os.Environ(), "GOGC=400") // as cmd/revops has it
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
	b.ReportMetric(float64(took.Milliseconds())/float64(b.N), "ms-process")
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
