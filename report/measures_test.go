package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
	"revops/report"
)

// fromDeals is what is said about an element under that heading.
func fromDeals(t *testing.T, model *framework.Framework, id string) string {
	t.Helper()
	whole := text(t, func(b *bytes.Buffer) error {
		_, err := report.Explain(b, model, id, report.Style{})
		return err
	})
	_, part, _ := strings.Cut(whole, "FROM DEALS\n")
	part, _, _ = strings.Cut(part, "\n\n")
	return strings.TrimSuffix(part, "\n")
}

func TestAnElementSaysWhatDealsShowAboutIt(t *testing.T) {
	for id, want := range map[string]string{
		"order-book": `  Deals suggest a grade, and contradict one that needs more than they show.
  figures     closed deals with account, amount and dates; rows that repeat a deal; lead sources in use
  partial     suggested by closed deals with account, amount and dates: more than 0%
  mostly      needs closed deals with account, amount and dates: at least 60%, and lead sources in use: at least 2, and lead sources in use: at most 9
  full        needs closed deals with account, amount and dates: at least 90%, and rows that repeat a deal: at most 1%; never suggested
  not seen    Orders that were never entered.`,
		"price-list": `  Deals can contradict a grade and never suggest one.
  figures     win rate, best less worst owner; growth of active accounts
  full        needs growth of active accounts: more than -10%
  not seen    The list, and what was asked at the counter.`,
		"clean-counter": `  Deals say nothing of it, and none of their figures is needed for it.
  not seen    The counter.`,
	} {
		if diff := cmp.Diff(want, fromDeals(t, smallModel(t), id)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
	want := `  Deals say nothing of the element itself, but whether the figures for it could be worked out.
  figures     closed deals with a real lead source
  ready       needs closed deals with a real lead source: at least 80%
  not seen    Whether any channel has a plan.`
	if diff := cmp.Diff(want, fromDeals(t, data.PRO(), "defined-channel-plans")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestWithoutMeasuresNothingIsSaidOfDeals(t *testing.T) {
	model := smallModel(t)
	model.Measures = framework.Measures{}
	if said := fromDeals(t, model, "order-book"); said != "" {
		t.Errorf("got %q", said)
	}
	if page := modelPage(t, model); strings.Contains(strings.ToLower(page), "from deals") {
		t.Error("the page speaks of deals")
	}
	written := text(t, func(b *bytes.Buffer) error { return report.FrameworkJSON(b, model) })
	if err := valid(schema(t, "framework"), written); err != nil || !strings.Contains(written, `"measures": null`) {
		t.Errorf("error %v in %s", err, written)
	}
}

func TestTheDocumentOfAFrameworkHoldsItsMeasures(t *testing.T) {
	written := text(t, func(b *bytes.Buffer) error { return report.FrameworkJSON(b, smallModel(t)) })
	if err := valid(schema(t, "framework"), written); err != nil {
		t.Error(err)
	}
	var document struct {
		Measures struct {
			Window, Quiet, Recent, Least int
			Words                        map[string][]string
			Elements                     []map[string]any
		}
	}
	if err := json.Unmarshal([]byte(written), &document); err != nil {
		t.Fatal(err)
	}
	m := document.Measures
	if m.Window != 90 || m.Quiet != 7 || m.Recent != 30 || m.Least != 5 || len(m.Words) != 6 || len(m.Elements) != 3 {
		t.Errorf("got %+v", m)
	}
	want := map[string]any{
		"element": "price-list", "kind": "proxy", "ready": []any{}, "unseen": "The list, and what was asked at the counter.",
		"figures": []any{figure("owner-spread"), figure("account-growth")},
		"grades": []any{map[string]any{
			"grade": "full", "shown_by": []any{}, "suggests": false,
			"needs": []any{map[string]any{"figure": "account-growth", "comparison": "more_than", "limit": -10.0}},
		}},
	}
	if diff := cmp.Diff(want, m.Elements[1]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	suggests := []any{}
	for _, grade := range m.Elements[0]["grades"].([]any) {
		suggests = append(suggests, grade.(map[string]any)["suggests"])
	}
	if diff := cmp.Diff([]any{true, true, false}, suggests); diff != "" {
		t.Errorf("order-book suggests (-want +got):\n%s", diff)
	}
}

// figure is a figure as the document has it.
func figure(id framework.FigureID) map[string]any {
	f, _ := framework.FigureOf(id)
	return map[string]any{"id": string(id), "unit": string(f.Unit), "name": f.Name, "definition": f.Definition}
}
