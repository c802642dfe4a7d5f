package words

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Kind is what a file holds.
type Kind bool

// The kinds.
const (
	Deals    Kind = false
	Accounts Kind = true
)

// Lexicon are the words in the order in which they explain one file.
type Lexicon struct {
	// CRM and Language are those that the file seems to be of; CRM is "" where none explains enough of it.
	CRM      string
	Language Language
	// Known counts the columns that the CRM explains, of Columns.
	Known, Columns int

	tiers  []tier
	stages map[string]Stage
	blanks map[string]bool
	// begins are the bytes that blanks begin with, and longest is the length of the longest.
	begins  [256]bool
	longest int
}

// tier is a file of words with the languages in their order.
type tier struct {
	headers   map[string]ByLanguage
	languages []Language
}

// Stage is what a stage says about a deal: won, lost or open, and whether by an internal id.
type Stage struct {
	Outcome string
	ByID    bool
}

// minKnown is how many columns a CRM must explain to be named.
const minKnown = 3

// For orders the words for a file of a kind with these headers: the CRM that explains most columns comes first, and in it
// the language that explains most of those. Of two that explain as many, the first of the files counts. A CRM that explains fewer
// than the words of many systems do is not taken for the one.
func (w *Words) For(headers []string, kind Kind) *Lexicon {
	best, most, matches := -1, minKnown-1, make([]match, len(w.Files))
	for i, file := range w.Files {
		matches[i] = file.match(headers, kind)
		if file.general() {
			most = max(most, matches[i].known-1)
		}
	}
	for i, file := range w.Files {
		if !file.general() && matches[i].known > most {
			best, most = i, matches[i].known
		}
	}
	l := &Lexicon{Columns: len(headers), stages: map[string]Stage{}, blanks: map[string]bool{}}
	order := make([]int, len(w.Files))
	for i := range order {
		order[i] = i
	}
	if best >= 0 {
		l.CRM, l.Known, l.Language = w.Files[best].Name, matches[best].known, matches[best].languages[0]
		order = slices.Insert(slices.Delete(order, best, best+1), 0, best)
	}
	for _, i := range order {
		l.add(&w.Files[i], kind, matches[i].languages)
	}
	return l
}

// String says of which CRM the file seems to be an export, "" where that is not known.
func (l *Lexicon) String() string {
	if l.CRM == "" {
		return ""
	}
	language := "in " + l.Language.String()
	if l.Language == Internal {
		language = "with internal names"
	}
	return fmt.Sprintf("looks like an export of %s, %s: %d of %d columns known", l.CRM, language, l.Known, l.Columns)
}

// general reports whether the file holds words of no CRM in particular.
func (f *File) general() bool { return f.Name == "" }

// match says how much of a file a CRM explains: how many of its columns, and in which languages, the best first.
type match struct {
	known     int
	languages []Language
}

func (f *File) match(headers []string, kind Kind) match {
	words := map[string][]Language{}
	for _, known := range f.headers(kind) {
		known.addTo(words)
	}
	f.Other.addTo(words)
	m, counts := match{languages: Languages()}, map[Language]int{}
	for _, header := range headers {
		if languages, there := words[Plain(header)]; there {
			m.known++
			for _, language := range languages {
				counts[language]++
			}
		}
	}
	slices.SortStableFunc(m.languages, func(a, b Language) int { return cmp.Compare(counts[b], counts[a]) })
	return m
}

func (f *File) headers(kind Kind) map[string]ByLanguage {
	if kind == Accounts {
		return f.Accounts
	}
	return f.Headers
}

// add adds the words of a file behind those that are there.
func (l *Lexicon) add(f *File, kind Kind, languages []Language) {
	l.tiers = append(l.tiers, tier{f.headers(kind), languages})
	for _, outcome := range []string{"won", "lost", "open"} {
		for _, language := range languages {
			for _, stage := range f.Stages[outcome][language] {
				if _, there := l.stages[Plain(stage)]; !there {
					l.stages[Plain(stage)] = Stage{Outcome: outcome, ByID: language == Internal}
				}
			}
		}
	}
	for _, blank := range f.Blank.in(languages) {
		for _, written := range []string{blank, strings.ToLower(blank), strings.ToUpper(blank)} {
			l.blanks[written], l.begins[written[0]], l.longest = true, true, max(l.longest, len(written))
		}
	}
}

// Tiers is how many files of words there are.
func (l *Lexicon) Tiers() int { return len(l.tiers) }

// Headers lists the headers of a role in one of the tiers, in the form of Plain, the best first.
func (l *Lexicon) Headers(at int, role string) []string {
	words := l.tiers[at].headers[role].in(l.tiers[at].languages)
	plain := make([]string, len(words))
	for i, word := range words {
		plain[i] = Plain(word)
	}
	return plain
}

// Knows reports whether a header, in the form of Plain, is one of a role.
func (l *Lexicon) Knows(role, header string) bool {
	for at := range l.tiers {
		if slices.Contains(l.Headers(at, role), header) {
			return true
		}
	}
	return false
}

// Example is a header of a role as it is written, "" where there is none.
func (l *Lexicon) Example(role string) string {
	for _, t := range l.tiers {
		if words := t.headers[role].in(t.languages); len(words) > 0 {
			return words[0]
		}
	}
	return ""
}

// Stage is what a stage says about a deal, if that is known: by its name, or by what is left of it without a number before it
// and without the pipeline in brackets ("6. Closed Won (Renewals)"), or by a part of more than one word ("Renewals - Closed Won").
func (l *Lexicon) Stage(stage string) (Stage, bool) {
	if known, there := l.stages[Plain(stage)]; there {
		return known, true
	}
	if known, there := l.stages[Plain(withoutBrackets(stage))]; there {
		return known, true
	}
	for _, part := range stageParts.Split(stage, -1) {
		if known, there := l.stages[Plain(part)]; there && strings.Contains(Plain(part), " ") {
			return known, true
		}
	}
	return Stage{}, false
}

var (
	brackets   = regexp.MustCompile(`^\W*\d+\b|\([^()]*\)|\[[^\[\]]*\]`)
	stageParts = regexp.MustCompile(`\s[-–—]\s|[:|/>]`)
)

func withoutBrackets(stage string) string { return brackets.ReplaceAllString(stage, "") }

// Blank reports whether a value stands for nothing. It is written as in the words, or all in small or all in capital letters.
func (l *Lexicon) Blank(value string) bool {
	return value == "" || l.begins[value[0]] && len(value) <= l.longest && l.blanks[value]
}

// Plain gives a header or a stage in the form in which it is compared: small letters, one space for each run of anything
// that is neither a letter nor a digit nor one of ()%#?, and a space where a small letter precedes a capital one.
func Plain(text string) string {
	var plain strings.Builder
	space, small := false, false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("()%#?", r) {
			space, small = plain.Len() > 0, false
			continue
		}
		if space || small && unicode.IsUpper(r) {
			plain.WriteByte(' ')
		}
		plain.WriteRune(unicode.ToLower(r))
		space, small = false, unicode.IsLower(r)
	}
	return plain.String()
}
