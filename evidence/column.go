package evidence

import (
	"strings"
	"unicode"
)

// fold gives a value in the form in which values are compared: small letters, no blanks.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// meaning is what a value of a column means by the words of the measures.
type meaning uint8

const (
	// blank is the meaning of no value, ordinary that of a value that is none of the words.
	blank meaning = iota
	ordinary
	unknown
	elsewhere
	shared
	existing
	upgrade
	renewal
)

// value is a value of a column.
type value struct {
	// text and folded are the value as it is written and without regard to case and blanks.
	text, folded string
	meaning      meaning
	// counted says that the spellings of its column have it, sums are those of the owner that it names, if it does.
	counted bool
	sums    *ownerSums
}

// isNamed reports whether the value names something: it is neither blank nor a word for unknown.
func (v *value) isNamed() bool { return v.meaning != blank && v.meaning != unknown }

// column finds the meanings of a column's values. It remembers a bounded number of them.
type column struct {
	words map[string]meaning
	known map[string]*value
	blank value
	// recent holds known values by length and ends of their texts: looking there first halves the time of looking values up.
	recent [256]*value
}

const (
	maxKnown       = 4096
	maxKnownLength = 256
)

func newColumn() column { return column{words: map[string]meaning{}, known: map[string]*value{}} }

// define gives a meaning to words.
func (c *column) define(meaning meaning, words []string) {
	for _, word := range words {
		c.words[fold(word)] = meaning
	}
}

// of gives a value its meaning.
func (c *column) of(text string) *value {
	if text == "" {
		return &c.blank
	}
	last := len(text) - 1
	recent := &c.recent[uint8(len(text))+5*text[0]+7*text[last/2]+29*text[last]]
	if *recent != nil && (*recent).text == text {
		return *recent
	}
	if known := c.known[text]; known != nil {
		*recent = known
		return known
	}
	v := &value{text: strings.Clone(text), folded: strings.Clone(fold(text)), meaning: ordinary}
	if meaning, defined := c.words[v.folded]; defined {
		v.meaning = meaning
	}
	if len(c.known) < maxKnown && len(text) <= maxKnownLength {
		c.known[v.text] = v
	}
	return v
}

// maxValues is how many different values of a column are distinguished.
const maxValues = 4096

// spellings holds the different values of a column as they are written, and without regard to case and blanks. Of each
// it holds one more than maxValues at most.
type spellings struct{ written, folded map[string]bool }

func newSpellings() spellings { return spellings{map[string]bool{}, map[string]bool{}} }

func (s *spellings) add(v *value) {
	if v.counted {
		return
	}
	v.counted = true
	if len(s.written) <= maxValues {
		s.written[v.text] = true
	}
	if len(s.folded) <= maxValues {
		s.folded[v.folded] = true
	}
}
