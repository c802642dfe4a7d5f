// Command revops tells a company how mature its revenue operations are, what holds it back and what to do next.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"revops/cmd"
	"revops/internal/console"
)

func main() {
	debug.SetGCPercent(400) // most of what a run allocates it keeps: collecting it takes a sixth of assess, a third of portfolio
	os.Exit(cmd.Run(cmd.Process{
		Streams:     console.Of(os.Stdin, os.Stdout, os.Stderr, os.Getenv),
		Environment: os.Environ(),
		Now:         time.Now,
		Signals: func() (context.Context, context.CancelFunc) {
			return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		},
	}, os.Args[1:]))
}
