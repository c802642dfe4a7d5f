package ask

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// What is drawn uses the terminal's own sixteen colours and says nothing by colour alone.

//nolint:gochecknoglobals // styles are values that nothing changes
var (
	plain  = lipgloss.NewStyle()
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

// parts joins texts by dots in lines of at most the width, which break between them.
func parts(texts []string, width int) []string {
	var lines []string
	for _, text := range texts {
		last := len(lines) - 1
		if last >= 0 && lipgloss.Width(lines[last]+" · "+text) <= width {
			lines[last] += " · " + text
		} else {
			lines = append(lines, wrap(text, width)...)
		}
	}
	return lines
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

// ends puts one text at the left end of a line and one at its right end, or each on lines of its own where they don't fit on
// one.
func ends(left, right string, width int) []string {
	between := width - lipgloss.Width(left) - lipgloss.Width(right)
	if between > 0 {
		return []string{left + strings.Repeat(" ", between) + right}
	}
	return append(wrap(left, width), wrap(right, width)...)
}

// window returns the first lines, as many as the height holds. Where there are fewer, blank ones are added.
func window(lines []string, height int) []string {
	shown := make([]string, max(height, 0))
	copy(shown, lines)
	return shown
}

// ASCII replaces what is drawn beside words by characters that every terminal has. Each takes one column, as what it replaces.
func ASCII(text string) string {
	return strings.NewReplacer("›", ">", "●", "*", "█", "#", "▓", "%", "▒", ":", "░", ".", "·", "-", "•", "-", "↑", "^", "↓", "v", "→", ">",
		"…", "~", "┃", "|", "–", "-").Replace(text)
}
