// Package program lets tests run revops as a program of its own.
package program

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"revops/cmd"
	"revops/internal/console"
)

// Main runs the tests of a package with a revops on the PATH for which it is noon of 2026-11-21 in UTC. It does not return.
func Main(m *testing.M) {
	testscript.Main(m, map[string]func(){"revops": func() {
		os.Exit(cmd.Run(cmd.Process{
			Streams:     console.Of(os.Stdin, os.Stdout, os.Stderr, os.Getenv),
			Environment: os.Environ(),
			Now:         func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
			Signals: func() (context.Context, context.CancelFunc) {
				return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
			},
		}, os.Args[1:]))
	}})
}

// LinkSamples lets a folder have the samples and examples of the repository at root.
func LinkSamples(root, folder string) error {
	for _, name := range []string{"testdata", "examples"} {
		if err := os.Symlink(filepath.Join(root, name), filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}
