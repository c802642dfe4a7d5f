// Command deals measures the reading of exports of deals: encoding/csv alone, the factors, and the factors with all
// measures, each in a process of its own and in turn, on a million deals and on more. It prints how often the time of
// encoding/csv each takes, as the clock has it and as the processors do, its peak memory, and how time grows with the
// deals. On a machine that does other things too only the time of the processors says much. Run it from the project's root:
// go run ./bench/deals
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"revops/internal/dealgen"
)

// asOf is 2026-10-31.
const asOf = 20757

func main() {
	deals := flag.Int("deals", 1_000_000, "how many deals")
	times := flag.Int("times", 5, "how many times as many deals time grows to")
	runs := flag.Int("runs", 5, "how often each reads them")
	quotes := flag.Bool("quotes", false, "put quotes around every cell")
	read := flag.String("read", "", "read the file that is named behind the flags in this way, and print nothing")
	flag.Parse()
	work := func() error { return measure([]int{*deals, *deals * *times}, *runs, *quotes) }
	if *read != "" {
		work = func() error { return readBy(*read, flag.Arg(0)) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "deals:", err)
		os.Exit(1)
	}
}

// measured is what a way of reading took by the clock and of the processors, once for each run, and its peak memory in
// KiB.
type measured struct {
	took, busy []time.Duration
	peak       int64
}

func median[T cmp.Ordered](of []T) T {
	of = slices.Sorted(slices.Values(of))
	return of[len(of)/2]
}

func measure(sizes []int, runs int, quotes bool) error {
	dir, err := os.MkdirTemp("", "deals")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a folder for temporary files
	fmt.Printf("%-10s %6s %-22s %10s %14s %14s %10s\n", "deals", "MB", "reads", "median", "× encoding/csv", "× processors", "peak MiB")
	took, busy := map[string][]time.Duration{}, map[string][]time.Duration{}
	for _, deals := range sizes {
		name := filepath.Join(dir, "deals.csv")
		size, err := write(name, deals, quotes)
		if err != nil {
			return err
		}
		results, err := readInTurn(name, runs)
		if err != nil {
			return err
		}
		for i, way := range ways() {
			m := results[i]
			fmt.Printf("%-10d %6d %-22s %10s %14.2f %14.2f %10d\n", deals, size/1_000_000, way, median(m.took).Round(time.Millisecond),
				ratio(m.took, results[0].took), ratio(m.busy, results[0].busy), m.peak>>10)
			took[way], busy[way] = append(took[way], median(m.took)), append(busy[way], median(m.busy))
		}
	}
	fmt.Printf("\nTime of a deal at %d by that at %d:\n", sizes[1], sizes[0])
	for _, way := range ways() {
		fmt.Printf("%-22s %6.2f by the clock, %.2f of the processors\n", way, grown(took[way], sizes), grown(busy[way], sizes))
	}
	return nil
}

// grown is how much longer a deal takes among more.
func grown(times []time.Duration, deals []int) float64 {
	return float64(times[1]) / float64(times[0]) * float64(deals[0]) / float64(deals[1])
}

// ratio is the median of the ratios of times, run by run.
func ratio(times, others []time.Duration) float64 {
	var ratios []float64
	for i := range times {
		ratios = append(ratios, float64(times[i])/float64(others[i]))
	}
	return median(ratios)
}

// readInTurn reads a file in every way, so often.
func readInTurn(name string, runs int) ([]*measured, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	results := make([]*measured, len(ways()))
	for run := range runs {
		for i, way := range ways() {
			if run == 0 {
				results[i] = &measured{}
			}
			command := exec.Command(program, "-read", way, name)
			command.Stderr = os.Stderr
			start := time.Now()
			if err := command.Run(); err != nil {
				return nil, fmt.Errorf("%s: %w", way, err)
			}
			state := command.ProcessState
			results[i].took = append(results[i].took, time.Since(start))
			results[i].busy = append(results[i].busy, state.UserTime()+state.SystemTime())
			results[i].peak = max(results[i].peak, peak(state))
		}
	}
	return results, nil
}

// write writes an export of 15 columns, as HubSpot has them, and returns its size.
func write(name string, deals int, quotes bool) (int64, error) {
	file, err := os.Create(name)
	if err != nil {
		return 0, err
	}
	_, err = dealgen.Write(file, dealgen.Options{Seed: 1, Rows: deals, AsOf: asOf, Narrow: true, Plain: !quotes})
	if err := cmp.Or(err, file.Close()); err != nil {
		return 0, err
	}
	about, err := os.Stat(name)
	if err != nil {
		return 0, err
	}
	return about.Size(), nil
}
