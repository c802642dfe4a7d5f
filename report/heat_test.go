package report_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/report"
)

func table(tb testing.TB, a report.Assessment, style report.Style) string {
	tb.Helper()
	return text(tb, func(b *bytes.Buffer) error { return a.Table(b, style) })
}

func TestAWideTerminalShowsTheHeatMap(t *testing.T) {
	golden.Check(t, "../testdata/report/services.wide.table.golden", table(t, assessment(t, services, assess.Options{Steps: 1}), report.Style{Width: 120}))
}

func TestThereIsNoHeatMapBelow120ColumnsOrInAPipe(t *testing.T) {
	a := assessment(t, services, assess.Options{})
	const heading = "BY CATEGORY AND LEVEL"
	for width, want := range map[int]bool{0: false, 80: false, 119: false, 120: true, 160: true} {
		if got := strings.Contains(table(t, a, report.Style{Width: width}), heading); got != want {
			t.Errorf("at %d columns: %t", width, got)
		}
	}
	for name, options := range map[string]assess.Options{"of a team": {Team: "sales"}, "without a level": {Lenses: []framework.LensID{"rules"}}} {
		if strings.Contains(table(t, assessment(t, services, options), report.Style{Width: 160}), heading) {
			t.Errorf("a result %s has a heat map", name)
		}
	}
}

func TestTheHeatMapSaysInNumbersWhatItSaysInColour(t *testing.T) {
	a := assessment(t, services, assess.Options{Steps: 5})
	coloured := table(t, a, report.Style{Width: 120, Color: true})
	if !strings.Contains(coloured, "\x1b[36m▓▓\x1b[0m  2 of 2 ·  66.7") {
		t.Errorf("no colour in\n%s", coloured)
	}
	stripped := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(coloured, "")
	if diff := cmp.Diff(table(t, a, report.Style{Width: 120}), stripped); diff != "" {
		t.Error(diff)
	}
}

func TestEachCellOfTheHeatMapIsThatOfTheGrid(t *testing.T) {
	cell := regexp.MustCompile(`(░░|▒▒|▓▓|██) +(\d+) of (\d+) · +([\d.–]+)`)
	for _, file := range companies(t) {
		a := assessment(t, file, assess.Options{})
		_, heat, _ := strings.Cut(table(t, a, report.Style{Width: 120}), "BY CATEGORY AND LEVEL\n")
		heat, _, _ = strings.Cut(heat, "  In place of applicable")
		var got []string
		for _, found := range cell.FindAllStringSubmatch(heat, -1) {
			got = append(got, strings.Join(found[1:], " "))
		}
		var want []string
		for _, cells := range assess.Grid(data.PRO(), a.Result) {
			for _, c := range append(cells[1:], cells[0]) {
				if c.Applicable > 0 {
					want = append(want, fmt.Sprintf("%s %d %d %s", shade(c.Score.Low), c.InPlace, c.Applicable, shownRange(c.Score)))
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// shownRange is both ends of a score, or the one where there is no other.
func shownRange(score assess.Range) string {
	if score.Low == score.High {
		return score.Low.String()
	}
	return score.Low.String() + "–" + score.High.String()
}

// shade is the one of a quarter of the scores.
func shade(score assess.Score) string {
	return []string{"░░", "▒▒", "▓▓", "██", "██"}[score.Tenths/250]
}
