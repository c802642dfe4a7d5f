package deals

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// packed gives begin and then again, a number of times, with gzip around it, packed as it is read.
func packed(begin, again string, times int) io.Reader {
	in, out := io.Pipe()
	go func() {
		zip := gzip.NewWriter(out)
		_, err := io.WriteString(zip, begin)
		block := []byte(strings.Repeat(again, 1000))
		for i := 0; i < times/1000 && err == nil; i++ {
			_, err = zip.Write(block)
		}
		if err == nil {
			err = zip.Close()
		}
		_ = out.CloseWithError(err)
	}()
	return in
}

// allocated is how much memory something takes from the system over all, freed or not.
func allocated(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestRead_packedZeros pins that a packed file of zeros is given up early.
func TestRead_packedZeros(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks a GiB")
	}
	for name, begin := range map[string]string{"nothing but zeros": "", "zeros below a header": "id,stage\n"} {
		taken := allocated(func() {
			_, err := Read(packed(begin, "\x00", 1<<30), "deals.csv.gz", Options{AsOf: asOf()}, func(*Deal) {})
			if err == nil || !strings.Contains(err.Error(), "longer than 16 MiB") && !strings.Contains(err.Error(), "NUL") {
				t.Errorf("%s: error %v", name, err)
			}
		})
		const bound = 256 << 20 // the row grows by doubling, and each reading of it is thrown away
		if taken > bound {
			t.Errorf("%s: %d MiB", name, taken>>20)
		}
	}
}

// TestRead_packedBlankLines pins that a packed file of blank lines holds nothing.
func TestRead_packedBlankLines(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks a GiB")
	}
	const lines = 20_000_000
	_, err := Read(packed("id,stage\n", "\n", lines), "deals.csv.gz", Options{AsOf: asOf()}, func(*Deal) { t.Error("a deal") })
	if err != nil {
		t.Error(err)
	}
}

// sheet gives a workbook whose first sheet holds these rows of XML.
func sheet(t *testing.T, rows io.Reader) []byte {
	t.Helper()
	const (
		types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
		relation = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>`
		book = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
			`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Deals" sheetId="1" r:id="rId1"/></sheets></workbook>`
		begin = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	)
	var out bytes.Buffer
	packer := zip.NewWriter(&out)
	for _, part := range []struct {
		name string
		text io.Reader
	}{
		{"[Content_Types].xml", strings.NewReader(types)},
		{"_rels/.rels", strings.NewReader(fmt.Sprintf(relation, "officeDocument", "xl/workbook.xml"))},
		{"xl/workbook.xml", strings.NewReader(book)},
		{"xl/_rels/workbook.xml.rels", strings.NewReader(fmt.Sprintf(relation, "worksheet", "worksheets/sheet1.xml"))},
		{"xl/worksheets/sheet1.xml", io.MultiReader(strings.NewReader(begin), rows, strings.NewReader("</sheetData></worksheet>"))},
	} {
		into, err := packer.Create(part.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(into, part.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := packer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sheetRow is a row of XML with texts from the first column on.
func sheetRow(number int, texts ...string) string {
	var row strings.Builder
	fmt.Fprintf(&row, `<row r="%d">`, number)
	for i, text := range texts {
		fmt.Fprintf(&row, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, number, text)
	}
	return row.String() + "</row>"
}

// TestRead_workbookOfBlankRows pins that the deals of a workbook with a million blank rows are read, with their row numbers.
func TestRead_workbookOfBlankRows(t *testing.T) {
	if testing.Short() {
		t.Skip("looks at memory, which the race detector changes")
	}
	const last = 1_000_002
	for name, blank := range map[string]io.Reader{
		"written": linesOf(last-3, func(i int) string { return fmt.Sprintf(`<row r="%d"/>`, i+3) }), "left out": strings.NewReader(""),
	} {
		content := sheet(t, io.MultiReader(strings.NewReader(sheetRow(1, "Id", "Stage")+sheetRow(2, "a", "Closed Won")), blank,
			strings.NewReader(sheetRow(last, "b", "Closed Lost"))))
		var rows []int
		read, err := Read(bytes.NewReader(content), "deals.xlsx", Options{AsOf: asOf()}, func(d *Deal) { rows = append(rows, d.Row) })
		if err != nil || read.Rows != 2 || len(rows) != 2 || rows[1] != last {
			t.Errorf("%s: error %v, rows %v, %+v", name, err, rows, read)
		}
	}
}

// linesOf gives lines as they are read.
func linesOf(lines int, line func(int) string) io.Reader {
	in, out := io.Pipe()
	go func() {
		var err error
		for i := 0; i < lines && err == nil; i++ {
			_, err = io.WriteString(out, line(i))
		}
		_ = out.CloseWithError(err)
	}()
	return in
}

// TestRead_workbookOfLongRows pins that rows with too many cells can't be used.
func TestRead_workbookOfLongRows(t *testing.T) {
	const rows = 300
	content := sheet(t, io.MultiReader(strings.NewReader(sheetRow(1, "Id", "Stage")),
		linesOf(rows, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+2, i+2) })))
	read, err := Read(bytes.NewReader(content), "deals.xlsx", Options{AsOf: asOf()}, func(*Deal) {})
	if err != nil || read.Rows != rows || read.UnusableRows() != rows {
		t.Errorf("error %v, %+v", err, read)
	}
}

// TestRead_workbookBlankCells pins that blank cells behind the last column of a workbook are not fields.
func TestRead_workbookBlankCells(t *testing.T) {
	content := sheet(t, strings.NewReader(sheetRow(1, "Id", "Stage")+sheetRow(2, "a", "Closed Won", "", "")+sheetRow(3, "b", "Closed Won", "x")))
	read, err := Read(bytes.NewReader(content), "deals.xlsx", Options{AsOf: asOf()}, func(*Deal) {})
	if err != nil || read.Deals != 1 || read.Unusable[0].First[0] != 3 {
		t.Errorf("error %v, %+v", err, read)
	}
}
