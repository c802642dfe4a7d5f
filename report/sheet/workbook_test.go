package sheet_test

import (
	"archive/zip"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/sheet"
)

// parts are the files in a workbook.
func parts(tb testing.TB, workbook string) *zip.Reader {
	tb.Helper()
	archive, err := zip.NewReader(strings.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		tb.Fatal(err)
	}
	return archive
}

// The same document gives the same bytes, whenever and wherever it is written.
func TestWorkbooks_sameBytes(t *testing.T) {
	again := documents(t)
	for name, document := range documents(t) {
		one := document["xlsx"](t)
		if one != again[name]["xlsx"](t) {
			t.Errorf("%s is not the same twice", name)
		}
		properties, err := openWorkbook(t, one).GetDocProps()
		if err != nil || properties.Creator != "revops" || properties.Created != properties.Modified || !strings.HasSuffix(properties.Created, "T00:00:00Z") {
			t.Errorf("%s: properties %+v, error %v", name, properties, err)
		}
		for _, part := range parts(t, one).File {
			if !part.Modified.Equal(time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("%s: %s has the time %s", name, part.Name, part.Modified)
			}
		}
	}
}

// Every sheet is set up for printing; one that is a table has a header that stays in sight, and filters.
func TestWorkbooks_layout(t *testing.T) {
	for name, document := range documents(t) {
		file := openWorkbook(t, document["xlsx"](t))
		for _, sheet := range file.GetSheetList() {
			layout, err := file.GetPageLayout(sheet)
			if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth < 1 || *layout.FitToWidth > 2 || *layout.Size != 9 {
				t.Errorf("%s, %s: %+v, error %v", name, sheet, layout, err)
			}
			wanted := []string{"_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase"}
			whole := slices.Contains([]string{"Summary", "Comparison", "Respondents", "Fields"}, sheet)
			if whole {
				wanted = wanted[:1]
			}
			defines(t, name, file, sheet, wanted)
			if whole {
				continue
			}
			panes, err := file.GetPanes(sheet)
			if err != nil || !panes.Freeze || panes.YSplit != 1 {
				t.Errorf("%s, %s: %+v, error %v", name, sheet, panes, err)
			}
		}
	}
}

// defines checks that a sheet has built-in names.
func defines(tb testing.TB, name string, file *excelize.File, sheet string, wanted []string) {
	tb.Helper()
	for _, want := range wanted {
		if !slices.ContainsFunc(file.GetDefinedName(), func(n excelize.DefinedName) bool { return n.Name == want && n.Scope == sheet }) {
			tb.Errorf("%s, %s has no %s", name, sheet, want)
		}
	}
}

// Bars run from 0 to 100, in the extension too, by which Excel goes.
func TestWorkbook_bars(t *testing.T) {
	for _, name := range []string{"portfolio", "assessment"} {
		bars := 0
		for _, part := range parts(t, documents(t)[name]["xlsx"](t)).File {
			reader, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(reader)
			if err != nil || strings.Contains(string(content), "autoM") {
				t.Errorf("%s: %s has automatic ends, error %v", name, part.Name, err)
			}
			bars += strings.Count(string(content), `<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>100</xm:f></x14:cfvo>`)
		}
		if bars == 0 {
			t.Errorf("%s has no bars", name)
		}
	}
}

// Summaries have charts, each with a title, of cells of the sheet.
func TestWorkbooks_charts(t *testing.T) {
	for name, want := range map[string]int{"fact": 1, "forecast": 1, "comparison": 1, "portfolio": 2, "no deals": 0, "only a mistake": 0} {
		got := 0
		for _, part := range parts(t, documents(t)[name]["xlsx"](t)).File {
			if !strings.HasPrefix(part.Name, "xl/charts/chart") {
				continue
			}
			got++
			reader, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(reader)
			if err != nil || !strings.Contains(string(content), "<c:title>") && !strings.Contains(string(content), "<title>") || !strings.Contains(string(content), "$A$") {
				t.Errorf("%s: error %v, %s", name, err, content)
			}
		}
		if got != want {
			t.Errorf("%s has %d charts, want %d", name, got, want)
		}
	}
}

func TestWorkbook_date(t *testing.T) {
	for date, want := range map[string]string{"2026-11-21": "46347", "1900-01-01": "1900-01-01"} {
		a := samples.Assessment(t, samples.Services, assess.Options{})
		a.Result.Date = answers.Date(date)
		book := openWorkbook(t, samples.Written(t, unsigned(sheet.Assessment), a))
		kind, err := book.GetCellType("Summary", "B11")
		stored, _ := book.GetCellValue("Summary", "B11", excelize.Options{RawCellValue: true})
		shown, _ := book.GetCellValue("Summary", "B11")
		if text := kind == excelize.CellTypeSharedString; err != nil || text != (want == date) || stored != want || shown != date {
			t.Errorf("%s: type %d, stored %q, shown %q, error %v", date, kind, stored, shown, err)
		}
	}
}

// Text stays text, whatever it looks like, in workbooks and in CSV files.
func TestText_hostile(t *testing.T) {
	long := strings.Repeat("long ", 10_000)
	for name, test := range map[string]struct{ note, inCSV, inWorkbook string }{
		"formula":     {`=cmd|' /C calc'!A0`, `'=cmd|' /C calc'!A0`, `=cmd|' /C calc'!A0`},
		"plus":        {"+1+1", "'+1+1", "+1+1"},
		"minus":       {"-3 points", "'-3 points", "-3 points"},
		"at":          {"@SUM(A1)", "'@SUM(A1)", "@SUM(A1)"},
		"tab":         {"\t=1", "'\t=1", "\t=1"},
		"return":      {"\r=1", "'\n=1", "\n=1"},
		"lines":       {"a, \"b\"\r\nc", "a, \"b\"\nc", "a, \"b\"\nc"},
		"markup":      {"<script>alert(1)</script>&amp;", "<script>alert(1)</script>&amp;", "<script>alert(1)</script>&amp;"},
		"control":     {"a\x00\x1b[31m\ufffe", "a??[31m?", "a??[31m?"},
		"right-left":  {"a\u202egnp", "a?gnp", "a?gnp"},
		"escape":      {"_x0041_ and _x005F_x0041_", "_x0041_ and _x005F_x0041_", "_x0041_ and _x005F_x0041_"},
		"fits a cell": {long[:32_767], long[:32_767], long[:32_767]},
		"fits in 16":  {strings.Repeat("é", 32_767), strings.Repeat("é", 32_767), strings.Repeat("é", 32_767)},
		"too long":    {long, long, long[:32_737] + " … (cut: a cell holds no more)"},
		"beyond 16":   {strings.Repeat("😀", 20_000), strings.Repeat("😀", 20_000), strings.Repeat("😀", 16_368) + " … (cut: a cell holds no more)"},
	} {
		t.Run(name, func(t *testing.T) {
			a := samples.Assessment(t, samples.Services, assess.Options{})
			a.Result.Organization = test.note
			a.Result.Elements[0].Note = test.note
			book := openWorkbook(t, samples.Written(t, unsigned(sheet.Assessment), a))
			got := column(t, cells(t, book, "Elements"), "Note")[0]
			if diff := cmp.Diff(test.inWorkbook, got); diff != "" {
				t.Error(diff)
			}
			if units := len(utf16.Encode([]rune(got))); units > 32_767 {
				t.Errorf("%d units in a cell", units)
			}
			if formula, err := book.GetCellFormula("Elements", "I2"); formula != "" || err != nil {
				t.Errorf("formula %q, error %v", formula, err)
			}
			p := document.Portfolio{Lens: "roadmap", Rows: []document.PortfolioRow{{File: "f.yaml", Problem: test.note}}}
			written := samples.Written(t, sheet.PortfolioCSV, narrative.NewPortfolio(&p, data.PRO()))
			if diff := cmp.Diff(test.inCSV, column(t, records(t, written), "problem")[0]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A text that looks like a formula is marked, so that it stays text when somebody edits the cell.
func TestWorkbook_quotesFormula(t *testing.T) {
	a := samples.Assessment(t, samples.Services, assess.Options{})
	a.Result.Elements[0].Note, a.Result.Elements[1].Note = "=1+1", "harmless"
	content := samples.Written(t, unsigned(sheet.Assessment), a)
	part, err := parts(t, content).Open("xl/styles.xml")
	if err != nil {
		t.Fatal(err)
	}
	styles, err := io.ReadAll(part)
	if err != nil || strings.Count(string(styles), `quotePrefix="true"`) != 1 {
		t.Errorf("error %v, styles %s", err, styles)
	}
	book := openWorkbook(t, content)
	hostile, _ := book.GetCellStyle("Elements", "I2")
	harmless, _ := book.GetCellStyle("Elements", "I3")
	if quoted := book.Styles.CellXfs.Xf; quoted[hostile].QuotePrefix == nil || quoted[harmless].QuotePrefix != nil {
		t.Errorf("styles %d and %d", hostile, harmless)
	}
}

// What cannot be written is an error.
func TestWriters_error(t *testing.T) {
	a := samples.Assessment(t, samples.Services, assess.Options{})
	for name, write := range map[string]func(io.Writer, narrative.Assessment) error{"csv": sheet.AssessmentCSV, "xlsx": unsigned(sheet.Assessment)} {
		reader, writer := io.Pipe()
		_ = reader.Close()
		if err := write(writer, a); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func BenchmarkSheets(b *testing.B) {
	a := samples.Assessment(b, samples.Services, assess.Options{Steps: 5, Target: 3})
	many := samples.Portfolio(b, "portfolio/*.yaml")
	for rows := many.Rows; len(many.Rows) < 1000; {
		many.Rows = append(many.Rows, rows...)
	}
	many.Rows, many.Companies = many.Rows[:1000], 1000
	for name, document := range map[string]formats{"assessment": assessmentFormats(a), "portfolio of 1000": portfolioFormats(many)} {
		for format, write := range document {
			b.Run(name+"/"+format, func(b *testing.B) {
				for b.Loop() {
					write(b)
				}
			})
		}
	}
}
