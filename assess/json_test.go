package assess_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
)

type numbers struct {
	Score      assess.Score
	Difference assess.Difference
	Rate       assess.Rate
	Month      assess.Month
}

// Numbers of documents are read as they were written, and no number is null.
func TestJSON_roundTrip(t *testing.T) {
	month, _ := assess.ParseMonth("2027-01")
	for _, c := range []struct {
		numbers numbers
		text    string
	}{
		{
			numbers{assess.Score{Tenths: 176, Known: true}, assess.Difference{Tenths: -25, Known: true}, assess.Rate{TenThousandths: 8153, Known: true}, month},
			`{"Score":17.6,"Difference":-2.5,"Rate":0.8153,"Month":"2027-01"}`,
		},
		{numbers{Month: month}, `{"Score":null,"Difference":null,"Rate":null,"Month":"2027-01"}`},
	} {
		text, err := json.Marshal(c.numbers)
		if err != nil {
			t.Fatal(err)
		}
		check(t, "written", string(text), c.text)
		var got numbers
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.numbers, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestJSON_notANumber(t *testing.T) {
	for text, into := range map[string]any{
		`"x"`: &assess.Score{}, `[]`: &assess.Difference{}, `{}`: &assess.Rate{}, `"2027-13"`: new(assess.Month),
	} {
		if err := json.Unmarshal([]byte(text), into); err == nil {
			t.Errorf("%s is read", text)
		}
	}
}

// Numbers are written for people with their sign and decimals, and a dash where there is none.
func TestNumbers_text(t *testing.T) {
	month, _ := assess.ParseMonth("2028-02")
	check(t, "month", month.First()+" "+month.Last(), "2028-02-01 2028-02-29")
	check(t, "score", assess.Score{Tenths: 176, Known: true}.Float(), 17.6)
	check(t, "rate", assess.Rate{TenThousandths: 8153, Known: true}, "0.82")
	check(t, "no rate", assess.Rate{}, "–")
	check(t, "rise", assess.Difference{Tenths: 25, Known: true}, "+2.5")
	check(t, "no change", assess.Difference{Known: true}, "0.0")
	check(t, "no difference", assess.Difference{}, "–")
}
