package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestALongTableLooksLikeAShortOne(t *testing.T) {
	columns := []column{{title: "Name", flexible: true}, {title: "Days", number: true}, {title: ""}, {title: "Words", flexible: true}}
	header := []string{"Name", "Days", "", "Words"}
	rows := [][]string{
		{"Ünïcode 会社", "1", "███", "some words that are\nwrapped twice\nhere"},
		{"a", "100.5", "", ""},
		{"two\nlines", "–", "x", "wide 会社"},
	}
	trimmed := func(text string) []string {
		lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		return lines
	}
	p := &page{}
	p.draw(columns, header, rows)
	short := trimmed(p.drawn.String())
	p.drawLong(columns, header, rows)
	if diff := cmp.Diff(short, trimmed(p.drawn.String())); diff != "" {
		t.Error(diff)
	}
}
