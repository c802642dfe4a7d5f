package document

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// aliases are what stands instead of names in a redacted document.
type aliases struct {
	// stem begins the names of files.
	stem         string
	files, words map[string]string
	respondents  int
}

func newAliases(stem string) *aliases {
	return &aliases{stem: stem, files: map[string]string{}, words: map[string]string{}}
}

// file gives a file a number, the same one each time.
func (n *aliases) file(name string) string {
	if name == "" {
		return ""
	}
	alias, known := n.files[name]
	if !known {
		alias = fmt.Sprintf("%s-%d%s", n.stem, len(n.files)+1, filepath.Ext(name))
		n.files[name] = alias
	}
	return alias
}

// respondent gives a respondent a number. Who is known by team or file alone stays so.
func (n *aliases) respondent(name, team, file string) string {
	switch {
	case name == "" || name == team:
		return name
	case name == file:
		return n.file(name)
	case n.words[name] == "":
		n.respondents++
		n.words[name] = fmt.Sprintf("Respondent %d", n.respondents)
	}
	return n.words[name]
}

// replace puts aliases where names stand in a text as whole words; of two names that begin alike the longer one is meant.
func (n *aliases) replace(text string) string {
	all := maps.Clone(n.files)
	maps.Copy(all, n.words)
	delete(all, "")
	names := slices.SortedFunc(maps.Keys(all), func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var replaced strings.Builder
	inWord := false
	for text != "" {
		begins := func(name string) bool {
			rest, found := strings.CutPrefix(text, name)
			next, _ := utf8.DecodeRuneInString(rest)
			return found && !isWord(next)
		}
		if at := slices.IndexFunc(names, begins); at >= 0 && !inWord {
			replaced.WriteString(all[names[at]])
			text = text[len(names[at]):]
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		replaced.WriteString(text[:size])
		text, inWord = text[size:], isWord(r)
	}
	return replaced.String()
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
