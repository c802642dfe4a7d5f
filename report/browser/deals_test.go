package browser_test

import (
	"bytes"
	"testing"
	"time"

	"revops/answers"
	"revops/deals"
	"revops/evidence"
	"revops/fact"
	"revops/framework"
	"revops/report"
)

// ofDeals is what a file of deals shows as of 2026-10-31: the factors by channel, and evidence beside answers.
func ofDeals(t *testing.T, model *framework.Framework, name string, content []byte, given *answers.File) (report.Fact, report.Evidence) {
	t.Helper()
	asOf := deals.DayOf(time.Date(2026, time.October, 31, 0, 0, 0, 0, time.UTC))
	tally := fact.NewTally(fact.Question{
		AsOf: asOf, Period: fact.ByQuarter, Base: fact.BaseWon, Dimension: deals.Dimension{Role: deals.RoleChannel},
	})
	measurement := evidence.NewMeasurement(&model.Measures, asOf)
	measurement.KeepRows(5)
	read, err := deals.Read(bytes.NewReader(content), name, deals.Options{AsOf: asOf}, func(d *deals.Deal) {
		tally.Count(d)
		measurement.Count(d)
	})
	if err != nil {
		t.Fatal(err)
	}
	fact, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	imports := []*deals.Import{read}
	said := map[framework.ElementID]framework.Grade{}
	for _, answer := range given.Given {
		said[answer.Element] = answer.Grade
	}
	return report.Fact{Fact: fact, Imports: imports}, report.Evidence{
		Model: model, AsOf: asOf, Shown: measurement.Judge(imports), Said: said, Imports: imports, ShowRows: true,
	}
}

// hostileDeals are deals whose every text wants to be more than a text.
func hostileDeals() []byte {
	text := `"` + string(bytes.ReplaceAll([]byte(nasty()), []byte(`"`), []byte(`""`))) + `"`
	return []byte("Id,Stage,Amount,Create Date,Lead Source,Account," + text + "\n" +
		text + "," + text + ",5,2026-05-01," + text + "," + text + ",x\n")
}
