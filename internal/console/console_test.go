package console_test

import (
	"os"
	"testing"

	"revops/internal/console"
)

func TestColourIsForTerminalsThatWantIt(t *testing.T) {
	tests := []struct {
		terminal, plain bool
		choice          console.Color
		want            bool
	}{
		{true, false, console.ColorAuto, true},
		{true, true, console.ColorAuto, false},
		{false, false, console.ColorAuto, false},
		{false, true, console.ColorAlways, true},
		{true, false, console.ColorNever, false},
	}
	for _, test := range tests {
		streams := console.Streams{OutTerminal: test.terminal, Plain: test.plain}
		if got := streams.UseColor(test.choice); got != test.want {
			t.Errorf("%+v: got %v", test, got)
		}
	}
}

func TestTheEnvironmentSaysWhatATerminalCanDo(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()                              //nolint:errcheck // only looked at
	for variable, want := range map[string][2]bool{ // plain, accessible
		"NO_COLOR=1": {true, false}, "TERM=dumb": {true, true}, "ACCESSIBLE=1": {false, true}, "TERM=xterm": {false, false},
	} {
		streams := console.Of(null, null, null, func(name string) string {
			if len(variable) > len(name) && variable[:len(name)+1] == name+"=" {
				return variable[len(name)+1:]
			}
			return ""
		})
		if streams.Plain != want[0] || streams.Accessible != want[1] || streams.OutTerminal || streams.Width != 0 {
			t.Errorf("%s: %+v", variable, streams)
		}
	}
}
