package cmd_test

import (
	"io"
	"strings"
	"testing"

	"revops/cmd"
	"revops/data"
	"revops/framework"
	"revops/internal/console"
)

// What says nothing of the framework does not read it, which would take longer than all the rest. Reading it allocates
// several times as often as any of these commands.
func TestRun_readsNoFramework(t *testing.T) {
	allocations := func(args ...string) float64 {
		return testing.AllocsPerRun(2, func() {
			process := cmd.Process{Streams: console.Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}}
			if code := cmd.Run(process, args); code != cmd.ExitDone {
				t.Errorf("%v: exit code %d", args, code)
			}
		})
	}
	reading := testing.AllocsPerRun(2, func() {
		if _, err := framework.Parse(data.Sources()); err != nil {
			t.Error(err)
		}
	})
	for _, line := range []string{
		"version", "--help", "assess --help", "portfolio --help", "completion bash", "completion zsh", "schema result", "__complete assess --",
	} {
		if got := allocations(strings.Fields(line)...); got > reading/2 {
			t.Errorf("revops %s allocates %v times; reading the framework, %v times", line, got, reading)
		}
	}
	if got := allocations("explain", "deal-ownership"); got < reading {
		t.Errorf("revops explain allocates %v times, reading the framework %v times: this test sees nothing", got, reading)
	}
}
