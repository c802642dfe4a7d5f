package text

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"revops/internal/diag"
	"revops/report/document"
)

// Inline is Markdown that stands within a line. Only Plain and Strong make it of text that comes from outside.
type Inline string

// invisible is a space of no width. GitHub and GitLab look for mentions and references in the finished page, where an
// escape is no longer to be seen; this takes them apart.
const invisible = "&#8203;"

// Plain is Markdown that shows the text as it is, on one line: nothing in it is markup, a link, a picture, a mention,
// a reference to an issue or an emoji.
func Plain(text string) Inline {
	text = diag.Printable(strings.Join(strings.Fields(text), " "))
	var escaped strings.Builder
	for i, r := range text {
		escaped.WriteString(escapeRune(r, text[:i], text[i+utf8.RuneLen(r):]))
	}
	return Inline(escaped.String())
}

// Plains is Plain for each of the texts.
func Plains(texts []string) []Inline { return document.Each(texts, Plain) }

// Strong is Plain in bold; empty for no text.
func Strong(text string) Inline {
	escaped := Plain(text)
	if escaped == "" {
		return ""
	}
	return "**" + escaped + "**"
}

// Joined joins the non-empty parts, with a separator of the program's own between them.
func Joined(separator Inline, parts ...Inline) Inline {
	var all Inline
	for _, part := range parts {
		if part == "" {
			continue
		}
		if all != "" {
			all += separator
		}
		all += part
	}
	return all
}

// escapeRune escapes a character between what stands before and after it.
func escapeRune(r rune, before, after string) string {
	switch r {
	case '`', '*', '_', '[', ']', '~':
		return `\` + string(r)
	case '#':
		return `\#` + apart(beginsWithDigit(after))
	case '!':
		return "!" + apart(beginsWithDigit(after))
	case '-':
		return "-" + apart(beginsWithDigit(after) && endsWith(before, "gh"))
	case '@':
		return "@" + apart(isAddress(before, after))
	case ':':
		if !strings.HasPrefix(after, "//") {
			return ":" + apart(beginsEmoji(after))
		}
	case '.':
		if !endsWith(before, "www") {
			return "."
		}
	}
	return entity(r, after)
}

// entity escapes what parsers of Markdown look for before they take lines apart into cells and words, where a backslash
// is not sure to help.
func entity(r rune, after string) string {
	switch r {
	case '\\', '|', '$', ':', '.':
		return fmt.Sprintf("&#%d;", r)
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '&':
		return "&amp;" + apart(beginsWithDigit(after))
	default:
		return string(r)
	}
}

func apart(wanted bool) string {
	if wanted {
		return invisible
	}
	return ""
}

func beginsWithDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func endsWith(text, end string) bool {
	return len(text) >= len(end) && strings.EqualFold(text[len(text)-len(end):], end)
}

// isAddress reports whether an @ between these texts mentions somebody, or makes an address of mail. An @ inside a word does
// neither: pro@1.
func isAddress(before, after string) bool {
	end := strings.IndexFunc(after, func(r rune) bool { return !isWord(r) && r != '-' && r != '.' })
	if end < 0 {
		end = len(after)
	}
	inWord := before != "" && isWord(rune(before[len(before)-1]))
	return end > 0 && (!inWord || strings.Contains(strings.TrimRight(after[:end], "."), "."))
}

// isWord reports whether a character is part of a word for those who look for names: a letter of ASCII, a digit or a low line.
func isWord(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// beginsEmoji reports whether what follows a colon is the name of an emoji.
func beginsEmoji(after string) bool {
	end := strings.IndexFunc(after, func(r rune) bool { return !isWord(r) && r != '+' && r != '-' })
	return end > 0 && after[end] == ':'
}

// AtStart escapes what would make a list, a rule, a heading or a command of GitLab at the start of a line.
func AtStart(text Inline) Inline {
	digits := len(text) - len(strings.TrimLeft(string(text), "0123456789"))
	switch {
	case text == "":
		return ""
	case strings.ContainsRune("-+=/", rune(text[0])):
		return `\` + text
	case digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')'):
		return text[:digits] + `\` + text[digits:]
	default:
		return text
	}
}
