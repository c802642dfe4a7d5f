package assess_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
)

// The path takes the fewest days that reach the level.
func TestPath_fewestDays(t *testing.T) {
	f := model(t, 50, "a 1 9", "b 1 2", "c 1 4", "d 1 3")
	path := evaluate(t, f, "*=none").NextLevel.Path
	check(t, "elements", ids(path.Elements), "b d")
	check(t, "days", path.Days, 5)
	check(t, "exact", path.Exact, true)
}

// A path says which level is reached at its end: a higher one than it leads to where that has enough in place already.
func TestPath_reaches(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 2 1", "c 3 1", "!d 3 1", "e 4 1")
	for _, test := range []struct {
		given           string
		target, reaches int
	}{
		{"*=none", 1, 1},
		{"a=none b=full c=none d=none e=full", 1, 2},
		{"a=none b=full c=mostly d=none e=full", 1, 2},
		{"a=none b=full c=mostly d=mostly e=none", 1, 3},
		{"a=none b=none c=full d=full e=full", 2, 4},
		{"a=full b=full c=full d=full e=full", 3, 4},
		{"a=none b=full c=n/a d=full e=n/a", 1, 3},
	} {
		result := assess.Evaluate(f, answersOf(t, f, test.given), assess.Options{Target: test.target})
		check(t, test.given, result.Target.Path.Reaches, test.reaches)
		if next := result.NextLevel; next != nil && test.target == 1 {
			check(t, test.given+", next level", next.Path.Reaches, test.reaches)
			done := assess.Evaluate(f, lifted(answersOf(t, f, test.given), next.Path.Elements), assess.Options{})
			check(t, test.given+", once done", done.Level.Number, test.reaches)
		}
	}
}

// The path holds what a chosen element requires.
func TestPath_requirements(t *testing.T) {
	f := model(t, 50, "a 1 9", "b 1 2 base", "c 1 5", "base 0 4")
	path := evaluate(t, f, "*=none").NextLevel.Path
	check(t, "b with its base costs 6, c costs 5: two of three are needed", ids(path.Elements), "base b c")
	check(t, "days", path.Days, 11)
}

// The chain of requirements ends where one is in place or not applicable.
func TestPath_requirementsMet(t *testing.T) {
	f := model(t, 100, "a 1 2 middle", "middle 0 3 base", "base 0 4")
	for _, test := range []struct{ given, want string }{
		{"a=none middle=none base=none", "base middle a"},
		{"a=none middle=mostly base=none", "a"},
		{"a=none middle=n/a base=none", "a"},
		{"a=none middle=unknown base=full", "middle a"},
	} {
		check(t, test.given, ids(evaluate(t, f, test.given).NextLevel.Path.Elements), test.want)
	}
}

// A shared requirement is paid for once.
func TestPath_sharedRequirement(t *testing.T) {
	f := model(t, 50, "a 1 2 base", "b 1 2 base", "c 1 4", "d 1 5", "base 0 4")
	path := evaluate(t, f, "*=none").NextLevel.Path
	check(t, "a, b and base take 8 days, c and d 9", ids(path.Elements), "base a b")
}

// The path holds every missing essential.
func TestPath_essentials(t *testing.T) {
	f := model(t, 50, "!a 1 9", "b 1 2", "c 1 2", "d 1 2")
	check(t, "path", ids(evaluate(t, f, "*=none").NextLevel.Path.Elements), "a b")
	check(t, "path", ids(evaluate(t, f, "*=full a=none").NextLevel.Path.Elements), "a")
}

// Of paths with the same days, the one with fewer elements is taken.
func TestPath_sameDays(t *testing.T) {
	f := model(t, 50, "a 1 2 base", "b 1 4", "base 0 2")
	check(t, "path", ids(evaluate(t, f, "*=none").NextLevel.Path.Elements), "b")
}

// Of paths with as many elements, the earlier in the framework is taken.
func TestPath_sameDaysAndNumber(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 3", "c 1 2", "d 1 2")
	check(t, "path", ids(evaluate(t, f, "*=none").NextLevel.Path.Elements), "a c")
}

func TestPath_levelByLevel(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 3 shared", "c 3 4 shared", "shared 0 5")
	r := assess.Evaluate(f, answersOf(t, f, "*=none"), assess.Options{Target: 3})
	check(t, "elements", ids(r.Target.Path.Elements), "a shared b c")
	check(t, "days", r.Target.Path.Days, 14)
}

// The cheapest set for the whole way need not begin with the cheapest one for the next level.
func TestPath_wholeWay(t *testing.T) {
	f := model(t, 50, "a 1 3", "b 1 4 shared", "c 2 9", "d 2 2 shared", "shared 0 2")
	r := assess.Evaluate(f, answersOf(t, f, "*=none"), assess.Options{Target: 2})
	check(t, "to the next level", ids(r.NextLevel.Path.Elements), "a")
	check(t, "to level 2", ids(r.Target.Path.Elements), "a shared d")
	f = model(t, 50, "a 1 5", "b 1 4 shared", "c 2 9", "d 2 2 shared", "shared 0 2")
	r = assess.Evaluate(f, answersOf(t, f, "*=none"), assess.Options{Target: 2})
	check(t, "to the next level", ids(r.NextLevel.Path.Elements), "a")
	check(t, "to level 2 by another element of level 1", ids(r.Target.Path.Elements), "shared b d")
	check(t, "days", r.Target.Path.Days, 8)
}

// The path to a reached target is empty.
func TestPath_targetReached(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 3")
	r := assess.Evaluate(f, answersOf(t, f, "a=mostly b=none"), assess.Options{Target: 1})
	check(t, "elements", len(r.Target.Path.Elements), 0)
	check(t, "exact", r.Target.Path.Exact, true)
}

// There is no path through a level that is not assessable.
func TestPath_notAssessable(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 3", "c 2 3", "d 2 3", "e 3 3")
	r := assess.Evaluate(f, answersOf(t, f, "a=none b=none c=n/a d=n/a e=none"), assess.Options{Target: 3})
	if r.Target.Path != nil {
		t.Errorf("path %v", r.Target.Path)
	}
}

// The order puts requirements first, then essential elements, then fewer days, then more unlocks.
func TestPath_order(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  string
	}{
		{"requirements first", []string{"a 1 1 b", "b 1 9"}, "b a"},
		{"essentials before cheaper ones", []string{"a 1 1", "!b 1 9"}, "b a"},
		{"an essential waits for what it requires", []string{"!a 1 1 c", "b 1 2", "c 1 9"}, "b c a"},
		{"fewer days first", []string{"a 1 3", "b 1 2"}, "b a"},
		{"more unlocks first", []string{"a 1 2", "b 1 2", "c 1 9 b"}, "b a c"},
		{"the order of the framework last", []string{"a 1 2", "b 1 2"}, "a b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := model(t, 100, test.lines...)
			check(t, "order", ids(evaluate(t, f, "*=none").NextLevel.Path.Elements), test.want)
		})
	}
}

// Open elements cost the days from none.
func TestPath_openElements(t *testing.T) {
	f := model(t, 100, "a 1 5", "b 1 5", "c 1 5")
	check(t, "none, unknown, partial", evaluate(t, f, "a=none b=unknown c=partial").NextLevel.Path.Days, 11)
}

// A search that is given up gives a good set, which is not called exact.
func TestPath_givenUp(t *testing.T) {
	for _, c := range []struct {
		candidates int
		exact      bool
	}{{24, true}, {64, false}} {
		f := hardModel(t, "random", 50, c.candidates)
		path := evaluate(t, f, "*=none").NextLevel.Path
		check(t, fmt.Sprintf("exact with %d", c.candidates), path.Exact, c.exact)
		after := assess.Evaluate(f, lifted(answersOf(t, f, "*=none"), path.Elements), assess.Options{})
		check(t, "level after the path", after.Level.Number, 1)
	}
}

// From nothing in place to the top of the built-in framework the path is exact.
func TestPath_builtIn(t *testing.T) {
	f := data.PRO()
	r := assess.Evaluate(f, answersOf(t, f, "*=none"), assess.Options{Target: 3})
	check(t, "exact", r.Target.Path.Exact, true)
}

func TestPath_givesBack(t *testing.T) {
	// Thirteen are needed: each of the cheap ones is part of what is chosen at last.
	var lines []string
	for i := range 13 {
		lines = append(lines, fmt.Sprintf("e%d 1 3", i))
	}
	lines = append(lines, "all 1 2 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 e10 e11")
	for i := range 12 {
		lines = append(lines, fmt.Sprintf("dear%d 1 50", i))
	}
	f := model(t, 50, lines...)
	path := evaluate(t, f, "*=none").NextLevel.Path
	check(t, "days of 12 at 3 and one at 2", path.Days, 38)
}

// randomModel has so many elements in the first levels and others in none, with random days and requirements.
func randomModel(tb testing.TB, r *rand.Rand, levels, levelled, others int) *framework.Framework {
	tb.Helper()
	var lines, known []string
	add := func(id string, level int) {
		line := []string{id, strconv.Itoa(level), strconv.Itoa(2 + r.IntN(4))}
		for range min(len(known), r.IntN(4)) {
			if required := known[r.IntN(len(known))]; r.IntN(2) == 0 {
				line = append(line, required)
			}
		}
		known = append(known, id)
		lines = append(lines, strings.Join(line, " "))
	}
	for i := range others {
		add(fmt.Sprintf("other%d", i), 0)
	}
	for i := range levelled {
		mark := ""
		if r.IntN(6) == 0 {
			mark = "!"
		}
		before := len(lines)
		add(fmt.Sprintf("e%d", i), 1+i%levels)
		lines[before] = mark + lines[before]
	}
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return model(tb, 10+10*r.IntN(9), lines...)
}

// lifted is the answers with the elements in place.
func lifted(a *answers.File, elements []framework.ElementID) *answers.File {
	after := &answers.File{Given: slices.Clone(a.Given)}
	for i, answer := range after.Given {
		if slices.Contains(elements, answer.Element) {
			after.Given[i].Grade = framework.Mostly
		}
	}
	return after
}

func TestPath_againstEverySet(t *testing.T) {
	grades := []string{"none", "none", "partial", "mostly", "unknown", "n/a"}
	r := rand.New(rand.NewPCG(3, 4))
	tried := make([]int, 3)
	for round := range 800 {
		target := 1 + round%2
		f := randomModel(t, r, target, target+r.IntN(8), r.IntN(4))
		var given strings.Builder
		for _, place := range f.Elements() {
			grade := grades[r.IntN(len(grades))]
			if place.Essential && grade == "n/a" {
				grade = "none"
			}
			fmt.Fprintf(&given, "%s=%s ", place.ID, grade)
		}
		a := answersOf(t, f, given.String())
		result := assess.Evaluate(f, a, assess.Options{Target: target})
		want := bruteForce(f, a, target)
		if result.Level == nil || result.Level.Number >= target {
			continue
		}
		tried[target-result.Level.Number]++
		if got := result.Target.Path; (got == nil) != (want == nil) {
			t.Fatalf("path %v, want %v", got, want)
		} else if got != nil {
			check(t, "exact", got.Exact, true)
			check(t, "days", got.Days, want.days)
			slices.SortFunc(got.Elements, func(a, b framework.ElementID) int { return position(f, a) - position(f, b) })
			check(t, "set, in the order of the framework", ids(got.Elements), ids(want.elements))
		}
	}
	if tried[1] < 100 || tried[2] < 100 {
		t.Errorf("only %v models one and two levels below", tried)
	}
}

type set struct {
	elements []framework.ElementID
	at       []int
	days     int
}

// bruteForce tries every closed set and returns the best one, nil where none reaches the target.
func bruteForce(f *framework.Framework, a *answers.File, target int) *set {
	grade := map[framework.ElementID]framework.Grade{}
	for _, answer := range a.Given {
		grade[answer.Element] = answer.Grade
	}
	missing := func(id framework.ElementID) bool {
		return grade[id].Points() < framework.Mostly.Points() && grade[id] != framework.NotApplicable
	}
	var candidates []framework.Place
	for _, place := range f.Elements() {
		if place.Lens.ID == f.LevelLens && missing(place.ID) {
			candidates = append(candidates, place)
		}
	}
	var best *set
	for mask := range 1 << len(candidates) {
		s := chosen(f, candidates, mask, grade)
		if s == nil || best != nil && compareSets(s, best) >= 0 {
			continue
		}
		if assess.Evaluate(f, lifted(a, s.elements), assess.Options{}).Level.Number >= target {
			best = s
		}
	}
	return best
}

// chosen is the set of the candidates in the mask, nil if one of them requires a candidate that is not.
func chosen(f *framework.Framework, candidates []framework.Place, mask int, grade map[framework.ElementID]framework.Grade) *set {
	s := &set{}
	for i, place := range candidates {
		if mask&(1<<i) == 0 {
			continue
		}
		s.elements = append(s.elements, place.ID)
		s.at = append(s.at, position(f, place.ID))
		s.days += place.Steps.Days(grade[place.ID], framework.Mostly)
		for _, required := range place.Requires {
			j := slices.IndexFunc(candidates, func(p framework.Place) bool { return p.ID == required })
			if j >= 0 && mask&(1<<j) == 0 {
				return nil
			}
		}
	}
	return s
}

func compareSets(a, b *set) int {
	return cmp.Or(cmp.Compare(a.days, b.days), cmp.Compare(len(a.at), len(b.at)), slices.Compare(a.at, b.at))
}

func position(f *framework.Framework, id framework.ElementID) int {
	return slices.IndexFunc(f.Elements(), func(p framework.Place) bool { return p.ID == id })
}
