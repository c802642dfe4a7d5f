package deals

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A condition is read with blanks around its parts, and written so that it is read again as the same.
func TestParseCondition(t *testing.T) {
	for text, want := range map[string]Condition{
		"Region=EMEA":                       {Column: "Region", Values: []string{"EMEA"}},
		" Deal Type != New , Renewal ":      {Column: "Deal Type", Not: true, Values: []string{"New", "Renewal"}},
		`Region="APAC, South", "the ""x"""`: {Column: "Region", Values: []string{"APAC, South", `the "x"`}},
		"Region=":                           {Column: "Region", Values: []string{""}},
		"Region!=,x":                        {Column: "Region", Not: true, Values: []string{"", "x"}},
		"Formula=a=b":                       {Column: "Formula", Values: []string{"a=b"}},
	} {
		got, err := ParseCondition(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		again, err := ParseCondition(got.String())
		if err != nil {
			t.Errorf("%s: %v", got, err)
		}
		for _, read := range []Condition{got, again} {
			if diff := cmp.Diff(want, read, cmpopts.IgnoreUnexported(Condition{})); diff != "" {
				t.Errorf("%s: %s", text, diff)
			}
		}
	}
	for _, text := range []string{"", "Region", "=EMEA", "!=EMEA", `Region="a`, "Region=a\nb", `Region="a"b`} {
		if got, err := ParseCondition(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

const regions = `Deal ID,Stage,Amount,Currency,Created,Region,Pipeline,Account Name,Owner,Is Archived
1,Closed Won,100,EUR,2026-01-05,EMEA,Sales,Acme,Ann,
2,Closed Won,200,EUR,2026-01-05,"emea ",Sales,Beta,Bob,
3,Closed Lost,400,EUR,2026-01-05,"APAC, South",Sales,Beta,Bob,
4,Closed Won,800,USD,2026-02-13,AMER,Sales,Acme,Ann,
5,Closed Won,1600,EUR,2026-01-05,EMEA,Renewals,Acme,Ann,true
6,Closed Won,3200,EUR,2026-01-05,N/A,Renewals,Acme,Ann,
7,Closed Won,6400,EUR,2026-01-05,EMEA
`

// where reads regions with conditions and gives the ids that count.
func where(tb testing.TB, options Options, conditions ...string) (string, *Import) {
	tb.Helper()
	for _, text := range conditions {
		condition, err := ParseCondition(text)
		if err != nil {
			tb.Fatal(err)
		}
		options.Where = append(options.Where, condition)
	}
	var ids []string
	options.AsOf = asOf()
	read, err := Read(strings.NewReader(regions), "deals.csv", options, func(d *Deal) { ids = append(ids, strings.Clone(d.ID)) })
	if err != nil {
		tb.Fatal(err)
	}
	if sum := read.Deals + read.Ignored + read.LeftOut + read.UnusableRows(); sum != read.Rows {
		tb.Errorf("%v: %d rows, but %d in parts", conditions, read.Rows, sum)
	}
	return strings.Join(ids, " "), read
}

// All conditions must hold. What a row holds that is left out does not matter: neither its currency nor whether it is archived.
func TestRead_where(t *testing.T) {
	for _, test := range []struct {
		conditions string
		ids        string
		leftOut    int
	}{
		{"Region=emea", "1 2", 3},
		{"Region= EMEA , \"apac, south\"", "1 2 3", 2},
		{"Region=EMEA;Pipeline!=Renewals", "1 2", 4},
		{"Region=", "6", 5},
		{"Region!=,AMER", "1 2 3", 2},
		{"owner=ann;Region!=AMER", "1 6", 3},
	} {
		ids, read := where(t, Options{}, strings.Split(test.conditions, ";")...)
		if ids != test.ids || read.LeftOut != test.leftOut || read.Currency != "EUR" {
			t.Errorf("%s: deals %s, %d left out, currency %s", test.conditions, ids, read.LeftOut, read.Currency)
		}
	}
}

// A value that no row has is said, and few values are listed. Names of accounts are not shown, nor are owners who are to be hidden.
func TestRead_whereAbsent(t *testing.T) {
	_, read := where(t, Options{HideOwners: true}, "Region!=AMER,EMEB", "Account Name!=Acme,Foo", "Owner!=Zed")
	want := []FilterRead{
		{Condition: "Region!=AMER,EMEB", Absent: []string{"EMEB"}, Column: "Region", Values: []string{"AMER", `"APAC, South"`, "EMEA", "N/A"}},
		{Condition: "Account Name!=…", Absent: []string{"…"}, Column: "Account Name"},
		{Condition: "Owner!=…", Absent: []string{"…"}, Column: "Owner"},
	}
	if diff := cmp.Diff(want, read.Where, cmpopts.IgnoreUnexported(FilterRead{})); diff != "" {
		t.Error(diff)
	}
	if hint := read.Where[0].Suggestion(); !strings.HasPrefix(hint, `did you mean "EMEA"?`) {
		t.Errorf("hint %s", hint)
	}
}

// The columns of conditions are read from a database.
func TestNeededColumns_where(t *testing.T) {
	headers := []string{"id", "stage", "Pipeline"}
	needed, err := NeededColumns(headers, "deals", Options{Where: []Condition{{Column: "pipeline", Values: []string{"x"}}}})
	if err != nil || !cmp.Equal(needed, []int{2, 0, 1}) {
		t.Errorf("columns %v, %v", needed, err)
	}
}
