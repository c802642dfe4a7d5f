package ci_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// fromFile is an assessment of a file of that name, whose answers stand so many lines further down.
func fromFile(tb testing.TB, name string, lines int) narrative.Assessment {
	tb.Helper()
	model := data.PRO()
	content := strings.Repeat("# \n", lines) + "schema: revops/answers/v1\nframework: pro@2\nanswers:\n" +
		"  central-sales-records: partial\n  deal-ownership: {grade: mostly, confidence: low}\n"
	given, err := answers.Parse(diag.Source{Name: name, Data: []byte(content)}, model)
	if err != nil {
		tb.Fatal(err)
	}
	result := assess.Evaluate(model, given, assess.Options{})
	return samples.Document(document.Counted{Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: new(1)})})
}

// A result has the same identity when lines move, and no two have one.
func TestSARIF_identity(t *testing.T) {
	identities := func(lines int) (found []string, first int) {
		run := readSARIF(t, fromFile(t, "a.yaml", lines))
		for _, result := range run.Results {
			found = append(found, result.PartialFingerprints["revopsResult/v1"])
		}
		return found, *run.Results[1].Locations[0].PhysicalLocation.Region.StartLine
	}
	before, at := identities(0)
	after, below := identities(7)
	if diff := cmp.Diff(before, after); diff != "" || below != at+7 {
		t.Errorf("from line %d to %d\n%s", at, below, diff)
	}
	slices.Sort(before)
	if len(slices.Compact(before)) != len(after) {
		t.Error("two results have one identity")
	}
}

// Files are named as URIs, relative ones from the root of the repository.
func TestSARIF_file(t *testing.T) {
	for file, want := range map[string]string{
		"a.yaml":           "%SRCROOT% a.yaml",
		"./teams/a b.yaml": "%SRCROOT% teams/a%20b.yaml",
		"50%#?.yaml":       "%SRCROOT% 50%25%23%3F.yaml",
		"a:b.yaml":         "%SRCROOT% ./a:b.yaml",
		"größe.yaml":       "%SRCROOT% gr%C3%B6%C3%9Fe.yaml",
		"../a.yaml":        " ../a.yaml",
		"/srv/a b.yaml":    " file:///srv/a%20b.yaml",
	} {
		result := readSARIF(t, fromFile(t, file, 0)).Results[1]
		location := result.Locations[0].PhysicalLocation.ArtifactLocation
		base := ""
		if location.URIBaseID != nil {
			base = *location.URIBaseID
		}
		if got := base + " " + *location.URI; got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// What was read from standard input has the place "answers" in SARIF, which refuses results without one, and none for GitHub.
func TestFormats_standardInput(t *testing.T) {
	a := fromFile(t, "<stdin>", 0)
	for _, result := range readSARIF(t, a).Results {
		if len(result.Locations) != 1 || *result.Locations[0].PhysicalLocation.ArtifactLocation.URI != "answers" {
			t.Errorf("SARIF: %s has the places %v", *result.RuleID, result.Locations)
		}
	}
	for _, c := range readCommands(t, a) {
		if _, placed := c.properties["file"]; placed {
			t.Errorf("GitHub: %v has a place", c)
		}
	}
}
