package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"revops/internal/diag"
)

// inline is Markdown that stands within a line.
type inline string

// invisible is a space of no width. GitHub and GitLab look for mentions and references in the finished page, where an
// escape is no longer to be seen; this takes them apart.
const invisible = "&#8203;"

// plain is Markdown that shows the text as it is, on one line: nothing in it is markup, a link, a picture, a mention,
// a reference to an issue or an emoji.
func plain(text string) inline {
	text = diag.Printable(strings.Join(strings.Fields(text), " "))
	var escaped strings.Builder
	for i, r := range text {
		escaped.WriteString(escapeRune(r, text[:i], text[i+utf8.RuneLen(r):]))
	}
	return inline(escaped.String())
}

// strong is plain in bold; empty for no text.
func strong(text string) inline {
	escaped := plain(text)
	if escaped == "" {
		return ""
	}
	return "**" + escaped + "**"
}

// joined puts what is not empty behind each other, with a separator of the program's own between.
func joined(separator inline, parts ...inline) inline {
	var all inline
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
		return `\#` + apart(digit(after))
	case '!':
		return "!" + apart(digit(after))
	case '-':
		return "-" + apart(digit(after) && endsWith(before, "gh"))
	case '@':
		return "@" + apart(addresses(before, after))
	case ':':
		if !strings.HasPrefix(after, "//") {
			return ":" + apart(namesEmoji(after))
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
		return "&amp;" + apart(digit(after))
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

func digit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func endsWith(text, end string) bool {
	return len(text) >= len(end) && strings.EqualFold(text[len(text)-len(end):], end)
}

// addresses says that an @ between these texts mentions somebody, or makes an address of mail. An @ inside a word does
// neither: pro@1.
func addresses(before, after string) bool {
	end := strings.IndexFunc(after, func(r rune) bool { return !wordRune(r) && r != '-' && r != '.' })
	if end < 0 {
		end = len(after)
	}
	inWord := before != "" && wordRune(rune(before[len(before)-1]))
	return end > 0 && (!inWord || strings.Contains(strings.TrimRight(after[:end], "."), "."))
}

// wordRune says that a character is part of a word for those who look for names: a letter of ASCII, a digit or a low line.
func wordRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// namesEmoji says that what follows a colon is the name of an emoji.
func namesEmoji(after string) bool {
	end := strings.IndexFunc(after, func(r rune) bool { return !wordRune(r) && r != '+' && r != '-' })
	return end > 0 && after[end] == ':'
}

// atStart escapes what would make a list, a rule, a heading or a command of GitLab at the start of a line.
func atStart(text inline) inline {
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
