package evidence

import "fmt"

// noun names what a share is of: one of it, and several.
type noun struct{ one, many string }

// dealsThat are deals with words before and behind that say which.
func dealsThat(before, behind string) noun {
	return noun{before + "deal" + behind, before + "deals" + behind}
}

// few says that a sample is too small, "" where it is large enough.
func (n noun) few(count, least int) string {
	least = max(least, 1)
	switch {
	case count >= least:
		return ""
	case count == 1:
		return fmt.Sprintf("sample too small (1 %s, minimum %d)", n.one, least)
	default:
		return fmt.Sprintf("sample too small (%d %s, minimum %d)", count, n.many, least)
	}
}
