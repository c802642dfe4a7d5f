package assess_test

import (
	"fmt"
	"testing"

	"revops/framework"
)

// What decides the end of a plan is the last wait of the moves that follow one another up to it or, without one, the work of their teams.
func TestNewPlan_decisive(t *testing.T) {
	free := func(lines ...string) *framework.Framework { return model(t, 100, lines...) }
	for name, test := range map[string]struct {
		given string
		f     *framework.Framework
		want  string
	}{
		"the work of a team":       {"*=none", free("a 1 5", "b 1 7"), "a last, [ours]"},
		"the work of two teams":    {"*=none", owned(free("a 1 9", "b 1 7 a", "c 1 3"), "b"), "b last, [ours theirs]"},
		"a wait from the start":    {"*=partial", lasting(free("a 1 1", "b 1 30"), "a", 0, 90), "a last, [ours], a waits to mostly at once"},
		"a wait behind a wait":     {"*=none", lasting(free("a 1 5"), "a", 30, 90), "a last, [ours], a waits to mostly"},
		"a wait behind a demand":   {"*=partial", lasting(owned(free("a 1 1", "b 1 1 a"), "b"), "b", 0, 90), "b last, [theirs], b waits to mostly"},
		"work behind a wait":       {"*=partial", lasting(owned(free("a 1 1", "b 1 9 a"), "b"), "a", 0, 90), "b last, [ours theirs], a waits to mostly at once"},
		"a wait that nothing uses": {"a=partial b=none", lasting(free("a 1 1", "b 2 90"), "a", 0, 10), "b last, [ours]"},
	} {
		d := planned(t, test.f, test.given, len(test.f.Levels)-1, 20, 20).Decisive
		got := fmt.Sprintf("%s last, %v", d.Last.ID, d.Teams)
		if wait := d.Wait; wait != nil {
			got += fmt.Sprintf(", %s waits to %s", wait.Element.ID, wait.To)
			if wait.AtOnce {
				got += " at once"
			}
		}
		check(t, name, got, test.want)
	}
}
