package assess_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
)

func snapshot(tb testing.TB, f *framework.Framework, text string) *assess.Snapshot {
	tb.Helper()
	return evaluate(tb, f, text).Snapshot(f, "a.yaml")
}

// random gives each element of the framework a grade, n/a or nothing.
func random(r *rand.Rand, f *framework.Framework) *assess.Snapshot {
	a := &answers.File{Date: "2026-11-21"}
	for _, place := range f.Elements() {
		grade := framework.Grade(r.IntN(int(framework.Unknown) + 1))
		if place.Essential && grade == framework.NotApplicable {
			grade = framework.Unknown
		}
		a.Given = append(a.Given, answers.Answer{Element: place.ID, Grade: grade})
	}
	return assess.Evaluate(f, a, assess.Options{}).Snapshot(f, "random.yaml")
}

// A file compared with itself has not changed.
func TestCompare_withItself(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	f := data.PRO()
	for range 50 {
		s := random(r, f)
		c := assess.Compare(f, []*assess.Snapshot{s, s})
		if c.Elements != nil || c.Level.Before != c.Level.After || c.Score.Before != c.Score.After || c.Causes != nil || c.Trend != nil {
			t.Fatalf("changed: %+v", c)
		}
		for _, g := range c.Groups {
			if g.Before != g.After || g.Change().Known != g.Before.Known {
				t.Errorf("%s changed by %s", g.ID, g.Change())
			}
		}
	}
}

// Compared backwards every number changes its sign.
func TestCompare_backwards(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	f := data.PRO()
	for range 50 {
		a, b := random(r, f), random(r, f)
		there, back := assess.Compare(f, []*assess.Snapshot{a, b}), assess.Compare(f, []*assess.Snapshot{b, a})
		check(t, "score", there.Score.Change().Tenths, -back.Score.Change().Tenths)
		levels, _ := there.Level.Change()
		levelsBack, _ := back.Level.Change()
		check(t, "level", levels, -levelsBack)
		check(t, "elements", len(there.Elements), len(back.Elements))
		points := 0
		for _, e := range append(there.Elements, back.Elements...) {
			change, _ := e.Change()
			points += change
		}
		check(t, "points there and back", points, 0)
	}
}

// What becomes of an element has a word of its own.
func TestCompare_kinds(t *testing.T) {
	f := model(t, 80, "a 1 3", "b 1 3")
	for _, c := range []struct{ before, after, kind, change string }{
		{"none", "full", "rose", "3 true"},
		{"full", "mostly", "fell", "-1 true"},
		{"unknown", "none", "answered", "0 false"},
		{"none", "unknown", "opened", "0 false"},
		{"n/a", "unknown", "opened", "0 false"},
		{"full", "n/a", "excluded", "0 false"},
		{"unknown", "n/a", "excluded", "0 false"},
		{"n/a", "none", "included", "0 false"},
		{"partial", "partial", "", ""},
		{"n/a", "n/a", "", ""},
	} {
		before, after := snapshot(t, f, "b=none a="+c.before), snapshot(t, f, "b=none a="+c.after)
		got, change := "", ""
		for _, e := range assess.Compare(f, []*assess.Snapshot{before, after}).Elements {
			got, change = got+string(e.Kind), fmt.Sprint(e.Change())
		}
		check(t, c.before+" to "+c.after, got+" "+change, c.kind+" "+c.change)
	}
}

// Not answered and unknown are both open.
func TestCompare_open(t *testing.T) {
	f := model(t, 80, "a 1 3", "b 1 3")
	c := assess.Compare(f, []*assess.Snapshot{snapshot(t, f, "b=none"), snapshot(t, f, "b=none a=unknown")})
	check(t, "changed elements", len(c.Elements), 0)
	check(t, "score", c.Score.Change(), assess.Difference{Known: true})
}

// Elements of a lens that is assessed from now on are added.
func TestCompare_newLens(t *testing.T) {
	f := model(t, 80, "a 1 3", "b x 3", "c x 3")
	before, after := snapshot(t, f, "a=none"), snapshot(t, f, "a=none b=full")
	var got []string
	for _, e := range assess.Compare(f, []*assess.Snapshot{before, after}).Elements {
		got = append(got, fmt.Sprintf("%s %s", e.ID, e.Kind))
	}
	check(t, "there", got, "[b added c added]")
	back := assess.Compare(f, []*assess.Snapshot{after, before})
	check(t, "back", back.Elements[0].Kind, assess.Removed)
	check(t, "group", back.Groups[1].Change(), "–")
}

// Changes stand by kind, then in the order of the framework.
func TestCompare_orderOfChanges(t *testing.T) {
	f := model(t, 80, "a 1 3", "b 1 3", "c 1 3", "d 1 3")
	before, after := snapshot(t, f, "a=full b=none c=none d=none"), snapshot(t, f, "a=none b=unknown c=full d=mostly")
	var got []framework.ElementID
	for _, e := range assess.Compare(f, []*assess.Snapshot{before, after}).Elements {
		got = append(got, e.ID)
	}
	check(t, "order", ids(got), "c d a b")
}

// Files are ordered by date; equal dates keep the order given.
func TestInOrder(t *testing.T) {
	var given []*assess.Snapshot
	for word := range strings.FieldsSeq("c=2026-02-01 b=2026-01-01 a=2026-02-01 d=2025-12-31") {
		file, date, _ := strings.Cut(word, "=")
		given = append(given, &assess.Snapshot{File: file, Date: answers.Date(date)})
	}
	sorted, err := assess.InOrder(given)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, s := range sorted {
		files = append(files, s.File)
	}
	check(t, "order", files, "[d b c a]")
}

// A missing date names the file; different organizations are both named.
func TestInOrder_refusals(t *testing.T) {
	_, err := assess.InOrder([]*assess.Snapshot{
		{File: "old.yaml", Organization: "Acme"},
		{File: "between.yaml", Date: "2026-01-01"},
		{File: "new.yaml", Organization: "Bcme", Date: "2026-02-01"},
	})
	check(t, "said", rendered(t, err), `old.yaml: the date is missing: files are compared in order of their dates [missing-date]
  hint: add the key date, as in date: 2026-11-21
new.yaml: organization "Bcme", but old.yaml is about "Acme" [foreign-organization]
  hint: compare the files of one organization
`)
}

// The trend holds every snapshot in order.
func TestCompare_trend(t *testing.T) {
	f := model(t, 80, "a 1 3", "b 2 3")
	c := assess.Compare(f, []*assess.Snapshot{
		snapshot(t, f, "a=none b=none"), snapshot(t, f, "a=full b=none"), snapshot(t, f, "a=full b=full"),
	})
	check(t, "scores", c.Trend.Scores, "[0.0 50.0 100.0]")
	check(t, "group", c.Trend.Groups[0].Scores, "[0.0 50.0 100.0]")
	for i, level := range c.Trend.Levels {
		check(t, "level", level.Number, i)
	}
}

// versions are a framework and its next version: "gone" is no longer asked, "new" is, "strict" became essential.
func versions(tb testing.TB) (v1, v2 *framework.Framework) {
	tb.Helper()
	v1 = model(tb, 80, "stays 1 3", "gone 1 3", "strict 1 3")
	v2 = model(tb, 80, "stays 1 3", "new 1 3", "!strict 1 3")
	v2.Version = 2
	return v1, v2
}

// The change is split where the old result is of another version.
func TestCompare_split(t *testing.T) {
	v1, v2 := versions(t)
	old, now := snapshot(t, v1, "stays=mostly gone=full strict=full"), snapshot(t, v2, "stays=full new=full strict=full")
	c := assess.Compare(v2, []*assess.Snapshot{old, now})
	check(t, "whole", c.Score, "{88.9 100.0}")
	check(t, "framework: 8 of 9 points less 5 of 9", c.Causes.Model.Score, "{88.9 55.6}")
	check(t, "company", c.Causes.Company.Score, "{55.6 100.0}")
	kinds := func(change assess.Change) (words []string) {
		for _, e := range change.Elements {
			words = append(words, string(e.ID)+" "+string(e.Kind))
		}
		return words
	}
	check(t, "framework", kinds(c.Causes.Model), "[new added gone removed]")
	check(t, "company", kinds(c.Causes.Company), "[stays rose new answered]")
}

// The parts of a split add up.
func TestCompare_splitAddsUp(t *testing.T) {
	v1, v2 := versions(t)
	r := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		c := assess.Compare(v2, []*assess.Snapshot{random(r, v1), random(r, v2)})
		whole, model, company := c.Score.Change(), c.Causes.Model.Score.Change(), c.Causes.Company.Score.Change()
		if whole.Known && model.Known && whole.Tenths != model.Tenths+company.Tenths {
			t.Errorf("%s is not %s and %s", whole, model, company)
		}
	}
}

// Not applicable is open where the new version takes the element for essential.
func TestCompare_splitBecameEssential(t *testing.T) {
	v1, v2 := versions(t)
	counted := snapshot(t, v1, "stays=full gone=full strict=n/a").Recount(v2)
	check(t, "grade", counted.Elements[2].Grade, framework.Unanswered)
	check(t, "version", counted.Reference(), "test@2")
}

// A change between versions is not split by a third one.
func TestCompare_notSplitByThirdVersion(t *testing.T) {
	v1, v2 := versions(t)
	v3 := *v2
	v3.Version = 3
	snapshots := []*assess.Snapshot{snapshot(t, v1, "stays=full"), snapshot(t, v2, "stays=full")}
	if assess.Compare(&v3, snapshots).Causes != nil {
		t.Error("split by a framework that neither was counted by")
	}
}

// BenchmarkCompare reads two answers files of 64 elements and compares them.
func BenchmarkCompare(b *testing.B) {
	f := data.PRO()
	source := read(b, scaleup)
	for b.Loop() {
		var snapshots []*assess.Snapshot
		for range 2 {
			s, err := assess.SnapshotOfAnswers(source, f)
			if err != nil {
				b.Fatal(err)
			}
			snapshots = append(snapshots, s)
		}
		assess.Compare(f, snapshots)
	}
}
