package yamlpos

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the known word that is most like the given one, the first of several, or "" where none is near. A word
// is near if at most a third of the letters differ (or one of fewer than three), or if the given word is its beginning.
func Nearest(got string, known []string) string {
	const maxLength = 100
	if len(got) < 2 || len(got) > maxLength {
		return ""
	}
	nearest, limit := "", max(1, len(got)/3)+1
	for _, word := range known {
		if len(got) >= 4 && strings.HasPrefix(word, got) {
			return word
		}
		distance := levenshtein.ComputeDistance(strings.ToLower(got), strings.ToLower(word))
		if distance < limit {
			nearest, limit = word, distance
		}
	}
	return nearest
}

// Suggest gives the hint for an unknown word: the nearest of the known ones, if one is near, and all of them where they
// are few.
func Suggest(got, noun string, known []string) string {
	const maxListed = 12
	var hint []string
	if near := Nearest(got, known); near != "" {
		hint = append(hint, fmt.Sprintf("did you mean %q?", near))
	}
	if len(known) > 0 && len(known) <= maxListed {
		hint = append(hint, noun+": "+strings.Join(known, ", "))
	}
	return strings.Join(hint, " ")
}
