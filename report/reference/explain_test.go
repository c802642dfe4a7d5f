package reference_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/internal/samples"
	"revops/report/reference"
	"revops/report/text"
)

// Every id is explained, and anything else is not.
func TestExplain_ids(t *testing.T) {
	pro := data.PRO()
	for _, id := range ids(pro) {
		if !strings.Contains(explained(t, pro, id), "id "+id+"\n") {
			t.Errorf("%s does not say its id", id)
		}
	}
	var got strings.Builder
	if found, err := reference.Explain(&got, pro, "weather", text.Style{}); found || err != nil || got.Len() > 0 {
		t.Errorf("weather is explained: %q, error %v", got.String(), err)
	}
}

// A group names the elements of other lenses that serve it.
func TestExplain_served_by(t *testing.T) {
	of := samples.Bakery(t, assess.Options{}).Model
	for id, want := range map[string]string{
		"hands": "- Oven Log (oven-log): Is it written down how each batch was baked?\n" +
			"  - Daily Tasting (daily-tasting): Is the bread tasted before it is sold?\n",
		"morning": "",
	} {
		if _, got, _ := strings.Cut(explained(t, of, id), "PUT INTO PRACTICE BY\n  "); got != want {
			t.Errorf("%s: got %q", id, got)
		}
	}
}

// fromDeals is what is said about an element under that heading.
func fromDeals(explanation string) string {
	_, part, _ := strings.Cut(explanation, "CRM EVIDENCE\n")
	part, _, _ = strings.Cut(part, "\n\n")
	return strings.TrimSuffix(part, "\n")
}

// An element says what deals show about it, by the kind of its measure.
func TestExplain_from_deals(t *testing.T) {
	for id, want := range map[string]string{
		"order-book": `  CRM deals suggest a grade. An answer above the highest grade that they support is a contradiction.
  figures     closed deals with account, amount and dates; duplicate rows; lead sources in use
  partial     suggested by closed deals with account, amount and dates: more than 0%
  mostly      needs closed deals with account, amount and dates: at least 60%, and lead sources in use: at least 2, and lead sources in use: at most 9
  full        needs closed deals with account, amount and dates: at least 90%, and duplicate rows: at most 1%; never suggested
  not shown   Orders that were never entered.`,
		"price-list": `  CRM deals can contradict a grade but never suggest one.
  figures     win rate gap between best and worst owner; growth of active accounts
  full        needs growth of active accounts: more than -10%
  not shown   The list, and what was asked at the counter.`,
		"clean-counter": `  CRM deals cannot show this element.
  not shown   The counter.`,
	} {
		if diff := cmp.Diff(want, fromDeals(explained(t, small(t), id))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
	want := `  CRM deals cannot show this element, only whether they hold the data that it needs.
  figures     closed deals with a real lead source
  ready       needs closed deals with a real lead source: at least 80%
  not shown   Whether any channel has a plan.`
	if diff := cmp.Diff(want, fromDeals(explained(t, data.PRO(), "defined-channel-plans"))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Where nothing is measured, nothing is said of deals.
func TestExplain_without_measures(t *testing.T) {
	of := small(t)
	of.Measures.List = nil
	if said := fromDeals(explained(t, of, "order-book")); said != "" {
		t.Errorf("got %q", said)
	}
	if strings.Contains(strings.ToLower(page(t, of)), "from deals") {
		t.Error("the page speaks of deals")
	}
}

// Each kind is listed alone as it is among all.
func TestList_kinds(t *testing.T) {
	pro := data.PRO()
	all := listed(t, pro, "", text.Style{})
	for _, kind := range reference.Kinds(pro) {
		alone := listed(t, pro, kind, text.Style{})
		if !strings.Contains(all, strings.ToUpper(kind)+"\n"+alone) {
			t.Errorf("the list of %s is not among all:\n%s", kind, alone)
		}
	}
	for _, id := range ids(pro) {
		if !regexp.MustCompile(`(?m)  ` + id + `( |$)`).MatchString(all) {
			t.Errorf("%s is not listed", id)
		}
	}
}

// What is written of a model is no wider than the terminal but for addresses, and colour says nothing that words do not.
func TestText_style(t *testing.T) {
	pro := data.PRO()
	for _, width := range []int{80, 100, 160} {
		for line := range strings.Lines(told(t, pro, text.Style{Width: width}) + listed(t, pro, "", text.Style{Width: width})) {
			line = strings.TrimSuffix(line, "\n")
			if columns := displaywidth.String(line); columns > width && !strings.Contains(line, "https://") {
				t.Errorf("at %d columns: %d columns: %s", width, columns, line)
			}
		}
	}
	plain, coloured := told(t, pro, text.Style{Width: 80}), told(t, pro, text.Style{Width: 80, Color: true})
	if stripped := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(coloured, ""); stripped != plain || coloured == plain {
		t.Errorf("with colour (-want +got):\n%s", cmp.Diff(plain, stripped))
	}
}
