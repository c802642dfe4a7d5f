//go:build unix

package cmd_test

import (
	"testing"
)

// BenchmarkFirstPage is the time from the start of the process to its first page on the terminal, the emulator's own
// time included.
func BenchmarkFirstPage(b *testing.B) {
	b.Chdir(b.TempDir())
	for b.Loop() {
		term := open(b, nil, "assess")
		term.see("Which questions do you want to answer?")
		b.StopTimer()
		term.press("What", ctrlC)
		term.exit(130)
		b.StartTimer()
	}
}
