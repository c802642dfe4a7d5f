package deals

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals/tabular"
)

// TestRead_dateOrder pins that the whole column decides whether the day or the month comes first.
func TestRead_dateOrder(t *testing.T) {
	header := "stage,created,close date\n"
	for _, test := range []struct {
		name, rows, mapped string
		created, closed    []string
	}{
		{"by a later row", "won,03/04/2026,\nwon,13/04/2026,\n", "", []string{"2026-04-03", "2026-04-13"}, []string{"", ""}},
		{"by another column", "won,03/04/2026,04/23/2026\n", "", []string{"2026-03-04"}, []string{"2026-04-23"}},
		{"each column for itself", "won,03/04/2026,04/05/2026\nwon,13/04/2026,04/23/2026\n", "", []string{"2026-04-03", "2026-04-13"}, []string{"2026-04-05", "2026-04-23"}},
		{"by the map", "won,03/04/2026,\nwon,13/04/2026,\n", "dates: mdy", []string{"2026-03-04", ""}, []string{"", ""}},
	} {
		var options Options
		if test.mapped != "" {
			options.Map = parseMap(t, test.mapped)
		}
		got, _ := mustRead(t, header+test.rows, options)
		var created, closed []string
		for _, deal := range got {
			created, closed = append(created, deal.Created.String()), append(closed, deal.Closed.String())
		}
		if diff := cmp.Diff([][]string{test.created, test.closed}, [][]string{created, closed}); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestRead_heldRows pins that a row that is held keeps its place and its number.
func TestRead_heldRows(t *testing.T) {
	var text strings.Builder
	text.WriteString("id,stage,created\n")
	const rows = 30000 // some chunks
	for i := range rows {
		date := "03/04/2026"
		if i == rows-2 {
			date = "30/04/2026"
		}
		fmt.Fprintf(&text, "deal-%d,won,%s\n", i, date)
	}
	got, read := mustRead(t, text.String(), Options{})
	for i, deal := range got {
		if deal.ID != fmt.Sprintf("deal-%d", i) || deal.Row != i+2 || i != rows-2 && deal.Created != day("2026-04-03") {
			t.Fatalf("%d is %+v", i, deal)
		}
	}
	if len(got) != rows || read.Deals != rows || read.Rows != rows {
		t.Errorf("%d deals, %+v", len(got), read)
	}
}

// TestRead_undecided pins that what can't be decided is an error that says how to decide it.
func TestRead_undecided(t *testing.T) {
	for _, test := range []struct{ name, text, message, hint string }{
		{"dates", "stage,created\nwon,03/04/2026\n", `dates in column "created" could be day first or month first: "03/04/2026" in row 2`, "set dates: dmy or dates: mdy in a map"},
		{"dates of two orders", "stage,created\nwon,13/04/2026\n\nwon,04/13/2026\n", `day-first dates ("13/04/2026" in row 2) and month-first dates ("04/13/2026" in row 4)`, "set dates: dmy or dates: mdy in a map"},
		{"amounts of two forms", "stage,amount\nwon,1.5\nwon,\"1,5\"\n", `a decimal point ("1.5" in row 2) and with a decimal comma ("1,5" in row 3)`, "set decimal: point or decimal: comma in a map"},
		{"amounts of two forms of thousands", "stage,amount\nwon,1.500\nwon,\"1,500\"\n", `"1,500" in row 3, "1.500" in row 2`, "set decimal: point or decimal: comma in a map"},
		{"currencies", "stage,amount\nwon,$5\nwon,5 EUR\n", `in more than one currency: "$" in row 2, "EUR" in row 3`, "currency: EUR"},
		{"currencies of a sign", "stage,amount\nwon,$5\nwon,5 CAD\nwon,5 USD\n", `in more than one currency: "CAD" in row 3, "USD" in row 4`, "currency: EUR"},
		{"no state", "id,amount\n1,5\n", "no stage or status field found, so open, won and lost deals cannot be told apart", "revops evidence map deals.csv -o map.yaml"},
		{"a column that is not there", "stage,product\nwon,\n", `no column "prodct"`, `did you mean "product"?`},
		{"an open quote", "stage,amount\nwon,5\nwon,\"5\n", "from row 3: a quote is opened and never closed", "twice"},
		{"nothing", "", "the file is empty", ""},
		{"no header", "\n\n", "the file has no header", ""},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1", "old .xls workbook", ".xlsx"},
		{"no workbook", "PK\x03\x04 and so on", "zip", ""},
		{"a web archive", "MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML", ".xlsx"},
		{"text of another encoding", "\x8f\xa4\x92k\x96\xbc,\x83t\x83F\x81[\x83Y\nA,\x8e\xf3\x92\x8d\n", "no known deal fields found in text that is not UTF-8", "--encoding shift_jis"},
		{"a broken gzip", "\x1f\x8bxx", "", ""},
	} {
		options := Options{}
		if test.name == "a column that is not there" {
			options.By = "prodct"
		}
		_, _, err := deals(t, test.text, options)
		wrong, ok := errors.AsType[*tabular.FileError](err)
		if !ok || !strings.Contains(err.Error(), test.message) || !strings.Contains(wrong.Hint, test.hint) {
			t.Errorf("%s: error %v, hint %+v", test.name, err, wrong)
		}
	}
}

// TestRead_thousandSeparatorOnly pins that a thousand separator alone is not a decimal one.
func TestRead_thousandSeparatorOnly(t *testing.T) {
	got, read := mustRead(t, "stage,amount\nwon,\"1,500\"\nwon,900\n", Options{})
	if got[0].Amount != 150000 || got[1].Amount != 90000 {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]string{`amounts such as "1,500" are read as thousands, as no amount has decimals`}, read.Said); diff != "" {
		t.Error(diff)
	}
}

// TestRead_macLines pins that a text whose lines end in a carriage return is read, through the ends of the parts in which it is.
func TestRead_macLines(t *testing.T) {
	got, read := mustRead(t, "stage,amount\r"+strings.Repeat("won,5\rlost,\"6\"\r", tabular.ChunkBytes/10), Options{})
	if len(got) != 2*(tabular.ChunkBytes/10) || read.Rows != len(got) || got[0].State != Won || got[1].State != Lost || got[1].Amount != 600 {
		t.Errorf("%d deals of %d rows", len(got), read.Rows)
	}
}

// TestRead_possibleColumns pins that the columns are named which could be a missing amount or date, none as the best for two roles.
func TestRead_possibleColumns(t *testing.T) {
	_, read := mustRead(t, "stage,Deal Total,Opened,Ended\nwon,5.50,2026-01-01,2026-02-01\nlost,7,2026-01-02,\n", Options{})
	costs := map[Role]string{}
	for _, missing := range read.Missing {
		_, costs[missing.Role], _ = strings.Cut(missing.Cost, "; ")
	}
	for role, want := range map[Role]string{
		RoleAmount:  `possible columns: Deal Total (5.50, 7); name one in a map (columns: {amount: "Deal Total"})`,
		RoleCreated: `possible columns: Opened (2026-01-01, 2026-01-02), Ended (2026-02-01); name one in a map (columns: {created: "Opened"})`,
		RoleClosed:  `possible columns: Opened (2026-01-01, 2026-01-02), Ended (2026-02-01); name one in a map (columns: {closed: "Ended"})`,
		RoleOwner:   "",
	} {
		if costs[role] != want {
			t.Errorf("%s: %s", role, costs[role])
		}
	}
}
