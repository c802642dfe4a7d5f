package page_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"revops/deals"
	"revops/internal/golden"
	"revops/internal/samples"
	"revops/report/narrative"
	"revops/report/page"
)

// withoutStyle is a page without its style sheet, which other pages have as well, and its hash.
func withoutStyle(page string) string {
	head, rest, _ := strings.Cut(page, "<style>")
	_, body, _ := strings.Cut(rest, "</style>")
	before, policy, _ := strings.Cut(head, "sha256-")
	_, after, _ := strings.Cut(policy, "'")
	return before + "…" + after + body
}

func TestFact(t *testing.T) {
	written := samples.Written(t, samples.Unbranded(page.Fact), narrative.Fact{Fact: samples.Fact(t, samples.Question(), samples.Deals(t, "hubspot.csv")...)})
	golden.Check(t, samples.Path(t, "report/fact.html.golden"), withoutStyle(written))
}

// Without deals the page shows no days, and says which columns are missing.
func TestFact_nothing(t *testing.T) {
	question := samples.Question()
	question.AsOf -= 10_000
	question.Dimension = deals.Dimension{}
	root := opened(t, samples.Unbranded(page.Fact), narrative.Fact{Fact: samples.Fact(t, question, samples.Deals(t, "salesforce.csv")...)})
	if got := words(withClass(root, "facts")[0]); !strings.Contains(got, "Flow0 deals") || !strings.Contains(got, "Time to Close–") ||
		strings.Contains(got, "days") {
		t.Errorf("the head says %q", got)
	}
}

func TestEvidence(t *testing.T) {
	written := samples.Written(t, samples.Unbranded(page.Evidence), samples.Evidence(t, samples.ScaleUp, 0, samples.Deals(t, "hubspot.csv")...))
	golden.Check(t, samples.Path(t, "report/evidence.html.golden"), withoutStyle(written))
}

// The rows behind figures stand on the page where the document holds them, and no account elsewhere.
func TestEvidence_rows(t *testing.T) {
	accounts := func(root *html.Node, e narrative.Evidence) (there, missing int) {
		for _, element := range e.Elements {
			if element.Rows == nil {
				continue
			}
			for _, row := range *element.Rows {
				if strings.Contains(content(root), row.Account) {
					there++
				} else {
					missing++
				}
			}
		}
		return there, missing
	}
	deals := samples.Deals(t, "hubspot.csv")
	loud, quiet := samples.Evidence(t, "", 5, deals...), samples.Evidence(t, "", 0, deals...)
	if there, missing := accounts(opened(t, samples.Unbranded(page.Evidence), loud), loud); there == 0 || missing > 0 {
		t.Errorf("with rows: %d accounts are there, %d are missing", there, missing)
	}
	if there, _ := accounts(opened(t, samples.Unbranded(page.Evidence), quiet), loud); there > 0 {
		t.Errorf("without rows: %d accounts are there", there)
	}
}
