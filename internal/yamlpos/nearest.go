package yamlpos

import (
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
