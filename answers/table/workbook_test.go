package table_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/sheet"
)

// book is the example as a workbook, with what somebody did to it.
func book(tb testing.TB, change func(*excelize.File)) []byte {
	tb.Helper()
	var content bytes.Buffer
	if err := sheet.Answers(&content, data.PRO(), samples.Example(tb)); err != nil {
		tb.Fatal(err)
	}
	file, err := excelize.OpenReader(&content)
	if err != nil {
		tb.Fatal(err)
	}
	change(file)
	var changed bytes.Buffer
	if err := file.Write(&changed); err != nil {
		tb.Fatal(err)
	}
	return changed.Bytes()
}

// said reads a workbook and gives its problems and remarks, one a line.
func said(content []byte) (*answers.File, string) {
	return saidOf("a.xlsx", content)
}

func saidOf(name string, content []byte) (*answers.File, string) {
	given, err := answers.Parse(diag.Source{Name: name, Data: content}, data.PRO())
	if wrong, ok := errors.AsType[*diag.Error](err); ok {
		var lines []string
		for _, problem := range wrong.Problems {
			lines = append(lines, problem.String()+" → "+problem.Hint)
		}
		return nil, strings.Join(lines, "\n")
	}
	return given, strings.Join(given.Remarks, "\n")
}

func set(file *excelize.File, at string, value any) {
	if err := file.SetCellValue("Roadmap", at, value); err != nil {
		panic(err)
	}
}

// broken is what somebody did to a workbook, and what is said about it.
type broken struct {
	change func(*excelize.File)
	want   string
}

func refuses(t *testing.T, cases map[string]broken) {
	t.Helper()
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			if _, got := said(book(t, test.change)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// A workbook that comes back broken is refused, at the cell.
func TestParse_broken(t *testing.T) {
	refuses(t, map[string]broken{
		"a grade misspelt": {
			func(f *excelize.File) { set(f, "H5", "mosty") },
			`a.xlsx:Roadmap!H5: unknown grade "mosty" [unknown-grade] → did you mean "mostly"? Grades: none, partial, mostly, full, n/a, unknown`,
		},
		"an id edited": {
			func(f *excelize.File) { set(f, "N5", "central-sales-record") },
			`a.xlsx:Roadmap!N5: unknown element "central-sales-record" [unknown-element] → did you mean "central-sales-records"?`,
		},
		"n/a without a reason": {
			func(f *excelize.File) { set(f, "H7", "n/a") },
			`a.xlsx:Roadmap!H7: n/a needs a reason [missing-reason] → write in the column reason why it does not apply`,
		},
		"no column of ids": {
			func(f *excelize.File) { set(f, "N3", "") },
			`a.xlsx:Roadmap!A3: there is no column "element id" [missing-column] → it was a hidden column: undo its removal, or copy the answers into a new workbook (revops new -o new.xlsx)`,
		},
		"a text for a date": {
			func(f *excelize.File) { set(f, "L5", "in March") },
			`a.xlsx:Roadmap!L5: "in March" is not a valid date (want YYYY-MM-DD) [invalid-date] → such as 2026-10-31`,
		},
		"another version": {
			func(f *excelize.File) { _ = f.SetCellValue("Start", "C28", "pro@9") },
			`a.xlsx:Start!C28: version "9" of framework pro, want 2 [framework-version] → the file was written for a newer version of the framework: update revops, or load that version with --framework DIR`,
		},
		"an answer without an id": {
			func(f *excelize.File) { set(f, "H60", "full") },
			"a.xlsx:Roadmap!N60: a row with an answer, but without the id of an element [missing-element] → give the id, or clear the row; revops explain lists the ids",
		},
	})
}

// What is passed over in a workbook, or missing in it, is said.
func TestParse_remarks(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*excelize.File)
		want   string
	}{
		"a column of one's own": {
			func(f *excelize.File) { set(f, "O3", "My view") }, `a.xlsx:Roadmap!O3: skipped the column "My view"`,
		},
		"a sheet of one's own": {
			func(f *excelize.File) { _, _ = f.NewSheet("My notes") },
			`a.xlsx:'My notes': skipped the sheet: it has no columns "element" and "grade"`,
		},
		"a sheet deleted": {
			func(f *excelize.File) { _ = f.DeleteSheet("Rules") },
			"a.xlsx: the sheet with the questions of \"Ten rules of revenue operations\" is missing\na.xlsx: 58 elements are in the workbook, which had 88; the others are not answered",
		},
		"no sheet to start": {
			func(f *excelize.File) { _ = f.DeleteSheet("Start") },
			"a.xlsx: there is no sheet with organization, respondent and date",
		},
	} {
		if given, got := said(book(t, test.change)); given == nil || got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// What people do to a workbook without breaking it changes nothing, or just what they meant.
func TestParse_handled(t *testing.T) {
	given, remarks := said(book(t, func(f *excelize.File) {
		set(f, "H5", " Full ")
		set(f, "H6", 2)
		set(f, "L5", 46326)
		set(f, "M5", "HIGH")
		set(f, "J5", "'=not a formula")
		set(f, "L6", "1.9.2026")
		set(f, "J6", 12.5)
		_ = f.SetRowVisible("Roadmap", 9, false)
		_ = f.SetCellValue("Start", "C18", "customer success")
		_ = f.DuplicateRowTo("Roadmap", 4, 60)
		_ = f.RemoveRow("Roadmap", 4) // as sorting moves rows
	}))
	if remarks != "" {
		t.Fatal(remarks)
	}
	got := []any{given.Answer("central-sales-records"), given.Answer("real-time-deal-tracking").Grade, given.Respondent.Team, len(given.Given)}
	want := []any{
		answers.Answer{Element: "central-sales-records", Grade: 4, Note: "'=not a formula", AsOf: "2026-10-31", Confidence: answers.High},
		given.Answer("lead-source-channel-tracking").Grade, given.Respondent.Team, 88,
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(diag.Position{})); diff != "" || given.Respondent.Team != "customer-success" {
		t.Error(diff, given.Respondent.Team)
	}
}

// Half of it filled in, rows above the header, columns between, sheets renamed, hidden or moved, and colors far below are no mistakes.
func TestParse_rearranged(t *testing.T) {
	given, remarks := said(book(t, func(f *excelize.File) {
		color, err := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FF0000"}}})
		for row := 10; row <= 37; row++ {
			set(f, fmt.Sprintf("H%d", row), nil)
		}
		for _, err := range []error{
			err, f.SetCellStyle("Roadmap", "A100", "N12000", color), f.InsertCols("Roadmap", "H", 1), f.InsertRows("Roadmap", 1, 30),
			f.SetSheetName("Roadmap", "Dana's"), f.SetSheetVisible("Rules", false), f.MoveSheet("Rules", "Start"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}))
	if given == nil || remarks != "" {
		t.Fatal(remarks)
	}
	answer := given.Answer("central-sales-records")
	if at := answer.Position.String(); at != "a.xlsx:'Dana''s'!I35" || answer.Grade != framework.Mostly {
		t.Errorf("%v at %s", answer.Grade, at)
	}
	if open := given.Answer("team-goals").Grade; open != framework.Unanswered {
		t.Errorf("an empty cell is %v", open)
	}
}

// inline rewrites a workbook as Google Sheets writes it: texts within their cells, no chain of calculation, no properties.
func inline(tb testing.TB, content []byte) []byte {
	tb.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		tb.Fatal(err)
	}
	parts := map[string]string{}
	for _, entry := range in.File {
		part, err := entry.Open()
		if err != nil {
			tb.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			tb.Fatal(err)
		}
		parts[entry.Name] = string(text)
	}
	var shared []string
	for _, item := range regexp.MustCompile(`(?s)<si><t[^>]*>(.*?)</t></si>`).FindAllStringSubmatch(parts["xl/sharedStrings.xml"], -1) {
		shared = append(shared, html.UnescapeString(item[1]))
	}
	cell := regexp.MustCompile(`<c ([^>]*) t="s"><v>(\d+)</v></c>`)
	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	for name, text := range parts {
		if name == "xl/sharedStrings.xml" || strings.HasPrefix(name, "docProps/") {
			continue
		}
		text = cell.ReplaceAllStringFunc(text, func(found string) string {
			part := cell.FindStringSubmatch(found)
			at, _ := strconv.Atoi(part[2])
			return "<c " + part[1] + ` t="inlineStr"><is><t xml:space="preserve">` + html.EscapeString(shared[at]) + "</t></is></c>"
		})
		entry, err := packed.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(entry, text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := packed.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// A workbook says the same whichever program saved it.
func TestParse_programs(t *testing.T) {
	libreOffice, err := os.ReadFile("../../testdata/workbooks/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"Google Sheets": inline(t, book(t, func(*excelize.File) {})), "LibreOffice": libreOffice,
	} {
		given, remarks := said(content)
		if remarks != "" {
			t.Fatalf("%s: %s", name, remarks)
		}
		ignored := cmp.Options{cmpopts.IgnoreTypes(diag.Position{}), cmpopts.EquateEmpty()}
		if diff := cmp.Diff(samples.Example(t), given, ignored); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// What is no workbook, is too large when it is unpacked, or holds programs is refused.
func TestParse_hostile(t *testing.T) {
	plain := book(t, func(*excelize.File) {})
	for want, content := range map[string][]byte{
		"invalid-workbook": plain[:len(plain)/2],
		"too-many-rows":    book(t, func(f *excelize.File) { set(f, "A20000", "x") }),
		"macros":           added(t, plain, "xl/vbaProject.bin", []byte("x")),
		"empty-file":       nil,
	} {
		if _, got := said(content); !strings.Contains(got, "["+want+"]") {
			t.Errorf("want %s, got %s", want, got)
		}
	}
	bomb := added(t, plain, "xl/worksheets/bomb.xml", bytes.Repeat([]byte("<row/>"), 8<<20))
	if _, got := said(bomb); !strings.Contains(got, "[invalid-workbook]") || !strings.Contains(got, "unzip size exceeds") {
		t.Error(got)
	}
	other := added(t, []byte("PK\x05\x06"+strings.Repeat("\x00", 18)), "mimetype", []byte("application/vnd.oasis.opendocument.spreadsheet"))
	if _, got := said(other); got != "a.xlsx: the file is not an .xlsx workbook [invalid-workbook] → open it in a spreadsheet and save it as .xlsx" {
		t.Error(got)
	}
	if _, got := said([]byte("\xd0\xcf\x11\xe0")); !strings.Contains(got, "old .xls workbook or is protected by a password") {
		t.Error(got)
	}
}

// added is a workbook with another part.
func added(tb testing.TB, content []byte, name string, part []byte) []byte {
	tb.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	for _, entry := range in.File {
		if err := packed.Copy(entry); err != nil {
			tb.Fatal(err)
		}
	}
	entry, err := packed.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := entry.Write(part); err != nil {
		tb.Fatal(err)
	}
	if err := packed.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}
