package framework

import (
	"encoding/json"
	"fmt"
	"slices"
)

// MarshalJSON writes the word for the grade, null for no answer.
func (g Grade) MarshalJSON() ([]byte, error) {
	if g == Unanswered {
		return []byte("null"), nil
	}
	return json.Marshal(g.String())
}

// UnmarshalJSON reads the word for a grade, or null for no answer.
func (g *Grade) UnmarshalJSON(text []byte) error {
	var word *string
	if err := json.Unmarshal(text, &word); err != nil {
		return err
	}
	*g = Unanswered
	if word == nil {
		return nil
	}
	at := slices.Index(GradeNames(), *word)
	if at < 0 {
		return fmt.Errorf("unknown grade %q", *word)
	}
	*g = None + Grade(at)
	return nil
}
