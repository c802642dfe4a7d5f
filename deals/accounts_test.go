package deals

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/internal/diag"
)

func readAccounts(t *testing.T, text string, options AccountOptions) *Accounts {
	t.Helper()
	read, err := ReadAccounts(strings.NewReader(text), "accounts.csv", options)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// filled is the industry and the segment of a deal of an account.
func filled(a *Accounts, account string) [2]string {
	d := Deal{Account: account}
	a.Fill(&d)
	return [2]string{d.Industry, d.Segment}
}

// TestFill_missingTexts pins that a deal takes from its account what it does not hold itself.
func TestFill_missingTexts(t *testing.T) {
	a := readAccounts(t, "Record ID,Company name,Industry,Tier\n7,Acme,Software,Large\n8,\"Dune, Ltd\",Logistics,\n", AccountOptions{})
	for account, want := range map[string][2]string{
		"7": {"Software", "Large"}, "Acme": {"Software", "Large"}, "dune,  LTD": {"Logistics", ""}, "Elm": {}, "": {},
	} {
		if got := filled(a, account); got != want {
			t.Errorf("%q: %v, want %v", account, got, want)
		}
	}
	d := Deal{Account: "Acme", Industry: "Retail"}
	a.Fill(&d)
	if d.Industry != "Retail" || d.Segment != "Large" {
		t.Errorf("%+v", d)
	}
	want := &AccountImport{
		Name: "accounts.csv",
		Columns: []Column{
			{Header: "Record ID", Role: RoleID, Alias: "record id"},
			{Header: "Company name", Role: RoleAccount, Alias: "company name"},
			{Header: "Industry", Role: RoleIndustry, Alias: "industry"},
			{Header: "Tier", Role: RoleSegment, Alias: "tier"},
		},
		Rows: 2, Accounts: 2, Found: 4, Unknown: 1, Without: 1,
	}
	if diff := cmp.Diff(want, a.Import()); diff != "" {
		t.Error(diff)
	}
}

// TestFill_caseOfIDs pins that ids of accounts that differ only in case are two ids.
func TestFill_caseOfIDs(t *testing.T) {
	a := readAccounts(t, "Account ID,Industry\n001Aa,Software\n001AA,Retail\n", AccountOptions{})
	if filled(a, "001Aa")[0] != "Software" || filled(a, "001AA")[0] != "Retail" || filled(a, "001aa")[0] != "" {
		t.Errorf("%+v", a.Import())
	}
}

// TestReadAccounts_everyRow pins that accounts, repeated and unusable rows add up to all rows.
func TestReadAccounts_everyRow(t *testing.T) {
	a := readAccounts(t, strings.Join([]string{
		"Account ID,Account Name,Industry,Segment",
		"1,Acme,Software,",
		"1,Acme,,Large",      // 3: again, and it adds the segment
		"2,Birch,Retail,",    // 4
		"2,Birch,Logistics,", // 5: again, and otherwise
		"2,Birch,Retail,",    // 6: again; what is disputed stays so
		"3,Acme,Software,",   // 7: another of the same name that says the same
		"4,Cedar,Retail,",    // 8
		"5,cedar,Software,",  // 9: another of the same name that differs
		",,Retail,",          // 10
		"6,Dune",             // 11
		"7,\"El\"m,Retail,",  // 12
		"8,F\x00,Retail,",    // 13
		",,,",                // blank
		",Caf\xe9,Retail,",   // 15
		"",
	}, "\n"), AccountOptions{})
	for account, want := range map[string][2]string{
		"1": {"Software", "Large"}, "acme": {"Software", "Large"}, "2": {}, "Birch": {}, "3": {"Software"},
		"4": {"Retail"}, "5": {"Software"}, "Cedar": {}, "café": {"Retail"},
	} {
		if got := filled(a, account); got != want {
			t.Errorf("%q: %v, want %v", account, got, want)
		}
	}
	got := a.Import()
	remark := func(code, text string, rows ...int) Remark {
		return Remark{Code: code, Text: text, Count: len(rows), First: rows}
	}
	want := &AccountImport{
		Name: "accounts.csv", Columns: got.Columns, Rows: 13, Accounts: 6, Repeated: 3, Found: 9,
		Unusable: []Remark{
			remarkOf(ragged, 11), remarkOf(brokenQuotes, 12), remarkOf(nulByte, 13),
			remark("no-account", "no account ID, name or domain", 10),
		},
		Notes: []Remark{
			remark("repeated-account", "repeated account: its rows are merged", 3, 5, 6),
			remark("account-differs", "conflicts with an earlier row of the same account: neither value is used", 5, 6, 9),
			remarkOf(notUTF8, 15),
		},
	}
	if diff := cmp.Diff(want, got); diff != "" || got.Accounts+got.Repeated+rowsOf(got.Unusable) != got.Rows {
		t.Error(diff)
	}
}

// TestReadAccounts_mappedColumns pins that a map names the columns of accounts.
func TestReadAccounts_mappedColumns(t *testing.T) {
	text := "Kundin,Zweig\nAcme,Software\n"
	m := parseMap(t, "accounts: {account: Kundin, industry: zweig}\n")
	if got := filled(readAccounts(t, text, AccountOptions{Map: m}), "acme"); got != [2]string{"Software"} {
		t.Error(got)
	}
	for _, wrong := range []struct{ text, mapping, want string }{
		{text, "", "account ID, name or domain field not found"},
		{text, "accounts: {account: Kundin}\n", "industry, segment and account step fields not found"},
		{text, "accounts: {account: Kudin}\n", `map.yaml:2:21: the file has no column "Kudin" [unknown-column]`},
		{"", "", "the file is empty"},
		{"name,industry\nAcme,\"Soft", "", "from row 2: a quote is opened and never closed"},
	} {
		_, err := ReadAccounts(strings.NewReader(wrong.text), "accounts.csv", AccountOptions{Map: parseMap(t, wrong.mapping)})
		if err == nil || !strings.Contains(err.Error(), wrong.want) {
			t.Errorf("error %v, want %s", err, wrong.want)
		}
	}
	_, err := ParseMap(diag.Source{Name: "map.yaml", Data: []byte("schema: revops/map/v1\naccounts: {owner: Rep}\n")})
	if err == nil || !strings.Contains(err.Error(), `map.yaml:2:12: unknown role "owner" [unknown-role]`) {
		t.Errorf("error %v", err)
	}
}

// TestReadAccounts_everyKindOfFile pins that accounts come out of every kind of file.
func TestReadAccounts_everyKindOfFile(t *testing.T) {
	for name, content := range map[string]string{
		"tabs": "name\tindustry\nAcme\tSoftware\n", "gzip": compressed(t, "name,industry\nAcme,Software\n"),
		"workbook": workbook(t, [][]any{{"Account ID", "Name", "Industry"}, {17, "Acme", "Software"}, {18, "Birch"}}),
	} {
		a := readAccounts(t, content, AccountOptions{})
		if filled(a, "ACME")[0] != "Software" || rowsOf(a.Import().Unusable) > 0 {
			t.Errorf("%s: %+v", name, a.Import())
		}
		if name == "workbook" && filled(a, "17")[0] != "Software" {
			t.Errorf("%s: %+v", name, a.Import())
		}
	}
}

// TestComplete_missingRoles pins that a role that accounts fill is not missing.
func TestComplete_missingRoles(t *testing.T) {
	a := readAccounts(t, "name,industry\nAcme,Software\n", AccountOptions{})
	i := &Import{Missing: []MissingRole{{Role: RoleOwner}, {Role: RoleIndustry}, {Role: RoleSegment}}}
	a.Complete(i)
	want := &Import{Missing: []MissingRole{{Role: RoleOwner}, {Role: RoleSegment}}, Given: []Role{RoleIndustry}}
	if diff := cmp.Diff(want, i); diff != "" {
		t.Error(diff)
	}
}

// TestFill_allocatesNothing pins that filling deals allocates nothing.
func TestFill_allocatesNothing(t *testing.T) {
	a := readAccounts(t, "name,industry\nAcme Foods,Software\n", AccountOptions{})
	d := Deal{}
	if allocated := testing.AllocsPerRun(100, func() {
		d = Deal{Account: " ACME  foods"}
		a.Fill(&d)
	}); allocated > 0 || d.Industry != "Software" {
		t.Errorf("%v, %+v", allocated, d)
	}
}

// TestPlainName_caseAndBlanks pins that names of accounts are compared without regard to case and blanks.
func TestPlainName_caseAndBlanks(t *testing.T) {
	for name, want := range map[string]string{
		"Acme": "acme", "  Acme \t Foods ": "acme foods", "ÄRZTE\u00a0 Haus": "ärzte haus", "": "", "   ": "", "a": "a",
	} {
		if got := string(plainName([]byte("x")[:0], name)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := string(plainName([]byte("before "), "É")); got != "before é" {
		t.Errorf("%q", got)
	}
}

// TestFill_domain pins that an account is found by its domain, and that accounts that share one and differ give nothing.
func TestFill_domain(t *testing.T) {
	a := readAccounts(t, "Record ID,Company Name,Company Domain Name,Industry\n11,Acme,https://www.Acme.example/en,Retail\n"+
		"12,Bolt,bolt.example,Energy\n13,Cog,cog.example,Energy\n14,Cog Two,cog.example,Retail\n", AccountOptions{})
	for account, want := range map[string]string{
		"acme.example": "Retail", "WWW.BOLT.EXAMPLE": "Energy", "http://bolt.example:80/x": "Energy", "Bolt": "Energy", "cog.example": "",
		"dune.example": "", "a@acme.example": "",
	} {
		if got := filled(a, account)[0]; got != want {
			t.Errorf("%q: %q, want %q", account, got, want)
		}
	}
	if about := a.Import(); about.Repeated != 0 || len(about.Notes) > 0 {
		t.Errorf("%+v", about)
	}
}

// TestFill_dealsWithDomains pins the join of exports whose deals name only the domain of their company.
func TestFill_dealsWithDomains(t *testing.T) {
	a := readAccounts(t, dealsCase(t, "accounts_by_domain_companies.csv"), AccountOptions{})
	got, _ := mustRead(t, dealsCase(t, "accounts_by_domain_deals.csv"), Options{AsOf: day("2026-06-30")})
	var industries []string
	for _, deal := range got {
		a.Fill(&deal)
		industries = append(industries, deal.Industry)
	}
	if diff := cmp.Diff([]string{"Retail", "Energy"}, industries); diff != "" {
		t.Error(diff)
	}
}

// TestFill_sharedDomain pins that a page on a network and an address at a mail service are the domain of no account.
func TestFill_sharedDomain(t *testing.T) {
	a := readAccounts(t, "Company Name,Website,Industry\nAcme,https://www.linkedin.com/company/acme,Retail\nBolt,gmail.com,Energy\nCog,cog.example,Energy\n", AccountOptions{})
	for account, want := range map[string]string{
		"https://de.linkedin.com/company/bolt": "", "gmail.com": "", "x.com": "", "cog.example": "Energy", "mygmail.com": "", "Acme": "Retail",
	} {
		if got := filled(a, account)[0]; got != want {
			t.Errorf("%q: %q, want %q", account, got, want)
		}
	}
}

// TestFill_salesforceID pins that an account is found by its id of Salesforce in either form, and by none that a spreadsheet has damaged.
func TestFill_salesforceID(t *testing.T) {
	a := readAccounts(t, "Account ID,Industry\n0015000000Gv7qJ,Retail\n0015000000Gv7qKAAR,Energy\n1.11E+10,Retail\n1.11E+10,Retail\n", AccountOptions{})
	for account, want := range map[string]string{
		"0015000000Gv7qJAAR": "Retail", "0015000000Gv7qJ": "Retail", "0015000000Gv7qK": "Energy", "0015000000Gv7qj": "", "1.11E+10": "",
	} {
		if got := filled(a, account)[0]; got != want {
			t.Errorf("%q: %q, want %q", account, got, want)
		}
	}
	if about := a.Import(); about.Accounts != 2 || rowsOf(about.Unusable) != 2 {
		t.Errorf("%+v", about)
	}
}
