package evidence

import (
	"strings"
	"unicode"
)

// Fold gives a value in the form in which values are compared: small letters, no blanks.
func Fold(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// hashOf is the FNV-1a hash of a text: the same in every run, so that the choice between two segments of one day is.
func hashOf(text string) uint64 {
	const basis, prime = 14695981039346656037, 1099511628211
	hash := uint64(basis)
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * prime
	}
	return hash
}

// label is what is known of a value of a column.
type label struct {
	// exact and folded are the value as it is and without regard to case and blanks.
	exact, folded string
	// traits are those that the value gives to a deal.
	traits Traits
	// counted says that the value is among those that were counted.
	counted bool
	// owner counts the deals of the value, where it is an owner.
	owner *ownerSums
}

// labels finds the labels of a column's values. It remembers a bounded number of them.
type labels struct {
	// words gives the traits of values that are words of the measures, folded; other those of all other values.
	words map[string]Traits
	other Traits
	known map[string]*label
	// near holds labels of values that were met before by their places.
	near [places]*label
}

const (
	maxLabels      = 4096
	maxLabelLength = 256
)

// word enters words that mean something.
func (l *labels) word(words []string, traits Traits) {
	for _, word := range words {
		l.words[Fold(word)] = traits
	}
}

func newLabels(other Traits) labels {
	return labels{words: map[string]Traits{}, other: other, known: map[string]*label{}}
}

// of is the label of a value, nil for a blank one.
func (l *labels) of(text string) *label {
	if text == "" {
		return nil
	}
	near := &l.near[placeOf(text)]
	if *near != nil && (*near).exact == text {
		return *near
	}
	found, there := l.known[text]
	if !there {
		found = l.find(text)
	}
	*near = found
	return found
}

// find works out the label of a value, and remembers it if it can.
func (l *labels) find(text string) *label {
	folded := strings.Clone(Fold(text))
	found := &label{exact: strings.Clone(text), folded: folded, traits: l.other}
	if traits, there := l.words[folded]; there {
		found.traits = traits
	}
	if len(l.known) < maxLabels && len(text) <= maxLabelLength {
		l.known[found.exact] = found
	}
	return found
}
