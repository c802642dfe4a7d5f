package sheet_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"revops/deals"
	"revops/fact"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/sheet"
)

// readable is what the formats of a document show, a workbook as what its cells hold.
func readable(tb testing.TB, of formats) map[string]string {
	tb.Helper()
	all := map[string]string{}
	for format, write := range of {
		all[format] = write(tb)
	}
	all["xlsx"] = dump(tb, all["xlsx"])
	return all
}

// A workbook says what was recognised of a file of accounts.
func TestFact_accounts(t *testing.T) {
	const file = "Account Name,Industry\nAcme,Software\nAcme,Mining\n\"Beta\"x,Mining\n"
	accounts, err := deals.ReadAccounts(strings.NewReader(file), "accounts.csv", deals.AccountOptions{})
	if err != nil {
		t.Fatal(err)
	}
	none, err := fact.NewTally(samples.Question()).Fact()
	if err != nil {
		t.Fatal(err)
	}
	f := samples.Fact(t, samples.Question(), samples.Deals(t, "hubspot.csv")...)
	without := dump(t, samples.Written(t, unsigned(sheet.Fact), f))
	f.Accounts = document.NewFact(none, nil, accounts.Import()).Accounts
	with := dump(t, samples.Written(t, unsigned(sheet.Fact), f))
	for _, line := range []string{
		`"Account Name" "Account" "header" "accounts.csv"`,
		`"Broken quotes: text follows a closing quote" "1" "left out" "4" "broken-quotes" "accounts.csv"`,
		`"Conflicts with an earlier row of the same account: neither value is used" "1" "counted" "3" "account-differs" "accounts.csv"`,
	} {
		if strings.Contains(without, line) || !strings.Contains(with, line) {
			t.Errorf("%s is not in\n%s", line, with)
		}
	}
}

// The texts of a file of deals are harmless.
func TestDeals_hostile(t *testing.T) {
	won := diag.Source{Name: "a|b\x1b[2J.csv", Data: []byte(
		"Id,Stage,Is Won,Is Closed,Amount,Create Date,Close Date,Channel,=cmd|' /C calc'!A0\n" +
			"1,\"<b>|won\n\x1b[2J\",true,true,100,2026-01-02,2026-02-03,=1+1,x\n" +
			"2,won,true,true,100,2026-01-02,2026-02-03,\"a|b <script>\x1b]0;x\a\",x\n")}
	open := diag.Source{Name: won.Name, Data: []byte(
		"Id,Stage,Amount,Create Date,Account,=cmd|' /C calc'!A0\n" +
			"=1+1,\"<b>|open\x1b[2J\",,2026-05-02,\"=2+2<script>|\x1b]0;x\a\",x\n" + "=1+2,open,,2026-05-02,@a,x\n")}
	fact := readable(t, factFormats(samples.Fact(t, samples.Question(), won)))
	for _, written := range []map[string]string{fact, readable(t, evidenceFormats(samples.Evidence(t, "", 20, open)))} {
		for format, content := range written {
			if strings.ContainsAny(content, "\x1b\a") {
				t.Errorf("%s holds control characters: %q", format, content)
			}
		}
	}
	if !strings.Contains(fact["csv"], ",'=1+1,") {
		t.Errorf("CSV: %s", fact["csv"])
	}
}

// No name and no id of a deal is shown; ids and accounts of the rows behind a figure are, where they are asked for.
func TestDeals_names(t *testing.T) {
	q := samples.Question()
	files := samples.Deals(t, "hubspot.csv", "salesforce.csv")
	var secrets, accounts []string
	for _, file := range files {
		remember := func(d *deals.Deal) {
			for _, secret := range []string{d.Account, d.Owner, d.ID} {
				if len(secret) > 3 {
					secrets = append(secrets, strings.Clone(secret))
				}
			}
			accounts = append(accounts, strings.Clone(d.Account))
		}
		if _, err := deals.Read(bytes.NewReader(file.Data), file.Name, deals.Options{AsOf: q.AsOf}, remember); err != nil {
			t.Fatal(err)
		}
	}
	if len(secrets) < 50 {
		t.Fatalf("the samples have %d names and ids only", len(secrets))
	}
	shows := func(content string, names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return name != "" && strings.Contains(content, name) })
	}
	for _, written := range []map[string]string{
		readable(t, factFormats(samples.Fact(t, q, files...))), readable(t, evidenceFormats(samples.Evidence(t, "", 0, files...))),
	} {
		for format, content := range written {
			if shows(content, secrets) {
				t.Errorf("%s shows a name or an id", format)
			}
		}
	}
	if rows := readable(t, evidenceFormats(samples.Evidence(t, "", 20, files...))); shows(rows["csv"], secrets) || !shows(rows["xlsx"], accounts) {
		t.Error("the rows behind figures are in the CSV file or not in the workbook")
	}
}
