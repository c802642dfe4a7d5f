package deals

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/internal/diag"
)

// TestParseMap_mistakes pins that every mistake in a map has its place.
func TestParseMap_mistakes(t *testing.T) {
	_, err := ParseMap(diag.Source{Name: "map.yaml", Data: []byte(strings.Join([]string{
		"schema: revops/map/v2",
		"columns:",
		"  amuont: Amount",
		"stages:",
		"  Won: gewonnen",
		"  won: lost",
		"dates: dym",
		"decimal: dot",
		"currency: Taler",
		"colums: {}",
	}, "\n"))})
	wrong, ok := errors.AsType[*diag.Error](err)
	if !ok {
		t.Fatal(err)
	}
	var got []string
	for _, problem := range wrong.Problems {
		got = append(got, problem.String())
	}
	want := []string{
		`map.yaml:1:9: unknown schema "revops/map/v2" (want revops/map/v1) [unknown-schema]`,
		`map.yaml:3:3: unknown role "amuont" [unknown-role]`,
		`map.yaml:5:8: unknown outcome "gewonnen" [unknown-outcome]`,
		`map.yaml:6:3: duplicate stage "won" [duplicate-stage]`,
		`map.yaml:7:8: unknown date order "dym" [unknown-value]`,
		`map.yaml:8:10: unknown decimal separator "dot" [unknown-value]`,
		`map.yaml:9:11: currency "Taler" is not a three-letter code [unknown-value]`,
		`map.yaml:10:1: unknown key "colums" [unknown-key]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestRead_mapOfUnknownColumn pins that a column that the file does not have is a mistake in the map.
func TestRead_mapOfUnknownColumn(t *testing.T) {
	m := parseMap(t, "columns:\n  amount: Amonut\n")
	_, _, err := deals(t, "stage,Amount\nwon,1\n", Options{Map: m})
	wrong, ok := errors.AsType[*diag.Error](err)
	if !ok || wrong.Problems[0].String() != `map.yaml:3:11: the file has no column "Amonut" [unknown-column]` ||
		!strings.Contains(wrong.Problems[0].Hint, `did you mean "Amount"?`) {
		t.Errorf("%v", err)
	}
}

// TestRead_mapFirst pins that a map wins over what is recognised.
func TestRead_mapFirst(t *testing.T) {
	m := parseMap(t, strings.Join([]string{
		"columns:", "  amount: Net", "  owner:", "  channel: Origin Story", "  source: Origin Story",
		"stages: {Signed: won, dead: lost, Lead: ignore}", "dates: dmy", "decimal: comma", "currency: EUR",
	}, "\n"))
	got, read := mustRead(t, "Stage,Closed,Won,Amount,Net,Owner,Origin story,Created,Currency\n"+
		"signed,false,false,9,1.500,Rep 1,Fair,01/02/2026,EUR\n"+
		"DEAD,,,9,2,Rep 1,Web,01/02/2026,USD\n"+
		"Lead,true,true,9,2,Rep 1,Web,01/02/2026,EUR\n", Options{Map: m})
	want := []Deal{
		{Row: 2, State: Won, Amount: 150000, HasAmount: true, Created: day("2026-02-01"), Channel: "Fair", Source: "Fair"},
		{Row: 3, State: Lost, Created: day("2026-02-01"), Channel: "Web", Source: "Web"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	columns := []Column{
		{Header: "Stage", Role: RoleStage, Alias: "stage"},
		{Header: "Closed", Role: RoleIsClosed, Alias: "closed"},
		{Header: "Won", Role: RoleIsWon, Alias: "won"},
		{Header: "Amount", Instead: RoleAmount},
		{Header: "Net", Role: RoleAmount},
		{Header: "Owner"},
		{Header: "Origin story", Role: RoleSource},
		{Header: "Created", Role: RoleCreated, Alias: "created"},
		{Header: "Currency", Role: RoleCurrency, Alias: "currency"},
	}
	if diff := cmp.Diff(columns, read.Columns); diff != "" {
		t.Error(diff)
	}
	if read.Ignored != 1 || read.Currency != "EUR" {
		t.Errorf("%+v", read)
	}
}

// TestRead_companyCurrency pins that an amount in the currency of the company comes first.
func TestRead_companyCurrency(t *testing.T) {
	got, read := mustRead(t, "Deal Stage,Amount,Amount in company currency,Currency\nwon,5,4,USD\nwon,6,6,EUR\n", Options{})
	if got[0].Amount != 400 || got[1].Amount != 600 || read.Columns[1].Instead != RoleAmount {
		t.Errorf("%+v %+v", got, read.Columns)
	}
}

// TestColumnAt_controlCharacter pins that headers that differ only in a control character are distinguished.
func TestColumnAt_controlCharacter(t *testing.T) {
	columns := []Column{{Header: "close\x01date"}, {Header: "Close Date"}, {Header: "deal\fstage"}}
	for header, want := range map[string]int{"close date": 1, "close\x01date": 0, "deal stage": 2, "amount": -1} {
		if got := columnAt(columns, header); got != want {
			t.Errorf("%q: %d, want %d", header, got, want)
		}
	}
}

// TestWriteMap_controlCharacters pins that a stage of control characters alone is left out of a written map.
func TestWriteMap_controlCharacters(t *testing.T) {
	found, err := Inspect(strings.NewReader("id,stage\n1,\x01\n2,won\n"), "deals.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	var written strings.Builder
	if err := WriteMap(&written, found); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(written.String(), `"": `) || !strings.Contains(written.String(), `"won": won`) {
		t.Error(written.String())
	}
}

// TestRead_severalColumnsOfARole pins that of several columns that a map gives to a role the first that is not blank counts.
func TestRead_severalColumnsOfARole(t *testing.T) {
	const file = "id,status,value,created_at,date_won,date_lost,expected\n" +
		"1,won,1,2026-01-01,2026-02-01,,2026-05-01\n2,lost,1,2026-01-01,null,2026-03-01,2026-05-01\n3,open,1,2026-01-01,,,2026-05-01\n"
	m := parseMap(t, "columns: {closed: [date_won, date_lost, expected], won-date: , lost-date: }\n")
	got, _ := mustRead(t, file, Options{AsOf: day("2026-06-30"), Map: m})
	var closed []string
	for _, deal := range got {
		closed = append(closed, deal.Closed.String())
	}
	if diff := cmp.Diff([]string{"2026-02-01", "2026-03-01", "2026-05-01"}, closed); diff != "" {
		t.Error(diff)
	}
	found, err := Inspect(strings.NewReader(file), "deals.csv", Options{Map: parseMap(t, "columns: {closed: [expected, date_won]}\n")})
	if err != nil {
		t.Fatal(err)
	}
	var written strings.Builder
	if err := WriteMap(&written, found); err != nil || !strings.Contains(written.String(), "\n  closed: [\"expected\", \"date_won\"] #") {
		t.Errorf("error %v, map:\n%s", err, written.String())
	}
	m = parseMap(t, "columns: {closed: [date_won, no such]}\n")
	if _, _, err := deals(t, file, Options{Map: m}); err == nil || !strings.Contains(err.Error(), `map.yaml:2:30: the file has no column "no such"`) {
		t.Error(err)
	}
	m = parseMap(t, "columns: {closed: [date_won, date_lost]}\n")
	places, err := NeededColumns(strings.Split("id,status,date_won,date_lost,note", ","), "t", Options{Map: m})
	if err != nil || !slices.Contains(places, 3) || slices.Contains(places, 4) {
		t.Error(places, err)
	}
}

// TestRead_datesApart pins that a map which names one of two dates leaves the other its role.
func TestRead_datesApart(t *testing.T) {
	file := dealsCase(t, "won_and_lost_dates_apart.csv")
	m, err := ParseMap(diag.Source{Name: "map.yaml", Data: []byte(dealsCase(t, "won_and_lost_dates_apart.map.yaml"))})
	if err != nil {
		t.Fatal(err)
	}
	want, _ := mustRead(t, file, Options{AsOf: day("2026-06-30")})
	got, _ := mustRead(t, file, Options{AsOf: day("2026-06-30"), Map: m})
	for i := range want {
		if got[i].Closed != want[i].Closed || got[i].State != want[i].State {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}

// TestWriteMap_currencies pins that a written map leaves amounts and their currency as they are without it.
func TestWriteMap_currencies(t *testing.T) {
	for _, text := range []string{
		"stage,Amount,Amount (converted),Currency\nwon,5,4,USD\nwon,7,8,EUR\n",
		"Record ID,Deal Name,Deal Stage,Amount,Amount in company currency,Currency\n1,A,closedwon,5,4,USD\n2,B,closedwon,7,8,EUR\n",
		"stage,amount\nwon,€100\nwon,100\n",
		"stage,amount,currency\nwon,€5,USD\nwon,8,USD\n",
	} {
		want, plain := mustRead(t, text, Options{})
		found, err := Inspect(strings.NewReader(text), "deals.csv", Options{})
		var written strings.Builder
		if err != nil || WriteMap(&written, found) != nil {
			t.Fatal(err)
		}
		m, err := ParseMap(diag.Source{Name: "map.yaml", Data: []byte(written.String())})
		if err != nil {
			t.Fatal(err)
		}
		got, mapped := mustRead(t, text, Options{Map: m})
		if diff := cmp.Diff(want, got); diff != "" || mapped.Currency != plain.Currency || len(mapped.Notes) != len(plain.Notes) {
			t.Errorf("%s: %s %s %+v", text, diff, mapped.Currency, mapped.Notes)
		}
	}
	m := parseMap(t, "columns: {amount: [Amount (converted), Amount]}")
	if _, _, err := deals(t, "stage,Amount,Amount (converted),Currency\nwon,5,4,USD\nwon,7,,EUR\n", Options{Map: m}); err == nil {
		t.Error("amounts that are not converted are added to those that are")
	}
}
