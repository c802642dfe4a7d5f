package yamlpos

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the known word that is most like the given one, the first of several, or "" where none is near. Near
// is a word of which at most a third of the letters, and at least one, differ, or of which the given one is the
// beginning.
func Nearest(got string, known []string) string {
	const longest = 100
	if len(got) < 2 || len(got) > longest {
		return ""
	}
	nearest, least := "", max(1, len(got)/3)+1
	for _, word := range known {
		if len(got) >= 4 && strings.HasPrefix(word, got) {
			return word
		}
		distance := levenshtein.ComputeDistance(strings.ToLower(got), strings.ToLower(word))
		if distance < least {
			nearest, least = word, distance
		}
	}
	return nearest
}

// Suggest gives the hint for a word that is not among the known ones: the nearest of them, if one is near, and all
// of them where they are few.
func Suggest(got, noun string, known []string) string {
	const few = 12
	var hint []string
	if near := Nearest(got, known); near != "" {
		hint = append(hint, fmt.Sprintf("did you mean %q?", near))
	}
	if len(known) > 0 && len(known) <= few {
		hint = append(hint, noun+": "+strings.Join(known, ", "))
	}
	return strings.Join(hint, " ")
}
