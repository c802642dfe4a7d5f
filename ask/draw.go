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

func styled(lines []string, style lipgloss.Style) []string {
	painted := make([]string, len(lines))
	for i, line := range lines {
		painted[i] = paint(line, style)
	}
	return painted
}

// wrapped breaks a text between words into lines of at most the width, inside a word only where it is longer.
func wrapped(text string, width int) []string {
	return strings.Split(ansi.Wrap(text, max(width, 1), ""), "\n")
}

// clipped is the text on one line, cut short where it is wider than the screen.
func clipped(text string, width int) string {
	return ansi.Truncate(strings.Join(strings.Fields(text), " "), width, "…")
}

// spread puts one text at the left of a line and one at its right; the left one is cut short where both do not fit.
func spread(left, right string, width int) string {
	left = ansi.Truncate(left, max(width-lipgloss.Width(right)-1, 0), "…")
	return left + strings.Repeat(" ", max(width-lipgloss.Width(left)-lipgloss.Width(right), 1)) + right
}

// window is the part of the lines that fits the height and shows those from first up to last, or their beginning where
// they are more than fit.
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
