package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// What changed is said in a sentence, and so is that nothing did.
func TestComparison_remarks(t *testing.T) {
	moved := samples.Comparison(samples.Compare(t, "2026-02.json", "2026-05.yaml"))
	same := samples.Comparison(samples.Compare(t, "2026-05.yaml", "2026-05.yaml"))
	for want, got := range map[string]string{
		"Nothing changed.": same.Moves(),
		"Maturity level 0 Below Foundation (unchanged), score 5.9–35.3 → 10.8–37.3 (+4.9). 4 elements improved, 2 newly answered, 1 reopened.": moved.Moves(),
		"Since 2026-02-10": moved.Since(),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	moved.Level = document.LevelChange{Before: new(1), After: new(0), Change: new(-1)}
	if got := moved.LevelMove(); got != "1 Foundation → 0 Below Foundation" {
		t.Errorf("got %q", got)
	}
	if diff := cmp.Diff([]string{"Nothing changed."}, same.Remarks()); diff != "" {
		t.Error(diff)
	}
}

// Where the framework changed and the one at hand is neither of the two, what it changed is not known, and its levels and lenses may
// have other names.
func TestComparison_unknown_framework(t *testing.T) {
	snapshots := samples.Compare(t, "2026-02.json", "2026-05.yaml").Snapshots
	snapshots[0].Framework, snapshots[1].Framework, snapshots[1].Version = "own", "own", 7
	c := samples.Comparison(assess.Compare(data.PRO(), snapshots))
	want := "The first file was scored with own@2, the last with own@7; the current framework is Predictable RevOps (PRO), version 2. " +
		"How much of the change is due to the framework is not known."
	if got := strings.Join(c.Remarks(), "\n"); !strings.HasSuffix(got, want) {
		t.Errorf("got %q", got)
	}
	if title, noun := c.LensTitle("weather"); title != "weather" || noun != "group" {
		t.Errorf("an unknown lens is called %q by %q", title, noun)
	}
	if got := c.LevelName(new(9)) + c.LevelName(new(3)) + c.LevelName(nil); got != "9 3 Predictability–" {
		t.Errorf("levels are called %q", got)
	}
	if change := (&document.Change{}).GroupChange("weather"); change != (assess.Difference{}) {
		t.Errorf("an unknown group changed by %s", change)
	}
}

// A level has the range that open elements leave beside it.
func TestComparedFile_LevelWithRange(t *testing.T) {
	level := &document.Level{Number: 1, Name: "Foundation"}
	for want, file := range map[string]document.ComparedFile{
		"–": {}, "1 Foundation": {Level: level, LevelRange: &document.LevelRange{Low: 1, High: 1}},
		"1 Foundation (up to 3)": {Level: level, LevelRange: &document.LevelRange{Low: 1, High: 3}},
	} {
		if got := file.LevelWithRange(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// An element that was not there, or is not any more, has a dash on that side.
func TestElementMove_words(t *testing.T) {
	for want, move := range map[string]document.ElementMove{
		"improved: none → full, +3":           {Kind: assess.Rose, Before: framework.None, After: framework.Full, Change: new(3)},
		"added: – → partial, –":               {Kind: assess.Added, After: framework.Partial},
		"removed: mostly → –, –":              {Kind: assess.Removed, Before: framework.Mostly},
		"no longer applicable: none → n/a, –": {Kind: assess.Excluded, Before: framework.None, After: framework.NotApplicable},
		"now applicable: n/a → none, –": {
			Kind: assess.Included, Before: framework.NotApplicable, After: framework.None,
		},
		"reopened: full → not answered, –": {Kind: assess.Opened, Before: framework.Full},
	} {
		got := fmt.Sprintf("%s: %s → %s, %s", narrative.KindWord(move.Kind), move.BeforeWord(), move.AfterWord(), move.ChangeWord())
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
