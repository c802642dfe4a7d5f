//go:build unix

// Command deals measures what revops fact and revops evidence take for a made export of deals, and what reading its rows
// with encoding/csv alone takes: each in a process of its own. It prints the median time by the clock, the ratios
// to encoding/csv by the clock and by processor time, and the peak memory. On a machine that does other work, only the
// processor time says much. Run it from the project's root: go run ./bench/deals
package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"revops/cmd"
	"revops/internal/console"
	"revops/internal/dealgen"
)

const (
	asOf    = "2026-10-31"
	asOfDay = 20757
	plain   = "encoding/csv"
)

func main() {
	deals := flag.Int("deals", 1_000_000, "how many deals")
	runs := flag.Int("runs", 5, "how often each reads them")
	quotes := flag.Bool("quotes", false, "put quotes around every cell")
	read := flag.String("read", "", "read the file that is named behind the flags in this way, and print nothing")
	flag.Parse()
	work := func() error { return measure(*deals, *runs, *quotes) }
	if *read != "" {
		work = func() error { return readBy(*read, flag.Arg(0)) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "deals:", err)
		os.Exit(1)
	}
}

func measure(deals, runs int, quotes bool) error {
	dir, err := os.MkdirTemp("", "deals")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a folder for temporary files
	name := filepath.Join(dir, "deals.csv")
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	err = dealgen.Write(file, dealgen.Options{Seed: 1, Rows: deals, AsOf: asOfDay, Narrow: true, Plain: !quotes}, nil)
	if err := cmp.Or(err, file.Close()); err != nil {
		return err
	}
	fmt.Printf("%-14s %10s %14s %12s %9s\n", "", "median", "× encoding/csv", "× processors", "peak MiB")
	var plainTook, plainBusy []float64
	for _, way := range []string{plain, "fact", "evidence"} {
		var took, busy []float64
		var peak int64
		for range runs {
			command := exec.Command(os.Args[0], "-read", way, name)
			command.Stderr = os.Stderr
			start := time.Now()
			if err := command.Run(); err != nil {
				return fmt.Errorf("%s: %w", way, err)
			}
			state := command.ProcessState
			took = append(took, time.Since(start).Seconds())
			busy = append(busy, (state.UserTime() + state.SystemTime()).Seconds())
			if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
				peak = max(peak, usage.Maxrss>>10) // Linux counts in KiB
			}
		}
		if way == plain {
			plainTook, plainBusy = took, busy
		}
		fmt.Printf("%-14s %8.2f s %14.2f %12.2f %9d\n", way, median(took), median(took)/median(plainTook), median(busy)/median(plainBusy), peak)
	}
	return nil
}

func median(of []float64) float64 { return slices.Sorted(slices.Values(of))[len(of)/2] }

func readBy(way, name string) error {
	if way != plain {
		process := cmd.Process{Streams: console.Streams{Out: io.Discard, Err: os.Stderr}, Now: time.Now}
		if code := cmd.Run(process, []string{way, name, "--as-of", asOf}); code != cmd.ExitDone {
			return fmt.Errorf("exit code %d", code)
		}
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	reader := csv.NewReader(file)
	reader.ReuseRecord = true
	for err == nil {
		_, err = reader.Read()
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, file.Close())
}
