package report_test

import (
	"bytes"
	"os"
	"testing"

	"revops/evidence"
	"revops/internal/golden"
	"revops/report"
)

func TestAccountsStandBehindWhatWasRecognised(t *testing.T) {
	content, err := os.ReadFile("../testdata/deals/accounts.csv")
	if err != nil {
		t.Fatal(err)
	}
	accounts, err := evidence.ReadAccounts(bytes.NewReader(content), "accounts.csv", evidence.AccountOptions{})
	if err != nil {
		t.Fatal(err)
	}
	f := facts(t, factQuestion(), "hubspot.csv")
	deals, err := os.ReadFile("../testdata/deals/hubspot.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := evidence.Read(bytes.NewReader(deals), "hubspot.csv", evidence.Options{AsOf: f.AsOf}, accounts.Fill); err != nil {
		t.Fatal(err)
	}
	f.Accounts = accounts.Import()
	golden.Check(t, "../testdata/report/fact.accounts.table.golden",
		text(t, func(b *bytes.Buffer) error { return f.Table(b, report.Style{Width: 80}) }))
	if err := valid(schema(t, "fact"), text(t, func(b *bytes.Buffer) error { return f.JSON(b) })); err != nil {
		t.Error(err)
	}
}
