package ask

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// What is drawn uses the terminal's own sixteen colours and says nothing by colour alone.

//nolint:gochecknoglobals // styles are values that nothing changes
var (
	strong = lipgloss.NewStyle().Bold(true)
	quiet  = lipgloss.NewStyle().Faint(true)
	accent = lipgloss.NewStyle().Foreground(lipgloss.Cyan).Bold(true)
)

func paint(text string, style lipgloss.Style) string { return style.Render(text) }

func paintLines(lines []string, style lipgloss.Style) []string {
	painted := make([]string, len(lines))
	for i, line := range lines {
		painted[i] = paint(line, style)
	}
	return painted
}

// wrap breaks a text into lines of at most the width, between words where it can.
func wrap(text string, width int) []string {
	return strings.Split(ansi.Wrap(text, max(width, 1), ""), "\n")
}

// hang wraps a text behind a lead. Lines after the first are indented by the width of the lead.
func hang(lead, text string, width int) []string {
	lines := wrap(text, width-lipgloss.Width(lead))
	for i := range lines {
		lines[i] = lead + lines[i]
		lead = strings.Repeat(" ", lipgloss.Width(lead))
	}
	return lines
}

// clip puts a text on one line and cuts it short where it is wider than the width.
func clip(text string, width int) string {
	return ansi.Truncate(strings.Join(strings.Fields(text), " "), width, "…")
}

// spread puts one text at the left end of a line and one at its right end. The left one is cut short where both don't fit.
func spread(left, right string, width int) string {
	left = ansi.Truncate(left, max(width-lipgloss.Width(right)-1, 0), "…")
	return left + strings.Repeat(" ", max(width-lipgloss.Width(left)-lipgloss.Width(right), 1)) + right
}

// window returns as many lines as the height holds, with those from first up to last among them. Where these alone are
// too many, it begins at first. Where all lines fit, blank ones are added.
func window(lines []string, first, last, height int) []string {
	if height >= len(lines) {
		padded := make([]string, max(height, 0))
		copy(padded, lines)
		return padded
	}
	height = max(height, 0)
	start := 0
	if last > height {
		start = min(last-height, first)
	}
	return lines[start:min(start+height, len(lines))]
}
