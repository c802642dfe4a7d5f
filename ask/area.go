package ask

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"revops/answers"
)

// The library's field for several lines turns tabs into blanks, and where it shows a list each line is an item. In the
// field these marks stand for the tabs of a text and the line breaks of an item.
const (
	tabMark   = "␉"
	breakMark = "␊"
)

// area is a field for a text of several lines.
type area struct {
	field *huh.Text
	// initial is what the field held when it was made, content what it holds now.
	initial, content string
}

func newArea(title string, height int, content string) *area {
	a := &area{content: content}
	a.field = huh.NewText().Title(title).Lines(height).Value(&a.content).ExternalEditor(false)
	a.field.Blur() // sets content to what the field made of it
	a.initial = a.content
	return a
}

// changed reports whether something else was typed than what the field held.
func (a *area) changed() bool { return a.content != a.initial }

// fit makes the field as high as its text needs, within bounds. Where that isn't enough its title says so.
func (a *area) fit(title string, width, minLines, maxLines int) {
	const border = 2
	lines := len(wrap(a.content, width-border))
	height := max(min(lines, maxLines), minLines)
	if lines > height {
		title = fmt.Sprintf("%s (%d lines, arrows scroll)", title, lines)
	}
	a.field.Title(title).Lines(height)
}

// newTextArea is an area for a text.
func newTextArea(title string, height int, text string) *area {
	return newArea(title, height, strings.ReplaceAll(unixLines(text), "\t", tabMark))
}

// text is what the area holds now: the given text, unchanged, if nothing was typed. It is "" where there are only blanks.
func (a *area) text(given string) string {
	text := cleanText(strings.ReplaceAll(a.content, tabMark, "\t"))
	switch {
	case a.content == a.initial:
		return given
	case strings.TrimSpace(text) == "":
		return ""
	default:
		return text
	}
}

// newEvidenceArea is an area with one piece of evidence on each line.
func newEvidenceArea(title string, height int, evidence []answers.Evidence) *area {
	marks := strings.NewReplacer("\t", tabMark, "\n", breakMark)
	lines := make([]string, len(evidence))
	for i, item := range evidence {
		lines[i] = marks.Replace(unixLines(item.Text))
	}
	return newArea(title, height, strings.Join(lines, "\n"))
}

// evidence is what the area lists now: the given evidence, unchanged, if nothing was typed.
func (a *area) evidence(given []answers.Evidence) []answers.Evidence {
	if a.content == a.initial {
		return given
	}
	var texts []string
	for line := range strings.SplitSeq(a.content, "\n") {
		texts = append(texts, cleanText(strings.NewReplacer(tabMark, "\t", breakMark, "\n").Replace(line)))
	}
	return withDates(texts, given)
}

// withDates turns texts into evidence. A text that is among the given evidence keeps its date; others are trimmed, and
// blank ones are left out.
func withDates(texts []string, given []answers.Evidence) []answers.Evidence {
	rest := slices.Clone(given)
	var list []answers.Evidence
	for _, text := range texts {
		at := slices.IndexFunc(rest, func(item answers.Evidence) bool { return unixLines(item.Text) == text })
		if at >= 0 {
			list, rest = append(list, rest[at]), slices.Delete(rest, at, at+1)
		} else if text = strings.TrimSpace(text); text != "" {
			list = append(list, answers.Evidence{Text: text})
		}
	}
	return list
}

// plainPaste adapts what a terminal pastes to the field with the focus: line ends become \n, and tabs marks.
func plainPaste(paste tea.PasteMsg, field huh.Field) tea.PasteMsg {
	paste.Content = unixLines(paste.Content)
	if _, several := field.(*huh.Text); several {
		paste.Content = strings.ReplaceAll(paste.Content, "\t", tabMark)
	}
	return paste
}

// unixLines is a text with \n for every line break.
func unixLines(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// cleanText removes what an answers file must not hold: bytes that are not UTF-8, and control characters other than tabs
// and line breaks.
func cleanText(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}
