package words

import (
	"cmp"
	"slices"
)

// Kind is what a file holds.
type Kind uint8

// The kinds.
const (
	Deals Kind = iota
	Accounts
)

// match finds the file of the CRM that the headers seem to be of, -1 for none, and says how much of them each file explains.
func (w *Words) match(headers []string, kind Kind) (best int, matches []match) {
	best, bestKnown := -1, minKnown-1
	matches = make([]match, len(w.Files))
	for i := range w.Files {
		matches[i] = w.Files[i].match(headers, kind)
		if w.Files[i].general() && !w.Files[i].own {
			bestKnown = max(bestKnown, matches[i].known)
		}
	}
	for i := range w.Files {
		switch known := matches[i].known; {
		case w.Files[i].general():
		case known > bestKnown:
			best, bestKnown = i, known
		case known == bestKnown: // two may be it, or none
			best = -1
		}
	}
	return best, matches
}

// Knows reports whether a header, in the form of Plain, has a role or tells a CRM.
func (w *Words) Knows(header string, kind Kind) bool {
	return slices.ContainsFunc(w.Files, func(f File) bool { return len(f.known[kind][header]) > 0 })
}

// general reports whether the file holds words of no CRM in particular.
func (f *File) general() bool { return f.Name == "" }

// match says how much of a file a CRM explains: how many of its columns, and in which languages, the best first.
type match struct {
	known     int
	languages []Language
}

func (f *File) match(headers []string, kind Kind) match {
	m, counts := match{languages: Languages()}, map[Language]int{}
	for _, header := range headers {
		plain := Plain(header)
		languages := slices.Concat(f.known[kind][plain], f.none[plain])
		if len(languages) > 0 {
			m.known++
		}
		for _, language := range languages {
			counts[language]++
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
