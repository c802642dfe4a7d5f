package yamlpos

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// SameWord reports whether two words differ at most in case and in what joins their parts: blanks, hyphens, underscores.
func SameWord(a, b string) bool { return fold(a) == fold(b) }

//nolint:gochecknoglobals // it does not change
var joints = strings.NewReplacer(" ", "", "-", "", "_", "")

func fold(word string) string { return joints.Replace(strings.ToLower(strings.TrimSpace(word))) }

// Nearest returns the known word that is most like the given one, the first of several, or "" where none is near. A word
// is near if at most a third of the letters differ (or one of fewer than three), or if the given word is its beginning.
// Two neighbouring letters that are swapped differ as one. Case and what joins the parts of a word make no difference.
func Nearest(got string, known []string) string {
	const maxLength = 100
	if len(got) < 2 || len(got) > maxLength {
		return ""
	}
	nearest, limit := "", max(1, len(got)/3)+1
	got = fold(got)
	for _, word := range known {
		if len(got) >= 4 && strings.HasPrefix(fold(word), got) {
			return word
		}
		distance := distance(got, fold(word))
		if distance < limit {
			nearest, limit = word, distance
		}
	}
	return nearest
}

// distance is in how many letters two words differ, where one pair of swapped neighbours counts as one.
func distance(got, word string) int {
	nearest := levenshtein.ComputeDistance(got, word)
	letters := []rune(got)
	for i := 1; i < len(letters); i++ {
		swapped := slices.Clone(letters)
		swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
		nearest = min(nearest, 1+levenshtein.ComputeDistance(string(swapped), word))
	}
	return nearest
}

// Unknown gives message and hint for a text that names none of the known things of a kind: an element, a grade.
func Unknown(kind, got string, known []string) (message, hint string) {
	plural := kind + "s"
	if strings.HasSuffix(kind, "s") {
		plural = kind + "es"
	}
	return fmt.Sprintf("unknown %s %s", kind, Quote(got)), Suggest(got, strings.ToUpper(plural[:1])+plural[1:], known)
}

// MaxListed is how many known words a hint lists at most.
const MaxListed = 12

// Suggest gives the hint for an unknown word: the nearest of the known ones, if one is near, and all of them where they
// are few.
func Suggest(got, noun string, known []string) string {
	var hint []string
	if near := Nearest(got, known); near != "" {
		hint = append(hint, fmt.Sprintf("did you mean %q?", near))
	}
	if len(known) > 0 && len(known) <= MaxListed {
		hint = append(hint, noun+": "+strings.Join(known, ", "))
	}
	return strings.Join(hint, " ")
}
