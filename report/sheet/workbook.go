package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/internal/build"
	"revops/internal/spreadsheet"
)

// workbook is the content of an .xlsx file.
type workbook struct {
	title string
	// date stands in the properties of the file, "" for none.
	date answers.Date
	// currency is that of its amounts, nil where it is not known.
	currency *string
	pages    []sheetPage
	// open is the name of the page that is shown first, "" for the first one.
	open string
}

// write writes the file, which depends on neither the clock nor the machine. Its author is the program where none is given.
func (b workbook) write(w io.Writer, author string) error {
	file := excelize.NewFile()
	defer func() { _ = file.Close() }() // it holds no file of the system
	timeless(file)
	styles, err := newStyles(file, b.currencyName())
	if err != nil {
		return err
	}
	for i, page := range b.pages {
		if err := addSheet(file, i, page.name); err != nil {
			return err
		}
		if page.name == b.open {
			file.SetActiveSheet(i)
		}
		if err := (&sheetWriter{file: file, page: page, styles: styles, title: b.title, currency: b.currencyName()}).write(); err != nil {
			return err
		}
	}
	if err := b.properties(file, cmp.Or(plainText(author), build.Tool())); err != nil {
		return err
	}
	return file.Write(w)
}

func (b workbook) currencyName() string {
	if b.currency == nil {
		return ""
	}
	return *b.currency
}

// addSheet adds a sheet. A new file has the first one already, under another name.
func addSheet(file *excelize.File, at int, name string) error {
	if at == 0 {
		return file.SetSheetName(file.GetSheetName(0), name)
	}
	_, err := file.NewSheet(name)
	return err
}

func (b workbook) properties(file *excelize.File, author string) error {
	day := cmp.Or(string(b.date), "1980-01-01") + "T00:00:00Z" // the first day that zip files can name
	if err := file.SetAppProps(&excelize.AppProperties{Application: author}); err != nil {
		return err
	}
	return file.SetDocProps(&excelize.DocProperties{
		Title: plainText(b.title), Creator: author, LastModifiedBy: author, Created: day, Modified: day,
	})
}

// timeless has a file written as a timelessZip.
func timeless(file *excelize.File) {
	file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return timelessZip{zip.NewWriter(w)} })
}

// timelessZip writes zip files in which every entry has the same time.
type timelessZip struct{ *zip.Writer }

// Create adds an entry.
func (z timelessZip) Create(name string) (io.Writer, error) {
	out, err := z.CreateHeader(&zip.FileHeader{
		Name: name, Method: zip.Deflate, Modified: time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC),
	})
	switch {
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		return mendedPart{out, func(sheet []byte) []byte { return growingRows(fixedBars(sheet)) }}, err
	case name == "[Content_Types].xml":
		return mendedPart{out, withoutImages}, err
	default:
		return out, err
	}
}

// mendedPart is a part of a workbook, which the library writes in one piece, and what is to be changed in it.
type mendedPart struct {
	io.Writer
	mend func(part []byte) []byte
}

// Write writes the part.
func (m mendedPart) Write(part []byte) (int, error) {
	if _, err := m.Writer.Write(m.mend(part)); err != nil {
		return 0, err
	}
	return len(part), nil
}

// fixedBars has bars run from 0 to 100. The library says so in the rule of a bar, but in its extension, which Excel goes by, that the
// least and the greatest value of the column are the ends.
func fixedBars(sheet []byte) []byte {
	const automatic = `<x14:cfvo type="autoMin"></x14:cfvo><x14:cfvo type="autoMax"></x14:cfvo>`
	const fixed = `<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>100</xm:f></x14:cfvo><x14:fillColor rgb="FF` + bars + `"></x14:fillColor>`
	return bytes.ReplaceAll(sheet, []byte(automatic), []byte(fixed))
}

// growingRows has spreadsheets make a row higher once a text in it needs that: the library says that every height it is given is to stay.
func growingRows(sheet []byte) []byte {
	return bytes.ReplaceAll(sheet, []byte(` customHeight="true"`), nil)
}

// withoutImages leaves out the types of images, which the library lists beside a chart in the order of a map. No workbook holds images.
func withoutImages(types []byte) []byte {
	return regexp.MustCompile(`<Default Extension="\w+" ContentType="image/[\w+-]+"></Default>`).ReplaceAll(types, nil)
}

// maxCellUnits is how many UTF-16 units Excel takes in a cell.
const maxCellUnits = 32_767

// cellText is a text as a cell can hold it.
func cellText(text string) string {
	const cut = " … (cut: a cell holds no more)"
	text = plainText(text)
	if len(text) <= maxCellUnits { // no text has more units than bytes
		return text
	}
	units := 0
	room := maxCellUnits - len(utf16.Encode([]rune(cut)))
	end := -1
	for at, r := range text {
		if end < 0 && units+utf16.RuneLen(r) > room {
			end = at
		}
		units += utf16.RuneLen(r)
	}
	if units <= maxCellUnits {
		return text
	}
	return text[:end] + cut
}

// escaped escapes what has the form of an escaped character, such as _x0041_, so that it is not read as that character. The library
// does so for texts within cells, not for shared ones.
func escaped(text string) string {
	const form = "_x0041_"
	var out strings.Builder
	from := 0
	for at := range text {
		if !strings.HasPrefix(text[at:], "_x") || len(text)-at < len(form) || text[at+len(form)-1] != '_' {
			continue
		}
		if strings.Trim(text[at+2:at+len(form)-1], "0123456789abcdefABCDEF") == "" {
			out.WriteString(text[from:at] + "_x005F")
			from = at
		}
	}
	return out.String() + text[from:]
}

// serial is the number of a date in a cell. It is false for a text that is not a date and for dates up to February 1900, which Excel
// counts in its own way.
func serial(date answers.Date) (int, bool) {
	day, err := time.Parse(time.DateOnly, string(date))
	number := int(day.Unix()/(24*60*60)) + spreadsheet.Day1970
	return number, err == nil && number > 60
}

// sheetName quotes the name of a sheet for a formula.
func sheetName(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
