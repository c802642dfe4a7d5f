package cmd_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"revops/cmd"
	"revops/internal/console"
)

// Progress is shown after a second, on a terminal only.
func TestFact_progress(t *testing.T) {
	var file strings.Builder
	file.WriteString("Id,Stage,Amount\n")
	for i := range 100_000 {
		fmt.Fprintf(&file, "%d,%s,100\n", i, []string{"Closed Won", "Closed Lost"}[i%2])
	}
	name := filepath.Join(t.TempDir(), "deals.csv")
	if err := os.WriteFile(name, []byte(file.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	errs := func(terminal bool, step time.Duration) string {
		var out, errs bytes.Buffer
		now := time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC)
		process := cmd.Process{
			Streams: console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs, ErrTerminal: terminal},
			Now:     func() time.Time { now = now.Add(step); return now },
		}
		if code := cmd.Run(process, []string{"fact", name, "--format", "csv"}); code != cmd.ExitDone {
			t.Errorf("exit code %d", code)
		}
		return errs.String()
	}
	for _, quiet := range []string{errs(true, time.Millisecond), errs(false, time.Second)} {
		if quiet != "" {
			t.Errorf("got %q", quiet)
		}
	}
	shown := errs(true, time.Second)
	if !strings.HasPrefix(shown, "\r"+name+": ") || !strings.Contains(shown, "100% of 2 MB") || !strings.HasSuffix(shown, " \r") {
		t.Errorf("got %q", shown)
	}
}

// A signal ends a reading that waits for its input.
func TestFact_signal(t *testing.T) {
	in, writer := io.Pipe()
	var out, errs bytes.Buffer
	process := cmd.Process{
		Streams: console.Streams{In: in, Out: &out, Err: &errs},
		Now:     func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
		Signals: func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				_, _ = io.WriteString(writer, "Id,Stage\n1,Closed Won\n") // the reader is there until the signal
				cancel()
			}()
			return ctx, cancel
		},
	}
	code := cmd.Run(process, []string{"fact", "-"})
	if code != cmd.ExitInterrupted || out.Len() > 0 || errs.Len() > 0 {
		t.Errorf("exit code %d, output %q, errors %q", code, out.String(), errs.String())
	}
	_ = writer.Close() // whoever still reads ends
}
