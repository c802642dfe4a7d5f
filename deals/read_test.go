package deals

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"revops/deals/notation"
	"revops/internal/diag"
)

func asOf() Day { return notation.DayOf(time.Date(2026, 10, 31, 0, 0, 0, 0, time.UTC)) }

// day is that of a date as the tests write it.
func day(text string) Day {
	day, _ := notation.ParseDay(text, "")
	return day
}

// deals reads a text and returns copies of its deals.
func deals(t *testing.T, text string, options Options) ([]Deal, *Import, error) {
	t.Helper()
	if options.AsOf == NoDay {
		options.AsOf = asOf()
	}
	var all []Deal
	read, err := Read(strings.NewReader(text), "deals.csv", options, func(d *Deal) { all = append(all, *d) })
	return all, read, err
}

// mustRead is deals for a text that can be read.
func mustRead(t *testing.T, text string, options Options) ([]Deal, *Import) {
	t.Helper()
	all, read, err := deals(t, text, options)
	if err != nil {
		t.Fatal(err)
	}
	return all, read
}

func parseMap(t *testing.T, text string) *Map {
	t.Helper()
	m, err := ParseMap(diag.Source{Name: "map.yaml", Data: []byte("schema: revops/map/v1\n" + text)})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestRead_everyField pins that a deal holds every field of its row.
func TestRead_everyField(t *testing.T) {
	got, read := mustRead(t, "\uFEFFRecord ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Deal owner,Original Traffic Source,Product\r\n"+
		"1,A,closedwon,\"$1,200.50\",2026-01-02,2026-03-04,Rep 1, Referrals ,\"Suite, \"\"Pro\"\"\"\r\n"+
		"\r\n"+
		"2,B,Contract Sent,,2026-10-20,2026-12-24,Rep 2,,Suite\r\n"+
		"3,C,Contract Sent,$7,2026-01-20,2026-09-30,,,", Options{By: "product"})
	want := []Deal{
		{
			Row: 2, ID: "1", State: Won, Amount: 120050, HasAmount: true, Created: day("2026-01-02"), Closed: day("2026-03-04"),
			Owner: "Rep 1", Channel: "Referrals", Other: `Suite, "Pro"`,
		},
		{Row: 4, ID: "2", State: Open, Created: day("2026-10-20"), Closed: day("2026-12-24"), Owner: "Rep 2", Other: "Suite"},
		{Row: 5, ID: "3", State: Open, Amount: 700, HasAmount: true, Created: day("2026-01-20"), Closed: day("2026-09-30")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	stages := []Stage{{"Contract Sent", OutcomeOpen, ByDefault, 2}, {"closedwon", OutcomeWon, ByID, 1}}
	if diff := cmp.Diff(stages, read.Stages); diff != "" {
		t.Error(diff)
	}
}

// TestRead_remarks pins that every row is named that does not count, or counts only in part.
func TestRead_remarks(t *testing.T) {
	_, read := mustRead(t, strings.Join([]string{
		"id,stage,amount,created,close date",
		"1,won,10,2026-01-01,2026-02-01",
		"1,lost,10,2026-01-01,2026-02-01", // 3: again
		"2,won",                           // 4: cut short
		"3,won,\"1\"0,2026-01-01,2026-02-01",
		"4,w\x00n,10,2026-01-01,2026-02-01",
		"5,,10,2026-01-01,2026-02-01",
		",lost,ten,soon,later",             // 8
		"7,won,,2026-03-01,2026-02-01",     // 9
		"8,lost,1,2026-01-01,2026-11-01",   // 10: closes tomorrow
		"9,caf\xe9,1,2026-01-01,,",         // 11: cut long
		"10,caf\xe9,1,2026-01-01,",         // 12
		",,,,",                             // 13: blank
		"11,ignored,1,2026-01-01,",         // 14
		"12,closed won?,1,2026-01-01,",     // 15
		"13,won,USD 1,2026-01-01,20260231", // 16
	}, "\n"), Options{Map: parseMap(t, "stages: {ignored: ignore}\ncurrency: EUR")})
	want := &Import{
		Name: "deals.csv",
		Columns: []Column{
			{Header: "id", Role: RoleID, Alias: "id"},
			{Header: "stage", Role: RoleStage, Alias: "stage"},
			{Header: "amount", Role: RoleAmount, Alias: "amount"},
			{Header: "created", Role: RoleCreated, Alias: "created"},
			{Header: "close date", Role: RoleClosed, Alias: "close date"},
		},
		Given: []Role{RoleID, RoleStage, RoleAmount, RoleCreated, RoleClosed},
		Stages: []Stage{
			{"won", OutcomeWon, ByName, 3},
			{"lost", OutcomeLost, ByName, 2},
			{"café", OutcomeOpen, ByDefault, 1},
			{"closed won?", OutcomeOpen, ByDefault, 1},
			{"ignored", OutcomeIgnore, ByMap, 1},
		},
		Rows: 14, Deals: 7, Ignored: 1,
		Unusable: []Remark{
			remarkOf(ragged, 4, 11), remarkOf(brokenQuotes, 5), remarkOf(nulByte, 6), remarkOf(noState, 7), remarkOf(duplicate, 3),
		},
		Notes: []Remark{
			remarkOf(createdUnreadable, 8), remarkOf(closedUnreadable, 8, 16), remarkOf(amountUnreadable, 8), remarkOf(otherCurrency, 16),
			remarkOf(wonWithoutAmount, 9, 16), remarkOf(closedWithoutDate, 8, 16), remarkOf(closedBeforeEntry, 9),
			remarkOf(closedInFuture, 10), remarkOf(noEntryDate, 8), remarkOf(noID, 8), remarkOf(notUTF8, 12),
		},
		Currency: "EUR", LastDay: day("2026-03-01"),
		Said: []string{
			"text is not UTF-8, read as Windows-1252: use --encoding for another encoding, such as windows-1250 or windows-1251",
			"amounts without a currency count as EUR",
		},
		Won: 3, Lost: 2,
		Warnings: []string{
			"1 row repeats an ID in another stage: the first row of each ID counts. If the file is a history of stages, " +
				"name the column that dates the rows (columns: {changed: COLUMN}) in a map: map.yaml",
			`Stages that sound closed count as open: "closed won?" (1 row). Set which are won or lost in a map: stages: in map.yaml`,
		},
	}
	read.Missing, read.Cure = nil, ""
	if diff := cmp.Diff(want, read); diff != "" {
		t.Error(diff)
	}
}

func remarkOf(what remark, rows ...int) Remark {
	code, text := what.describe()
	return Remark{Code: code, Text: text, Count: len(rows), First: rows}
}

// TestRead_remarkOfManyRows pins that a remark names only its first rows and counts all of them.
func TestRead_remarkOfManyRows(t *testing.T) {
	_, read := mustRead(t, "stage,amount\n"+strings.Repeat("won,?\nwon,1\n", 7), Options{})
	want := Remark{Code: "amount-unreadable", Count: 7, First: []int{2, 4, 6, 8, 10}}
	_, want.Text = amountUnreadable.describe()
	if diff := cmp.Diff(want, read.Notes[0]); diff != "" {
		t.Error(diff)
	}
}

// compressed gives a text with gzip around it.
func compressed(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	if _, err := zip.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestRead_everyKindOfFile pins that the same deals come out of every kind of file.
func TestRead_everyKindOfFile(t *testing.T) {
	rows := [][]any{
		{"Id", "StageName", "Amount", "CreatedDate", "CloseDate"},
		{"a", "Closed Won", 1234.5, "2026-01-02", "2026-02-03"},
		{"b", "Prospecting", 10.0, "2026-03-04", ""},
	}
	text := func(delimiter string) string {
		var out strings.Builder
		for _, row := range rows {
			for i, cell := range row {
				if i > 0 {
					out.WriteString(delimiter)
				}
				fmt.Fprint(&out, cell)
			}
			out.WriteString("\n")
		}
		return out.String()
	}
	want, _ := mustRead(t, text(","), Options{})
	if len(want) != 2 || want[0].Amount != 123450 {
		t.Fatalf("%+v", want)
	}
	for name, content := range map[string]string{
		"semicolons": text(";"), "tabs": text("\t"), "bars": text("|"), "gzip": compressed(t, text(",")), "sep": "sep=;\r\n" + text(";"),
		"workbook": workbook(t, rows), "workbook with dates": workbook(t, [][]any{
			rows[0],
			{"a", "Closed Won", 1234.5, time.Date(2026, 1, 2, 8, 30, 0, 0, time.UTC), time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC)},
			{"b", "Prospecting", 10, time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)},
		}),
	} {
		got, _ := mustRead(t, content, Options{})
		if name == "sep" { // the line is a row
			for i := range got {
				got[i].Row--
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// workbook writes rows into a workbook.
func workbook(t *testing.T, rows [][]any) string {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	content, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return content.String()
}

// TestInspect_goesOn pins that it goes on where Read stops.
func TestInspect_goesOn(t *testing.T) {
	read, err := Inspect(strings.NewReader("name,created,amount\nA,03/04/2026,$5\nB,04/05/2026,5 EUR\n"), "deals.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"$", "EUR"}, read.Currencies); diff != "" || read.Rows != 2 {
		t.Errorf("%+v %s", read, diff)
	}
}

// TestRead_samples pins that samples are read to the last row.
func TestRead_samples(t *testing.T) {
	for name, want := range map[string][3]int{"hubspot.csv": {106, 104, 0}, "salesforce.csv": {90, 87, 0}} {
		content, err := os.ReadFile("../testdata/deals/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, read := mustRead(t, string(content), Options{})
		if got := [3]int{read.Rows, read.Deals, read.Ignored}; got != want {
			t.Errorf("%s: rows, deals, ignored %v, want %v\n%+v", name, got, want, read.Unusable)
		}
	}
}

// TestRead_cellsThatAreNotNumbers pins that TRUE and dates are not amounts in a workbook, whatever number stands for them.
func TestRead_cellsThatAreNotNumbers(t *testing.T) {
	euros, quarter := `#,##0.00 "days in EUR"`, `"Q" [$-409]mmm\ yy`
	formats := []excelize.Style{{}, {NumFmt: 4}, {CustomNumFmt: &euros}, {NumFmt: 14}, {NumFmt: 22}, {CustomNumFmt: &quarter}}
	got, read := mustRead(t, formatted(t, append(formats, make([]excelize.Style, 3)...)), Options{})
	for _, deal := range got {
		number := deal.Row <= 4 || deal.Row >= 8 && deal.Row <= 10
		if deal.State != Won || deal.Closed != day("2025-12-09") || deal.HasAmount != number || deal.HasProfit != number ||
			number && (deal.Amount != 4600050 || deal.Profit != 101) {
			t.Errorf("%+v", deal)
		}
	}
	if len(got) != 10 || read.Notes[0].Code != "amount-unreadable" || read.Notes[0].Count != 4 {
		t.Errorf("%+v", read)
	}
}

// formatted is a workbook with a deal for each format, whose amount, profit and day have it, and one whose amount is TRUE. Only
// the last digit of 18 tells the ids of the former.
func formatted(t *testing.T, formats []excelize.Style) string {
	t.Helper()
	book := excelize.NewFile()
	err := book.SetSheetRow("Sheet1", "A1", &[]any{"Id", "Is Won", "Is Closed", "Amount", "Profit", "Close Date"})
	for i, format := range formats {
		row := strconv.Itoa(i + 2)
		style, wrong := book.NewStyle(&format)
		err = errors.Join(err, wrong, book.SetSheetRow("Sheet1", "A"+row, &[]any{123456789012345670 + i, true, true, 46000.5, 1.0049999999999999, 46000}),
			book.SetCellStyle("Sheet1", "D"+row, "F"+row, style))
	}
	err = errors.Join(err, book.SetSheetRow("Sheet1", fmt.Sprint("A", len(formats)+2), &[]any{"TRUE", true, true, true, false, 46000}))
	content, wrong := book.WriteToBuffer()
	if err = errors.Join(err, wrong); err != nil {
		t.Fatal(err)
	}
	return content.String()
}
