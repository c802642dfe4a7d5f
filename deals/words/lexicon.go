package words

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Lexicon are the words in the order in which they explain one file.
type Lexicon struct {
	// CRM and Language are those that the file seems to be of; CRM is "" where none explains enough of it.
	CRM      string
	Language Language

	tiers []tier
	// alien are headers, in the form of Plain, that mean something in the files of their CRM only.
	alien map[string]bool
	// roleless reports whether a header, in the form of Plain, has no role in files of the CRM.
	roleless func(header string) bool
	stages   map[string]Stage
	closed   []Word
	failed   []Word
	blanks   map[string]bool
	// flags are the values of flags that are yes or no.
	flags map[string]bool
	// lengths has a bit for each length of the blanks that begin with a byte, of which longest stands for all longer ones. Most
	// values are told from blanks by it.
	lengths [256]uint64
}

// tier is a file of words with the languages in their order.
type tier struct {
	headers   map[string]ByLanguage
	languages []Language
	// foreign says that the words are those of another CRM than the file's.
	foreign bool
}

// Stage is what a stage says about a deal: won, lost or open, and whether by an internal id.
type Stage struct {
	Outcome string
	ByID    bool
}

// minKnown is how many columns a CRM must explain to be named.
const minKnown = 3

// For orders the words for a file of a kind with these headers: the user's own come first, then those of the CRM that explains
// most columns, in it those of the language that explains most of them, then the words of many systems, then those of the other
// CRMs. A CRM is taken for the file's that explains more than the words of many systems do, and more than any other. Of the other CRMs a header or stage counts that has several words: a single one, such as Opportunity, means something
// else in each.
func (w *Words) For(headers []string, kind Kind) *Lexicon {
	best, matches := w.match(headers, kind)
	l := &Lexicon{
		stages: map[string]Stage{}, blanks: map[string]bool{}, flags: map[string]bool{}, alien: map[string]bool{},
		roleless: func(string) bool { return false },
	}
	if best >= 0 {
		f := &w.Files[best]
		l.CRM, l.Language = f.Name, matches[best].languages[0]
		l.roleless = func(header string) bool { return len(f.none[header]) > 0 && len(f.known[kind][header]) == 0 }
	}
	const ofOthers = 3
	rank := func(i int) int {
		switch {
		case w.Files[i].own:
			return 0
		case i == best:
			return 1
		case w.Files[i].general():
			return 2
		default:
			return ofOthers
		}
	}
	order := make([]int, len(w.Files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	for _, i := range order {
		l.add(&w.Files[i], kind, matches[i].languages, rank(i) == ofOthers)
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
		language = "with internal field names"
	}
	return fmt.Sprintf("looks like an export from %s, %s", l.CRM, language)
}

// AllHeaders lists the headers of a role in all tiers, those too that have no role in files of the CRM.
func (l *Lexicon) AllHeaders(role string) []string {
	var headers []string
	for _, t := range l.tiers {
		for _, header := range t.headers[role].in(t.languages) {
			headers = append(headers, header.plain)
		}
	}
	return headers
}

// add adds the words of a file behind those that are there.
func (l *Lexicon) add(f *File, kind Kind, languages []Language, foreign bool) {
	if f.general() {
		for _, header := range f.Other.in(languages) {
			l.alien[header.plain] = true
		}
	}
	l.tiers = append(l.tiers, tier{f.headers(kind), languages, foreign})
	for _, outcome := range outcomes {
		for _, language := range languages {
			for _, stage := range f.Stages[outcome][language] {
				if _, there := l.stages[stage.plain]; !there && (!foreign || !stage.single()) {
					l.stages[stage.plain] = Stage{Outcome: outcome, ByID: language == Internal}
				}
			}
		}
	}
	l.closed = append(l.closed, f.Stages[soundsClosed].in(languages)...)
	l.failed = append(l.failed, f.Stages[soundsLost].in(languages)...)
	for meaning, flags := range map[bool]ByLanguage{true: f.Yes, false: f.No} {
		for _, flag := range flags.in(languages) {
			l.flags[flag.Written] = meaning
		}
	}
	for _, blank := range f.Blank.in(languages) {
		for _, written := range []string{blank.Written, strings.ToLower(blank.Written), strings.ToUpper(blank.Written)} {
			l.blanks[written] = true
			l.lengths[written[0]] |= 1 << min(len(written), longest)
		}
	}
}

// Tiers is how many files of words there are.
func (l *Lexicon) Tiers() int { return len(l.tiers) }

// Headers lists the headers of a role in one of the tiers, in the form of Plain, the best first.
func (l *Lexicon) Headers(at int, role string) []string {
	t := l.tiers[at]
	var headers []string
	for _, header := range t.headers[role].in(t.languages) {
		if (!t.foreign || !header.single() && !l.alien[header.plain]) && !l.roleless(header.plain) {
			headers = append(headers, header.plain)
		}
	}
	return headers
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
			return words[0].Written
		}
	}
	return ""
}

// Stage is what a stage says about a deal, if that is known: by its name, by what is left of it without a number before it and
// the pipeline in brackets ("6. Closed Won (Renewals)"), or by a part of it ("Renewals - Won"). Parts that say different things
// say nothing.
func (l *Lexicon) Stage(stage string) (Stage, bool) {
	outside := brackets.ReplaceAllString(stage, " ")
	for _, form := range []string{stage, outside, bracketMarks.ReplaceAllString(stage, " ")} {
		if known, there := l.stages[Plain(form)]; there {
			return known, true
		}
	}
	found := Stage{}
	for _, part := range stageParts.Split(outside, -1) {
		known, there := l.stages[Plain(part)]
		if there && found.Outcome != "" && found.Outcome != known.Outcome {
			return Stage{}, false
		}
		if there {
			found = known
		}
	}
	return found, found.Outcome != ""
}

// SoundsClosed reports whether a stage has a word in it that makes one think of the end of a deal.
func (l *Lexicon) SoundsClosed(stage string) bool {
	return contains(stage, l.closed) || l.SoundsLost(stage)
}

// SoundsLost reports whether a stage has a word in it that makes one think of a deal that came to nothing.
func (l *Lexicon) SoundsLost(stage string) bool { return contains(stage, l.failed) }

func contains(stage string, words []Word) bool {
	text := " " + Plain(stage) + " "
	return slices.ContainsFunc(words, func(word Word) bool {
		if word.spaced() {
			return strings.Contains(text, " "+word.plain+" ")
		}
		return strings.Contains(text, word.plain)
	})
}

var (
	brackets     = regexp.MustCompile(`^\W*\d+\b|\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|\b\d+\s*%`)
	stageParts   = regexp.MustCompile(`\s[-–—/]\s|[:|>]`)
	bracketMarks = regexp.MustCompile(`[()\[\]]`)
)

// Flag is what a value of a flag says, in any case, and whether it says anything.
func (l *Lexicon) Flag(value string) (yes, known bool) {
	if value == "" {
		return false, false
	}
	if yes, known = l.flags[value]; !known {
		yes, known = l.flags[strings.ToLower(value)]
	}
	return yes, known
}

const longest = 63

// Blank reports whether a value stands for nothing. It is written as in the words, or all in small or all in capital letters.
func (l *Lexicon) Blank(value string) bool {
	return value == "" || l.lengths[value[0]]&(1<<min(len(value), longest)) != 0 && l.blanks[value]
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
