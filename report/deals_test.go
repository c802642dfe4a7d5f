package report_test

import (
	"bytes"
	"strings"
	"testing"

	"revops/deals"
	"revops/fact"
	"revops/internal/samples"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

// secrets are the accounts, owners and ids of deals in samples under testdata.
func secrets(tb testing.TB, names ...string) map[string]bool {
	tb.Helper()
	secrets := map[string]bool{}
	for _, file := range samples.Deals(tb, names...) {
		_, err := deals.Read(bytes.NewReader(file.Data), file.Name, deals.Options{AsOf: samples.Question().AsOf}, func(d *deals.Deal) {
			for _, secret := range []string{d.Account, d.Owner, d.ID} {
				if len(secret) > 3 {
					secrets[strings.Clone(secret)] = true
				}
			}
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	if len(secrets) < 50 {
		tb.Fatalf("the samples have %d names and ids only", len(secrets))
	}
	return secrets
}

// No name of an account or an owner and no id of a deal is in any format of the factors by owner once they have numbers.
func TestFact_names(t *testing.T) {
	question := samples.Question()
	question.Dimension = deals.Dimension{Role: deals.RoleOwner}
	tally := fact.NewTally(question)
	var imports []*deals.Import
	for _, file := range samples.Deals(t, "hubspot.csv", "salesforce.csv") {
		read, err := deals.Read(bytes.NewReader(file.Data), file.Name, deals.Options{AsOf: question.AsOf}, tally.Count)
		if err != nil {
			t.Fatal(err)
		}
		imports = append(imports, read)
	}
	found, err := tally.Fact()
	if err != nil {
		t.Fatal(err)
	}
	found.Anonymize()
	all := report.Fact{Fact: narrative.Fact{Fact: document.NewFact(found, imports, nil)}}
	for _, rendering := range all.Renderings() {
		content := readable(t, all, rendering.Format)
		for secret := range secrets(t, "hubspot.csv", "salesforce.csv") {
			if strings.Contains(content, secret) {
				t.Errorf("%s shows %q", rendering.Format, secret)
			}
		}
	}
}

// Rows are shown where they are asked for, and of these only those that keep a figure low.
func TestEvidence_rows(t *testing.T) {
	of := func(rows int) report.Evidence {
		shop := samples.Shop()
		measured := samples.Measure(t, shop, rows, samples.ShopDeals())
		return report.Evidence{Evidence: narrative.NewEvidence(document.NewEvidence(shop, measured), shop)}
	}
	quiet, loud := of(0), of(20)
	for _, rendering := range loud.Renderings() {
		content := readable(t, quiet, rendering.Format)
		for _, name := range []string{"901", "903", "904", "Acorn", "Cedar", "Dune"} {
			if strings.Contains(content, name) {
				t.Errorf("%s shows %s", rendering.Format, name)
			}
		}
		if rendering.Format == report.FormatCSV { // a table of figures
			continue
		}
		content = readable(t, loud, rendering.Format)
		for name, shown := range map[string]bool{"903": true, "904": true, "Cedar": true, "Dune": true, "901": false, "Birch": false} {
			if strings.Contains(content, name) != shown {
				t.Errorf("%s: %s is shown: %t", rendering.Format, name, !shown)
			}
		}
	}
}
