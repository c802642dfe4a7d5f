package cmd

import (
	"strings"
	"time"
)

// progress says on standard error how far a long run is, if somebody is there to read it.
type progress struct {
	app        *app
	begin, now time.Time
	// shown is how long the line on the terminal is.
	shown int
}

func (a *app) newProgress() *progress {
	p := &progress{app: a}
	if a.ErrTerminal && !a.Accessible {
		p.begin = a.Now()
		p.now = p.begin
	}
	return p
}

// show puts a line on the terminal. Nothing is shown in the first second, and then not more often than is of use.
func (p *progress) show(line func() string) {
	const delay, interval = time.Second, 200 * time.Millisecond
	if p.begin.IsZero() {
		return
	}
	now := p.app.Now()
	if now.Sub(p.begin) < delay || now.Sub(p.now) < interval {
		return
	}
	p.now = now
	text := line()
	p.app.printErr("\r%s%s", text, strings.Repeat(" ", max(0, p.shown-len(text))))
	p.shown = max(p.shown, len(text))
}

// clear takes the line away.
func (p *progress) clear() {
	if p.shown > 0 {
		p.app.printErr("\r%s\r", strings.Repeat(" ", p.shown))
		p.shown = 0
	}
}
