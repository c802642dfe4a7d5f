package framework_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
)

// sources reads the files of the small framework.
func sources(tb testing.TB) []diag.Source {
	tb.Helper()
	return sourcesOf(tb, "small", "framework.yaml", "practice.yaml", "habits.yaml")
}

// bakery reads the files of the framework of four lenses.
func bakery(tb testing.TB) []diag.Source {
	tb.Helper()
	return sourcesOf(tb, "bakery", "framework.yaml", "bench.yaml", "rules.yaml", "pillars.yaml", "crew.yaml")
}

func sourcesOf(tb testing.TB, folder string, names ...string) []diag.Source {
	tb.Helper()
	var read []diag.Source
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join("../testdata/framework/ok", folder, name))
		if err != nil {
			tb.Fatal(err)
		}
		read = append(read, diag.Source{Name: name, Data: content})
	}
	return read
}

// A small framework of another shape is read.
func TestParse_small(t *testing.T) {
	f, err := framework.Parse(sources(t))
	if err != nil {
		t.Fatal(err)
	}
	if f.Reference() != "small@3" || f.LevelLens != "practice" || f.Policy.InPlace != framework.Full || f.Policy.LevelThreshold != 50 {
		t.Errorf("got %+v", f)
	}
	book, _ := f.Element("order-book")
	if book.Weight != 2 || !book.Essential || book.Group.ID != "selling" || book.Steps.Days(framework.None, framework.Full) != 6 {
		t.Errorf("got %+v", book)
	}
	counter, _ := f.Element("clean-counter")
	if counter.Weight != 1 || counter.Level != 0 {
		t.Errorf("weight and level have defaults: got %+v", counter)
	}
}

// edit is a mistake planted into the small framework: in a file, an old text by a new one.
type edit struct{ file, old, new string }

// Each mistake in a framework is reported at its place.
func TestParse_mistakes(t *testing.T) {
	tests := map[string][]edit{
		"unknown-schema":       {{"framework", "manifest/v1", "manifest/v9"}, {"habits", "lens/v1", "lens"}},
		"unknown-key":          {{"framework", "name: Small Check", "title: Small Check"}, {"practice", "why: An order", "because: An order"}},
		"missing-file":         {{"framework", "[practice, habits]", "[practice, habits, more]"}},
		"unlisted-file":        {{"framework", "[practice, habits]", "[practice]"}},
		"lens-in-wrong-file":   {{"habits", "id: habits", "id: habit"}},
		"invalid-id":           {{"practice", "id: order-book", "id: Order Book"}, {"practice", "requires: [order-book]", "requires: []"}},
		"duplicate-id":         {{"habits", "id: clean-counter", "id: price-list"}, {"framework", "id: steady", "id: shop"}},
		"unknown-requirement":  {{"practice", "requires: [order-book]", "requires: [order-books, clean-counter]"}},
		"unknown-owner":        {{"habits", "owner: shop", "owner: shops"}},
		"unknown-level-lens":   {{"framework", "level_lens: practice", "level_lens: practise"}},
		"unknown-rule":         {{"practice", "rules: []\n        factors: [flow]", "rules: [tidiness]\n        factors: [flow]"}},
		"unknown-factor":       {{"practice", "factors: [flow]", "factors: [flaw]"}},
		"unknown-field":        {{"practice", "inferred: [grades, steps]", "inferred: [grade]"}},
		"policy":               {{"framework", "in_place: full, level_threshold: 50", "in_place: none, level_threshold: 101"}},
		"level-numbers":        {{"framework", "number: 2", "number: 3"}},
		"level-out-of-range":   {{"practice", "level: 2", "level: 3"}},
		"level-without-member": {{"practice", "level: 2", "level: 1"}},
		"level-in-other-lens":  {{"habits", "name: Clean Counter", "name: Clean Counter\n        level: 1"}},
		"essential-no-level":   {{"habits", "name: Clean Counter", "name: Clean Counter\n        essential: true"}},
		"missing-grade":        {{"practice", "          mostly: Everything has a price tag.\n", ""}},
		"same-grade-text":      {{"practice", "partial: Some things", "partial: Everything"}, {"practice", "Everything have", "Everything has"}},
		"text-too-long":        {{"practice", "Is every order in one book?", strings.Repeat("Long? ", 30)}},
		"days":                 {{"practice", "days: 4", "days: 0"}, {"practice", "days: 3", "days: half"}},
		"cycle":                {{"practice", "requires: []", "requires: [price-list]"}},
		"requires-itself":      {{"practice", "requires: []", "requires: [order-book]"}},
		"empty-lists":          {{"habits", "elements:", "elements: []\n    #"}, {"framework", "  - {id: shop, name: Shop, channel: Counter}", "  []"}},
		"not-yaml":             {{"practice", "name: Selling", "name: Selling: more"}},
		"blank-texts":          {{"practice", "Is every order in one book?", "\"  \""}, {"habits", "group_noun: habit", "group_noun: \"\""}},
		"lens-listed-twice":    {{"framework", "[practice, habits]", "[practice, habits, practice]"}},
		"owner-and-level":      {{"practice", "level: 2", "level: 1"}, {"habits", "owner: shop", "owner: shops"}},
		"former-ids": {
			{"practice", "name: Order Book", "name: Order Book\n        was: [tidiness, Order Ledger, ledger]"},
			{"habits", "name: Clean Counter", "name: Clean Counter\n        was: [ledger, clean-counter, counter]"},
		},
		"reworded":      {{"practice", "name: Order Book", "name: Order Book\n        reworded: 4"}, {"practice", "name: Price List", "name: Price List\n        reworded: 1"}},
		"duplicate-key": {{"habits", "name: Habits", "name: Habits\nname: Customs"}},
	}
	for name, edits := range tests {
		t.Run(name, func(t *testing.T) {
			checkProblems(t, name, planted(t, sources(t), edits))
		})
	}
}

// An element serves groups of other lenses only.
func TestParse_serves(t *testing.T) {
	checkProblems(t, "serves-own-lens", planted(t, bakery(t), []edit{
		{"rules", "pillars: [hands]", "pillars: [hands]\n        rules: [taste-first]"},
		{"pillars", "owner: counter", "owner: counter\n        pillars: [stock, hands]"},
		{"bench", "pillars: [stock]", "pillars: [stok]"},
		{"crew", "owner: counter", "owner: counter\n        pillars: [evening]"},
	}))
}

// checkProblems reads a framework with mistakes and holds what is said to the file of the name.
func checkProblems(t *testing.T, name string, files []diag.Source) {
	t.Helper()
	_, err := framework.Parse(files)
	found, ok := errors.AsType[*diag.Error](err)
	if !ok {
		t.Fatalf("got error %v", err)
	}
	var text bytes.Buffer
	if err := diag.Write(&text, found.Problems); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, filepath.Join("../testdata/framework/err", name+".out"), text.String())
}

func planted(t *testing.T, files []diag.Source, edits []edit) []diag.Source {
	t.Helper()
	for _, e := range edits {
		at := slices.IndexFunc(files, func(s diag.Source) bool { return s.Name == e.file+".yaml" })
		text := string(files[at].Data)
		if !strings.Contains(text, e.old) {
			t.Fatalf("%s has no %q", e.file, e.old)
		}
		files[at].Data = []byte(strings.Replace(text, e.old, e.new, 1))
	}
	return files
}

// Without a manifest there is no framework.
func TestParse_noManifest(t *testing.T) {
	_, err := framework.Parse(sources(t)[1:])
	if err == nil || err.Error() != "framework.yaml: the file is missing: every framework starts with it [missing-file]" {
		t.Errorf("got error %v", err)
	}
}

// A second file for a lens is reported.
func TestParse_secondLensFile(t *testing.T) {
	files := sources(t)
	files = append(files, diag.Source{Name: "habits.yml", Data: files[2].Data})
	_, err := framework.Parse(files)
	if err == nil || err.Error() != `habits.yml: there are two files for "habits" [unlisted-file]` {
		t.Errorf("got error %v", err)
	}
}

// Grades read what they write.
func TestGrade_roundTrip(t *testing.T) {
	for _, name := range framework.GradeNames() {
		if grade, ok := framework.ParseGrade(name); !ok || grade.String() != name {
			t.Errorf("%s: got %s, %v", name, grade, ok)
		}
	}
	if framework.Unanswered.String() != "" {
		t.Error("no answer has a word")
	}
}

// FuzzParse: no panic; every error is placed; what is accepted resolves.
func FuzzParse(f *testing.F) {
	for _, list := range [][]diag.Source{sources(f), data.Sources()} {
		f.Add(list[0].Data, list[1].Data)
	}
	f.Fuzz(func(t *testing.T, manifest, lens []byte) {
		model, err := framework.Parse([]diag.Source{
			{Name: "framework.yaml", Data: manifest}, {Name: "practice.yaml", Data: lens}, sources(t)[2],
		})
		if err == nil {
			resolve(t, model)
			return
		}
		found, ok := errors.AsType[*diag.Error](err)
		if !ok || len(found.Problems) == 0 {
			t.Fatalf("error without problems: %v", err)
		}
		for _, p := range found.Problems {
			if p.File == "" || p.Line > 0 && p.Column < 1 {
				t.Errorf("misplaced: %v", p)
			}
		}
	})
}

func resolve(t *testing.T, model *framework.Framework) {
	t.Helper()
	if _, ok := model.Lens(model.LevelLens); !ok {
		t.Errorf("level lens %q", model.LevelLens)
	}
	for _, place := range model.Elements() {
		if _, ok := model.Team(place.Owner); !ok {
			t.Errorf("owner %q", place.Owner)
		}
		for _, id := range place.Requires {
			if required, ok := model.Element(id); !ok || required.Lens != place.Lens {
				t.Errorf("%s requires %q", place.ID, id)
			}
		}
	}
}
