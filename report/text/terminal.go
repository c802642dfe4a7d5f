package text

import (
	"io"
	"math"
	"regexp"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/fatih/color"
	"github.com/olekukonko/tablewriter/pkg/twwarp"

	"revops/assess"
	"revops/internal/diag"
)

// Style says how text for a terminal looks. Width is that of the terminal in columns, 0 where nothing is to be wrapped. Steps is how
// many next steps it shows at most, 0 for assess.DefaultSteps. ASCII says that the terminal has no other characters to draw with.
type Style struct {
	Width int
	Color bool
	Steps int
	ASCII bool
}

// Terminal is the layout for a terminal: headings, wrapped text and tables without frames. Text is wrapped between words only.
// What colour says is said in words as well.
type Terminal struct {
	text  strings.Builder
	style Style
	// paints finds what Paint adds, nil without colour.
	paints *regexp.Regexp
}

// NewTerminal returns an empty layout.
func NewTerminal(style Style) *Terminal {
	t := &Terminal{style: style}
	if style.Color {
		t.paints = regexp.MustCompile(`\x1b\[[0-9;]*m`)
	}
	return t
}

// WriteTerminal writes what the function lays out.
func WriteTerminal(w io.Writer, style Style, write func(*Terminal)) error {
	t := NewTerminal(style)
	write(t)
	_, err := io.WriteString(w, t.String())
	return err
}

// String is everything that was laid out so far.
func (t *Terminal) String() string { return t.text.String() }

// Line writes a line without blanks at its end.
func (t *Terminal) Line(text string) {
	t.text.WriteString(strings.TrimRight(t.printable(text), " ") + "\n")
}

// printable makes a text harmless that comes out of a file: nothing in it commands the terminal but the colours of Paint.
func (t *Terminal) printable(text string) string {
	if t.paints == nil {
		return diag.Printable(text)
	}
	var printable strings.Builder
	end := 0
	for _, paint := range t.paints.FindAllStringIndex(text, -1) {
		printable.WriteString(diag.Printable(text[end:paint[0]]) + text[paint[0]:paint[1]])
		end = paint[1]
	}
	return printable.String() + diag.Printable(text[end:])
}

// Heading writes a title in capitals below an empty line.
func (t *Terminal) Heading(text string) {
	t.Line("")
	t.Line(t.Paint(strings.ToUpper(text), Emphasis))
}

// Nested writes parts like any others.
func (t *Terminal) Nested(write func()) { write() }

// Operated reports that the reader runs the program.
func (t *Terminal) Operated() bool { return true }

// Paint adds colour where there is any.
func (t *Terminal) Paint(text string, tone Tone) string {
	if !t.style.Color || text == "" {
		return text
	}
	painter := color.New(tone.attributes()...)
	painter.EnableColor()
	return painter.Sprint(text)
}

// attributes are how a terminal shows the tone.
func (t Tone) attributes() []color.Attribute {
	return map[Tone][]color.Attribute{
		Emphasis: {color.Bold}, Secondary: {color.Faint}, Good: {color.FgGreen}, Fair: {color.FgCyan}, Doubtful: {color.FgYellow}, Bad: {color.FgRed},
		Failed: {color.FgRed, color.Bold},
	}[t]
}

// Paragraph writes a text, its first line after the lead and the others below the first.
func (t *Terminal) Paragraph(lead, text string) {
	indent := strings.Repeat(" ", width(lead))
	limit := t.style.Width - len(indent)
	if t.style.Width == 0 {
		limit = math.MaxInt
	}
	for i, line := range Wrap(text, limit) {
		if i == 0 {
			t.Line(lead + line)
		} else {
			t.Line(indent + line)
		}
	}
}

// Note writes an indented sentence below a heading or a table.
func (t *Terminal) Note(text string) { t.Paragraph("  ", text) }

// Page reports that there are characters only, and no room for all rows.
func (t *Terminal) Page() bool { return false }

// Bar draws the lower end of a score, longer on a wider terminal; empty where there is no score.
func (t *Terminal) Bar(score assess.Range, _ assess.Score) string {
	if !score.Low.Known {
		return ""
	}
	length := 15
	switch columns := t.style.Width; {
	case columns >= 100:
		length = 30
	case columns > 0 && columns < 64:
		length = 4
	case columns > 0 && columns < 80:
		length = 6
	}
	filled := score.Low.Tenths * length / 1000
	return t.Paint(strings.Repeat("█", filled), Good) + strings.Repeat("░", length-filled)
}

// width is how many columns a text takes on screen; colours take none.
func width(text string) int {
	return displaywidth.Options{ControlSequences: true}.String(text)
}

// Wrap breaks a text between words into lines of at most limit columns. A word that is longer has a line of its own, and a
// limit below ten columns counts as ten.
func Wrap(text string, limit int) []string {
	text = strings.Join(strings.Fields(text), " ")
	if width(text) <= limit {
		return []string{text}
	}
	const minLimit = 10
	lines, _ := twwarp.WrapString(text, max(limit, minLimit))
	return lines
}
