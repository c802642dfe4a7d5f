package report

import (
	"fmt"
	"strings"

	"revops/assess"
)

// kindCounts says how many elements changed in which way.
func kindCounts(elements []assess.ElementChange) string {
	var parts []string
	for _, kind := range assess.ChangeKinds() {
		number := 0
		for _, e := range elements {
			if e.Kind == kind {
				number++
			}
		}
		if number > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", number, kindWord(kind)))
		}
	}
	return strings.Join(parts, ", ")
}

func kindWord(kind assess.ChangeKind) string {
	switch kind {
	case assess.Opened:
		return "went open"
	case assess.Excluded:
		return "became n/a"
	case assess.Included:
		return "no longer n/a"
	default:
		return string(kind)
	}
}

// changeWords say what became of an element, from what, to what and by how many points.
func changeWords(e assess.ElementChange) (what, before, after, change string) {
	before, after, change = GradeWord(e.Before), GradeWord(e.After), "–"
	switch e.Kind {
	case assess.Added:
		before = "–"
	case assess.Removed:
		after = "–"
	default:
	}
	if points, ok := e.Change(); ok {
		change = fmt.Sprintf("%+d", points)
	}
	return kindWord(e.Kind), before, after, change
}
