package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/internal/diag"
	"revops/report"
)

// moved are the answers of a company in a file of that name, so many lines further down.
func moved(tb testing.TB, name string, lines int) report.Assessment {
	tb.Helper()
	model := data.PRO()
	content := strings.Repeat("# \n", lines) + "schema: revops/answers/v1\nframework: pro@1\nanswers:\n" +
		"  central-sales-records: partial\n  deal-ownership: {grade: mostly, confidence: low}\n"
	given, err := answers.Parse(diag.Source{Name: name, Data: []byte(content)}, model)
	if err != nil {
		tb.Fatal(err)
	}
	result := assess.Evaluate(model, given, assess.Options{})
	return report.Assessment{Model: model, Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: 1})}
}

func TestAResultIsTheSameOneWhenLinesMove(t *testing.T) {
	identities := func(lines int) (found []string, first int) {
		run := readSARIF(t, written(t, moved(t, "a.yaml", lines), report.FormatSARIF))
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

func TestFilesAreNamedAsURIs(t *testing.T) {
	for file, want := range map[string]string{
		"a.yaml":           "%SRCROOT% a.yaml",
		"./teams/a b.yaml": "%SRCROOT% teams/a%20b.yaml",
		"50%#?.yaml":       "%SRCROOT% 50%25%23%3F.yaml",
		"a:b.yaml":         "%SRCROOT% ./a:b.yaml",
		"größe.yaml":       "%SRCROOT% gr%C3%B6%C3%9Fe.yaml",
		"../a.yaml":        " ../a.yaml",
		"/srv/a b.yaml":    " file:///srv/a%20b.yaml",
	} {
		result := readSARIF(t, written(t, moved(t, file, 0), report.FormatSARIF)).Results[1]
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

func TestStandardInput_place(t *testing.T) {
	a := moved(t, "<stdin>", 0)
	for _, result := range readSARIF(t, written(t, a, report.FormatSARIF)).Results {
		if len(result.Locations) != 1 || *result.Locations[0].PhysicalLocation.ArtifactLocation.URI != "answers" {
			t.Errorf("SARIF: %s has the places %v", *result.RuleID, result.Locations)
		}
	}
	for _, c := range readCommands(t, written(t, a, report.FormatGitHub)) {
		if _, placed := c.properties["file"]; placed {
			t.Errorf("GitHub: %v has a place", c)
		}
	}
}

func TestAWaivedGapIsSuppressedUnlessADemandNamesIt(t *testing.T) {
	model := data.PRO()
	given := answersOf(t, model, services)
	given.Waivers = []answers.Waiver{{Element: "team-goals", Expires: "2027-01-01"}}
	a := report.Assessment{Model: model, Result: assess.Evaluate(model, given, assess.Options{Today: "2026-11-21"})}
	suppressed := func() (ids []string) {
		for _, result := range readSARIF(t, written(t, a, report.FormatSARIF)).Results {
			if len(result.Suppressions) > 0 {
				ids = append(ids, *result.RuleID)
			}
		}
		return ids
	}
	if diff := cmp.Diff([]string{"team-goals"}, suppressed()); diff != "" {
		t.Error(diff)
	}
	a.Gate = assess.CheckGates(model, a.Result, assess.Gates{MinLevel: 2})
	if got := suppressed(); got != nil {
		t.Errorf("suppressed though demanded: %v", got)
	}
}
