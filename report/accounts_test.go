package report_test

import (
	"bytes"
	"os"
	"strings"
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

func TestAWorkbookSaysWhatWasRecognisedOfAccounts(t *testing.T) {
	const file = "Account Name,Industry\nAcme,Software\nAcme,Mining\n\"Beta\"x,Mining\n"
	accounts, err := evidence.ReadAccounts(strings.NewReader(file), "accounts.csv", evidence.AccountOptions{})
	if err != nil {
		t.Fatal(err)
	}
	f := facts(t, factQuestion(), "hubspot.csv")
	without := dump(t, written(t, f, report.FormatXLSX))
	f.Accounts = accounts.Import()
	with := dump(t, written(t, f, report.FormatXLSX))
	for _, line := range []string{
		`"Account Name" "account" "account name" "accounts.csv"`,
		`"Something stands between a closing quote and the next field" "no" "1" "4" "broken-quotes" "accounts.csv"`,
		`"A row before with the same id or name says otherwise: where they differ, neither counts" "yes" "1" "3" "account-differs" "accounts.csv"`,
	} {
		if strings.Contains(without, line) || !strings.Contains(with, line) {
			t.Errorf("%s is not in\n%s", line, with)
		}
	}
}
