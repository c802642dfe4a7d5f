package evidence_test

import (
	"bytes"
	"os"
	"testing"

	"revops/deals"
	"revops/evidence"
	"revops/internal/samples"
)

// FuzzMeasurement measures any text: it does not panic, no part is larger than its whole, and what is known has no reason
// why not.
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
		whole := evidence.NewMeasurement(measuring(1), samples.Day(t, measuredOn))
		whole.KeepRows(3)
		read, err := deals.Read(bytes.NewReader(content), "deals.csv", deals.Options{AsOf: samples.Day(t, measuredOn)}, whole.Count)
		if err != nil {
			return
		}
		for _, v := range whole.Judge([]*deals.Import{read})[0].Figures {
			if v.Rate.Part < 0 || v.Rate.Part > v.Rate.Whole || v.Known != (v.Missing == "") || v.String() == "" || len(v.Rows) > 3 {
				t.Errorf("%+v", v)
			}
			if v.Rate.Whole-v.Rate.Part < len(v.Rows) {
				t.Errorf("%d rows of %v", len(v.Rows), v.Rate)
			}
		}
	})
}
