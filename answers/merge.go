package answers

import (
	"slices"

	"revops/framework"
	"revops/internal/yamlpos"
)

// Merge gives theirs with the keys that mine changed of base; the reason for n/a goes with that grade.
func Merge(base, mine, theirs Answer) Answer {
	merged := theirs
	merged.Grade = changed(base.Grade, mine.Grade, theirs.Grade)
	merged.Note = changed(base.Note, mine.Note, theirs.Note)
	merged.Reason = changed(base.Reason, mine.Reason, theirs.Reason)
	merged.AsOf = changed(base.AsOf, mine.AsOf, theirs.AsOf)
	merged.Confidence = changed(base.Confidence, mine.Confidence, theirs.Confidence)
	if !slices.Equal(base.Evidence, mine.Evidence) {
		merged.Evidence = mine.Evidence
	}
	if mine.Grade == framework.NotApplicable && (mine.Grade != base.Grade || mine.Reason != base.Reason) {
		merged.Grade, merged.Reason = mine.Grade, mine.Reason
	}
	return merged
}

// changed is mine where it is not what it was in base, else theirs.
func changed[T comparable](base, mine, theirs T) T {
	if mine != base {
		return mine
	}
	return theirs
}

// LineBeside is Line with only those keys in which the answer differs from another one.
func LineBeside(answer, other Answer) string {
	return yamlpos.Line(yamlpos.Field{Key: string(answer.Element), Value: shortest(changes(other, answer))})
}
