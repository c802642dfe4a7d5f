// Package console holds the streams of a run and what is known of the terminal behind them.
package console

import (
	"cmp"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/term"
)

// Streams are what a run reads and writes: results go to Out, everything else to Err.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// OutTerminal says that Out is a terminal; Width is how many columns it has. Width is 0 for anything else: nothing
	// is wrapped there.
	OutTerminal bool
	Width       int
	// ErrTerminal says that Err is a terminal.
	ErrTerminal bool
	// InTerminal says that In is a terminal.
	InTerminal bool
	// Accessible says that the environment asks for plain lines instead of a screen: ACCESSIBLE that is neither blank nor
	// 0, or a TERM that is dumb or not set.
	Accessible bool
	// Plain says that the environment asks for no colour: NO_COLOR, or a TERM that is dumb or not set.
	Plain bool
	// ASCII says that the locale has no other characters: LC_ALL, or else LC_CTYPE, or else LANG names one that isn't UTF-8.
	ASCII bool
}

// Of describes the given files; getenv reads the environment.
func Of(in, out, errs *os.File, getenv func(string) string) Streams {
	streams := Streams{In: in, Out: out, Err: errs}
	// Windows sets no TERM, and its terminals know escapes.
	dumb := getenv("TERM") == "dumb" || getenv("TERM") == "" && runtime.GOOS != "windows"
	streams.Plain = getenv("NO_COLOR") != "" || dumb
	wanted := getenv("ACCESSIBLE")
	streams.Accessible = wanted != "" && wanted != "0" || dumb
	locale := strings.ToLower(cmp.Or(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG"), "utf-8"))
	streams.ASCII = !strings.Contains(strings.ReplaceAll(locale, "-", ""), "utf8")
	streams.InTerminal = term.IsTerminal(int(in.Fd()))
	streams.ErrTerminal = term.IsTerminal(int(errs.Fd()))
	descriptor := int(out.Fd())
	if term.IsTerminal(descriptor) {
		const usual = 80
		streams.OutTerminal = true
		width, _, err := term.GetSize(descriptor)
		if err != nil {
			width = 0
		}
		streams.Width = cmp.Or(width, usual)
	}
	return streams
}

// Color is a choice of when to use colour.
type Color string

// The choices.
const (
	ColorAuto   Color = "auto"
	ColorAlways Color = "always"
	ColorNever  Color = "never"
)

// UseColor reports whether results are coloured.
func (s Streams) UseColor(choice Color) bool {
	switch choice {
	case ColorAlways:
		return true
	case ColorAuto:
		return s.OutTerminal && !s.Plain
	default:
		return false
	}
}
