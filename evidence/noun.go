package evidence

import "fmt"

// noun names what a share is of: one of it, and several.
type noun struct{ one, many string }

// dealsThat are deals with words before and behind that say which.
func dealsThat(before, behind string) noun {
	return noun{before + "deal" + behind, before + "deals" + behind}
}

// few says that a sample is too small, "" where it is large enough.
func (n noun) few(count, minimum int) string {
	minimum = max(minimum, 1)
	switch {
	case count >= minimum:
		return ""
	case count == 1:
		return fmt.Sprintf("sample too small (1 %s, minimum %d)", n.one, minimum)
	default:
		return fmt.Sprintf("sample too small (%d %s, minimum %d)", count, n.many, minimum)
	}
}
