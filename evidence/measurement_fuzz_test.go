package evidence_test

import (
	"bytes"
	"os"
	"testing"

	"revops/evidence"
)

// FuzzMeasurement measures any text: it does not panic, no part is larger than its whole, what is known has no reason why
// not, and two halves of the deals add up to the whole.
func FuzzMeasurement(f *testing.F) {
	for _, name := range []string{"hubspot.csv", "salesforce.csv"} {
		content, err := os.ReadFile("../testdata/deals/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte("stage,owner,close date,amount,gross profit,account,segment,type,loss reason\nwon,Ann,2026-05-01,-5,30%,A,x,Renewal,\nlost,,2024-12-01,,,A,,upsell,y\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if bytes.HasPrefix(content, []byte("PK\x03\x04")) || bytes.HasPrefix(content, []byte{0x1f, 0x8b}) {
			t.Skip() // their readers are fuzzed elsewhere
		}
		whole, parts := evidence.NewMeasurement(measuring(1), on(t, measuredOn)), [2]*evidence.Measurement{}
		for i := range parts {
			parts[i] = evidence.NewMeasurement(measuring(1), on(t, measuredOn))
			parts[i].KeepRows(3)
		}
		whole.KeepRows(3)
		read, err := evidence.Read(bytes.NewReader(content), "deals.csv", evidence.Options{AsOf: on(t, measuredOn)}, func(d *evidence.Deal) {
			whole.Count(d)
			parts[d.Row%2].Count(d)
		})
		if err != nil {
			return
		}
		imports := []*evidence.Import{read}
		values := whole.Judge(imports)[0].Figures
		for _, v := range values {
			if v.Rate.Part < 0 || v.Rate.Part > v.Rate.Whole || v.Known != (v.Missing == "") || v.String() == "" || len(v.Rows) > 3 {
				t.Errorf("%+v", v)
			}
			if v.Rate.Whole-v.Rate.Part < len(v.Rows) {
				t.Errorf("%d rows of %v", len(v.Rows), v.Rate)
			}
		}
		parts[0].Add(parts[1])
		if diff := sameFigures(values, parts[0].Judge(imports)[0].Figures); diff != "" {
			t.Error(diff)
		}
	})
}
