package ask

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"revops/answers"
)

// The field for several lines of the library turns a tab into blanks, and a list in it has one item on each line. Within
// the field these marks stand for the characters that it cannot hold.
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

// newTextArea is an area for a text.
func newTextArea(title string, height int, text string) *area {
	return newArea(title, height, strings.ReplaceAll(unixLines(text), "\t", tabMark))
}

// text is what the area holds now: the given text, to the byte, if nothing was typed. Blanks alone are no text.
func (a *area) text(given string) string {
	text := cleaned(strings.ReplaceAll(a.content, tabMark, "\t"))
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

// evidence is what the area lists now: the given evidence if nothing was typed. A piece that was given keeps its date.
func (a *area) evidence(given []answers.Evidence) []answers.Evidence {
	if a.content == a.initial {
		return given
	}
	var texts []string
	for line := range strings.SplitSeq(a.content, "\n") {
		texts = append(texts, cleaned(strings.NewReplacer(tabMark, "\t", breakMark, "\n").Replace(line)))
	}
	return dated(texts, given)
}

// dated makes evidence of texts, blank ones left out. A text that is given already is taken from there with its date; of
// any other the blanks around it are cut off.
func dated(texts []string, given []answers.Evidence) []answers.Evidence {
	rest := append([]answers.Evidence(nil), given...)
	var list []answers.Evidence
next:
	for _, text := range texts {
		for i, item := range rest {
			if unixLines(item.Text) == text {
				list, rest = append(list, item), append(rest[:i], rest[i+1:]...)
				continue next
			}
		}
		if text = strings.TrimSpace(text); text != "" {
			list = append(list, answers.Evidence{Text: text})
		}
	}
	return list
}

// pasted is what a terminal pastes, as the field that has the focus can hold it: with plain line ends, tabs as marks.
func pasted(paste tea.PasteMsg, field huh.Field) tea.PasteMsg {
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

// cleaned takes out what no answers file may hold: bytes that are not text, and control characters other than tabs and
// line breaks.
func cleaned(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}
