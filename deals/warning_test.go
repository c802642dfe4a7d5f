package deals

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWarnings pins what makes figures doubtful and how it is mended.
func TestWarnings(t *testing.T) {
	checkWarnings(t, []warningCase{
		{"stages that sound closed", "case:no_stage_is_won", "", []string{
			`Stages that sound closed count as open: "Payment Done" (2 rows), "Descartada" (1 row). Set which are won or lost in a map: ` + cure,
			"No deal activity after 2026-02-20. If the deals were exported then, add --as-of 2026-02-20",
		}},
		{"ids of stages", "stage,created\n" + strings.Repeat("123456789,2026-06-29\n", 3) + "lost,2026-06-29\nwon,2026-06-29\n", "", []string{
			`Stages given as internal CRM IDs count as open: "123456789" (3 rows). Set which are won or lost in a map: ` + cure,
		}},
		{"none is won", "stage,created\n" + strings.Repeat("Demo,2026-06-29\nLost,2026-06-29\n", 3), "", []string{
			`None of the 6 deals is won. Unknown stages count as open: "Demo" (3 rows). If one of them means won or lost, set it in a map: ` + cure,
		}},
		{"a map that leaves none lost", "stage,created\n" + strings.Repeat("Demo,2026-06-29\n", 5), "stages: {demo: won}", []string{
			"None of the 5 deals is lost. If that is wrong, set the outcome of the stages in a map: stages: in map.yaml",
		}},
		{"every deal, as the map says", "stage,created\n" + strings.Repeat("Demo,2026-06-29\n", 5), "every-deal: won", nil},
		{"an id in two stages", "id,stage,created,close date\n1,Demo,2026-06-01,\n1,Won,2026-06-01,2026-06-29\n2,Won,2026-06-01,2026-06-29\n2,Won,2026-06-01,2026-06-29\n", "", []string{
			"1 row repeats an ID in another stage: the first row of each ID counts. If the file is a history of stages, " +
				"name the column that dates the rows (columns: {changed: COLUMN}) in a map: " + cure,
		}},
		{"ids in two stages, with a map", "id,stage,created\n" + strings.Repeat(",Demo,2026-06-29\n,Won,2026-06-28\n,Lost,2026-06-27\n", 9) +
			"1,Demo,2026-06-29\n1,Won,2026-06-29\n1,Lost,2026-06-29\n", "stages: {demo: open}", []string{
			"2 rows repeat an ID in another stage: the first row of each ID counts. If the file is a history of stages, " +
				"name the column that dates the rows (columns: {changed: COLUMN}) in a map: map.yaml",
		}},
		{"an id in one stage", "id,stage,created\n1,Demo,2026-06-29\n1,Demo,2026-06-28\n", "", nil},
		{"a day before all closes", "stage,created,close date\n" + strings.Repeat("Won,2026-06-01,2026-07-01\nLost,2026-06-01,2026-07-01\n", 3) + "Demo,2026-07-02,\n", "", nil},
		{"rows without a stage", "stage,created\n" + strings.Repeat("Won,2026-06-29\nLost,2026-06-29\n", 3) + strings.Repeat(",2026-06-29\n", 3), "", []string{
			"3 of 9 rows are left out: no stage or flag says whether the deal is open, won or lost. Set the stage column and what its stages mean in a map: " + cure,
		}},
		{"stages that sound lost", "stage,created\n" + strings.Repeat("Won,2026-06-29\nLost,2026-06-29\n", 3) + "Void,2026-06-29\nOn hold,2026-06-29\n", "", []string{
			`Stages that sound closed count as open: "On hold" (1 row), "Void" (1 row). Set which are won or lost in a map: ` + cure,
		}},
		{"a handful", "stage,created\n" + strings.Repeat("Demo,2026-06-29\n", 4), "", nil},
		{"a week ago", "stage,created\nDemo,2026-06-23\n", "", nil},
		{"more than a week ago", "stage,created,close date,last activity\nDemo,2026-06-20,2026-06-30,2026-06-22\n", "", []string{
			"No deal activity after 2026-06-22. If the deals were exported then, add --as-of 2026-06-22",
		}},
		{"later than the day", "stage,created\nDemo,2026-07-20\n", "", nil},
	})
}

// A column that is there and says nothing makes figures doubtful; one that is not there is said elsewhere.
func TestWarnings_nothing(t *testing.T) {
	checkWarnings(t, []warningCase{
		{"no amounts", "stage,amount,created,close date\nWon,,2026-06-01,2026-06-29\nLost,5,2026-06-02,2026-06-29\n", "", []string{
			"No won deal has an amount: there is no Average Sale, New Value or Won Value. If another column holds it, name it (columns: {amount: COLUMN}) in a map: " + cure,
		}},
		{"no column of amounts, which is said elsewhere", "stage,created,close date\nWon,2026-06-01,2026-06-29\nLost,2026-06-02,2026-06-29\n", "", nil},
		{"no create dates", "stage,created,close date\nWon,,2026-06-29\nLost,,2026-06-29\n", "", []string{
			"No deal has a create date: there is no Flow or New Value by period and no Time to Close. If another column holds it, name it (columns: {created: COLUMN}) in a map: " + cure,
		}},
		{"created on the day of an import", "stage,created\n" + strings.Repeat("Won,2026-06-29\n", 11) + strings.Repeat("Lost,2026-06-28\n", 9), "", []string{
			"11 of 20 deals entered the pipeline on 2026-06-29, as by an import: Flow by period and Time to Close mean nothing. If another column holds the create date, name it (columns: {created: COLUMN}) in a map: " + cure,
		}},
		{"half on one day", "stage,created\n" + strings.Repeat("Won,2026-06-29\n", 10) + strings.Repeat("Lost,2026-06-28\n", 10), "", nil},
		{"few on one day", "stage,created\n" + strings.Repeat("Won,2026-06-29\n", 10) + strings.Repeat("Lost,2026-06-28\n", 9), "", nil},
	})
}

const cure = "revops evidence map deals.csv -o map.yaml, then --map map.yaml"

type warningCase struct {
	name, text, mapped string
	want               []string
}

// checkWarnings reads deals as of 2026-06-30.
func checkWarnings(t *testing.T, tests []warningCase) {
	t.Helper()
	for _, test := range tests {
		if name, isCase := strings.CutPrefix(test.text, "case:"); isCase {
			content, err := os.ReadFile("../testdata/deals/cases/" + name + ".csv")
			if err != nil {
				t.Fatal(err)
			}
			test.text = string(content)
		}
		options := Options{AsOf: day("2026-06-30")}
		if test.mapped != "" {
			options.Map = parseMap(t, test.mapped)
		}
		_, read := mustRead(t, test.text, options)
		if diff := cmp.Diff(test.want, Warnings([]*Import{read}, options.AsOf)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestWarnings_severalFiles pins that what is about one of several files names it.
func TestWarnings_severalFiles(t *testing.T) {
	imports := []*Import{{Name: "a.csv", Warnings: []string{"No deal has a create date"}}, {Name: "b.csv"}}
	if diff := cmp.Diff([]string{"a.csv: No deal has a create date"}, Warnings(imports, NoDay)); diff != "" {
		t.Error(diff)
	}
}
