package answers_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// grown is a framework in its third version: b was old-b, c was made of c1 and c2, d is essential, e is new. The grades of a
// and d changed their meaning in version 3, those of b in version 2.
func grown(tb testing.TB) *framework.Framework {
	tb.Helper()
	f := model("a", "b", "c", "!d", "e", "f/other")
	f.Version = 3
	elements := f.Lenses[0].Groups[0].Elements
	elements[1].Was = []framework.ElementID{"old-b", "older-b"}
	elements[2].Was = []framework.ElementID{"c1", "c2"}
	elements[0].Reworded, elements[1].Reworded, elements[3].Reworded = 3, 2, 3
	return f
}

const head = "schema: revops/answers/v1\nframework: test@2\nanswers:\n"

// upgraded brings a file to the grown framework and makes sure that a second run changes nothing.
func upgraded(t *testing.T, name, text string) *answers.Upgrade {
	t.Helper()
	f := grown(t)
	u, err := answers.UpgradeFile(diag.Source{Name: name, Data: []byte(text)}, f)
	if err != nil {
		t.Fatal(err)
	}
	again, err := answers.UpgradeFile(u.Source, f)
	if err != nil || again.Changed() || len(again.Wanted)+len(again.Reworded) > 0 {
		t.Errorf("the second run: %v, %+v", err, again)
	}
	return u
}

// An upgrade changes what it must, and no other byte.
func TestUpgrade_onlyWhatItMust(t *testing.T) {
	const gone = "  # test@3 no longer asks this; it is kept for the record:\n"
	for _, c := range []struct{ name, before, after string }{
		{"ids", "  # why\n  old-b: full # sure\n\n  a:   none\n", "  # why\n  b: full # sure\n\n  a:   none\n"},
		{"quoted ids", "  \"old-b\": full\n  'c1': full\n", "  \"b\": full\n  'c': full\n"},
		{"gone, short", "  a: full\n  x: full # by law\n  b: none\n", "  a: full\n" + gone + "  # x: full # by law\n  b: none\n"},
		{
			"gone, long", "  x:\n    grade: full\n\n  # odd\n    note: |\n      one\n\n      two\n  a: none\n",
			gone + "  # x:\n  #   grade: full\n  #\n  # # odd\n  #   note: |\n  #     one\n  #\n  #     two\n  a: none\n",
		},
		{"gone, the last line without its end", "  a: full\n  x: none", "  a: full\n" + gone + "  # x: none"},
		{"gone, all", "  x: none\n", gone + "  # x: none\n"},
		{"gone, empty", "  x:\n  a: full\n", gone + "  # x:\n  a: full\n"},
		{"essential", "  d: {grade: n/a, reason: none here}\n  a: full\n", "  d: {grade: null, reason: none here}\n  a: full\n"},
		{
			"made of equals", "  c1: full\n  c2: full\n",
			"  c: full\n  # test@3 asks this as part of c; it is kept for the record:\n  # c2: full\n",
		},
		{
			"made of one that is answered", "  c1:\n  c2: {grade: full, note: x}\n",
			"  # test@3 asks this as part of c; it is kept for the record:\n  # c1:\n  c: {grade: full, note: x}\n",
		},
		{
			"its own id stands", "  old-b: none\n  b: full\n",
			"  # test@3 asks this as part of b; it is kept for the record:\n  # old-b: none\n  b: full\n",
		},
		{
			"waivers", "  a: none\nwaivers:\n- {element: old-b, reason: r, expires: 2027-01-01}\n-\n  element: x\n  reason: r\n  expires: 2027-01-01\n",
			"  a: none\nwaivers:\n- {element: b, reason: r, expires: 2027-01-01}\n# test@3 no longer asks this; it is kept for the record:\n" +
				"# -\n#   element: x\n#   reason: r\n#   expires: 2027-01-01\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, lineBreak := range []string{"\n", "\r\n"} {
				for _, mark := range []string{"", "\uFEFF"} {
					before := mark + strings.ReplaceAll(head+c.before, "\n", lineBreak)
					want := mark + strings.ReplaceAll(strings.Replace(head, "@2", "@3", 1)+c.after, "\n", lineBreak)
					u := upgraded(t, "a.yaml", before)
					if got := string(u.Source.Data); got != want || u.Cut {
						t.Errorf("got\n%q\nwant\n%q", got, want)
					}
				}
			}
		})
	}
}

// In brackets, what is gone is cut and reported.
func TestUpgrade_brackets(t *testing.T) {
	for _, c := range []struct{ before, after string }{
		{`{"a": "full", "x": 2, "y": "none"}`, `{"a": "full"}`},
		{`{"x": 2, "old-b": "full", "y": {"grade": "none"}}`, `{"b": "full"}`},
		{`{"x": 2, "y": "none", "a": "full"}`, `{"a": "full"}`},
		{`{ "x": 2 }`, `{  }`},
	} {
		const form = `{"schema": "revops/answers/v1", "framework": "test@%d", "answers": %s, "waivers": [%s]}`
		u := upgraded(t, "a.json", fmt.Sprintf(form, 1, c.before, `{"element": "x", "reason": "r", "expires": "2027-01-01"}`))
		check(t, c.before, string(u.Source.Data), fmt.Sprintf(form, 3, c.after, ""))
		check(t, "cut", u.Cut, true)
	}
}

// An upgrade lists what wants an answer.
func TestUpgrade_wanted(t *testing.T) {
	u := upgraded(t, "a.yaml", head+"  a: full\n  c1: full\n  c2: none\n  d: {grade: n/a, reason: r}\n  x: none\n")
	var got []string
	for _, w := range u.Wanted {
		got = append(got, fmt.Sprintf("%d %s: %s", w.Position.Line, w.Element, w.Cause))
	}
	check(t, "wanted", strings.Join(got, "; "), "7 d: was n/a, is now essential; 0 b: not in the file; "+
		"0 c: merged from elements with different answers; 0 e: not in the file")
	check(t, "from and to", u.From+" "+u.To, "test@2 test@3")
}

// An upgrade lists the grades that were given before they changed their meaning, and leaves them as they are.
func TestUpgrade_reworded(t *testing.T) {
	const given = "  old-b: full\n  a: {grade: mostly, note: x}\n  c: none\n"
	for _, c := range []struct{ version, given, want string }{
		{"1", given, "4 b full; 5 a mostly"},
		{"2", given, "5 a mostly"},
		{"2", "  a: unknown\n  d: {grade: n/a, reason: r}\n  b: full\n", ""},
		{"2", "  a: {grade: n/a, reason: r}\n  d:\n", ""},
		{"3", given, ""},
	} {
		u := upgraded(t, "a.yaml", strings.Replace(head, "@2", "@"+c.version, 1)+c.given)
		var got []string
		for _, r := range u.Reworded {
			got = append(got, fmt.Sprintf("%d %s %s", r.Position.Line, r.Element, r.Grade))
		}
		check(t, "version "+c.version, strings.Join(got, "; "), c.want)
		for _, grade := range []string{"full", "mostly", "none"} {
			check(t, grade, strings.Count(string(u.Source.Data), grade), strings.Count(c.given, grade))
		}
	}
}

// A file of one team wants answers of that team.
func TestUpgrade_team(t *testing.T) {
	f := grown(t)
	for i := range 4 {
		f.Lenses[0].Groups[0].Elements[i].Owner = "theirs"
	}
	text := strings.Replace(head, "answers:", "respondent: {team: theirs}\nanswers:", 1) + "  a: full\n"
	u, err := answers.UpgradeFile(diag.Source{Name: "a.yaml", Data: []byte(text)}, f)
	if err != nil {
		t.Fatal(err)
	}
	var got []framework.ElementID
	for _, w := range u.Wanted {
		got = append(got, w.Element)
	}
	check(t, "wanted", got, "[b c d]")
}

// A file of this version is upgraded where it has former IDs.
func TestUpgrade_formerIDs(t *testing.T) {
	current := strings.Replace(head, "@2", "@3", 1)
	check(t, "renamed", string(upgraded(t, "a.yaml", current+"  older-b: full\n").Source.Data), current+"  b: full\n")
	check(t, "nothing to do", upgraded(t, "a.yaml", current+"  b: full\n").Changed(), false)
}

// What cannot be upgraded is reported.
func TestUpgrade_refused(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{strings.Replace(head, "@2", "@4", 1) + "  a: full\n", `a.yaml:2:12: version "4" of framework test, want 3 [framework-version]`},
		{strings.Replace(head, "@2", "@02", 1) + "  a: full\n", `a.yaml:2:12: version "02" of framework test, want 3 [framework-version]`},
		{strings.Replace(head, "@2", "", 1) + "  a: full\n", `a.yaml:2:12: framework "test" without a version, want test@3 [framework-version]`},
		{strings.Replace(head, "test", "other", 1) + "  a: full\n", `a.yaml:2:12: framework "other@2", want test@3 [framework-mismatch]`},
		{strings.Replace(head, "@2", "@3", 1) + "  x: full\n", `a.yaml:4:3: unknown element "x" [unknown-element]`},
		{head + "  x: fulll\n", `a.yaml:4:6: unknown grade "fulll" [unknown-grade]`},
		{"schema: revops/result/v1\n", `a.yaml:1:9: this is a stored result, not an answers file [result-given]`},
	} {
		_, err := answers.UpgradeFile(diag.Source{Name: "a.yaml", Data: []byte(c.text)}, grown(t))
		found, ok := errors.AsType[*diag.Error](err)
		if !ok || len(found.Problems) != 1 || found.Problems[0].String() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// FuzzUpgrade: no panic; what comes out parses, and a second run changes nothing.
func FuzzUpgrade(f *testing.F) {
	f.Add([]byte(head + "  old-b: full\n  x:\n    grade: none\n  d: {grade: n/a, reason: r}\n  c1: full\n  c2: none\n"))
	f.Add([]byte(head + "  a: full\nwaivers:\n  - element: x\n    reason: r\n    expires: 2027-01-01\n"))
	f.Add([]byte(`{"schema": "revops/answers/v1", "framework": "test@1", "answers": {"x": 2, "old-b": "full"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		model := grown(t)
		u, err := answers.UpgradeFile(diag.Source{Name: "a", Data: text}, model)
		if err != nil {
			return
		}
		if _, err := answers.Parse(u.Source, model); err != nil {
			t.Fatalf("%q gives %q: %v", text, u.Source.Data, err)
		}
		again, err := answers.UpgradeFile(u.Source, model)
		if err != nil || again.Changed() {
			t.Fatalf("%q gives %q, which changes again: %v", text, u.Source.Data, err)
		}
	})
}
