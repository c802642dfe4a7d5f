package console_test

import (
	"os"
	"strings"
	"testing"

	"revops/internal/console"
)

// Colour is for terminals that want it.
func TestColor(t *testing.T) {
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

// The environment says what a terminal can do.
func TestTerminal_environment(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()                               //nolint:errcheck // only looked at
	for variables, want := range map[string][2]bool{ // plain, accessible
		"TERM=xterm": {false, false}, "TERM=xterm NO_COLOR=1": {true, false}, "TERM=xterm ACCESSIBLE=1": {false, true},
		"TERM=xterm ACCESSIBLE=0": {false, false}, "TERM=xterm ACCESSIBLE=": {false, false},
		"TERM=dumb": {true, true}, "TERM=": {true, true}, "": {true, true},
	} {
		streams := console.Of(null, null, null, func(name string) string {
			for variable := range strings.FieldsSeq(variables) {
				if value, found := strings.CutPrefix(variable, name+"="); found {
					return value
				}
			}
			return ""
		})
		if streams.Plain != want[0] || streams.Accessible != want[1] || streams.OutTerminal || streams.Width != 0 {
			t.Errorf("%q: %+v", variables, streams)
		}
	}
}

// A locale that isn't UTF-8 has ASCII only; the first variable that is set decides.
func TestASCII(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close() //nolint:errcheck // only looked at
	for variables, want := range map[string]bool{
		"": false, "LC_ALL=C": true, "LANG=POSIX": true, "LANG=de_DE.UTF-8": false, "LC_ALL=C.utf8 LANG=C": false,
		"LC_ALL=C LANG=en_US.UTF-8": true, "LC_CTYPE=C LANG=en_US.UTF-8": true, "LANG=de_DE.ISO-8859-1": true,
	} {
		streams := console.Of(null, null, null, func(name string) string {
			for variable := range strings.FieldsSeq(variables) {
				if value, found := strings.CutPrefix(variable, name+"="); found {
					return value
				}
			}
			return ""
		})
		if streams.ASCII != want {
			t.Errorf("%q: %v", variables, streams.ASCII)
		}
	}
}
