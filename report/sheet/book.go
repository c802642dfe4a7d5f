package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/internal/build"
)

// book is an .xlsx file that is being written. The first error of many calls is kept, so that it need not be looked for behind each of
// them; finish returns it.
type book struct {
	*excelize.File
	err error
}

// newBook begins a file that depends on neither the clock nor the machine.
func newBook() *book {
	file := excelize.NewFile()
	file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return timelessZip{zip.NewWriter(w)} })
	return &book{File: file}
}

// keep keeps an error unless there is one before it.
func (b *book) keep(err error) { b.err = cmp.Or(b.err, err) }

// finish writes the file with its properties. Its author is the program where none is given; the date may be "".
func (b *book) finish(w io.Writer, title, author string, date answers.Date) error {
	author = cmp.Or(plainText(author), build.Tool())
	day := cmp.Or(string(date), "1980-01-01") + "T00:00:00Z" // the first day that zip files can name
	b.keep(b.SetAppProps(&excelize.AppProperties{Application: author}))
	b.keep(b.SetDocProps(&excelize.DocProperties{
		Title: plainText(title), Creator: author, LastModifiedBy: author, Created: day, Modified: day,
	}))
	if b.err == nil {
		b.keep(b.Write(w))
	}
	return cmp.Or(b.err, b.Close())
}

// addSheet adds a sheet. A new file has the first one already, under another name.
func (b *book) addSheet(name string, first bool) {
	if first {
		b.keep(b.SetSheetName(b.GetSheetName(0), name))
		return
	}
	_, err := b.NewSheet(name)
	b.keep(err)
}

// style adds a style and returns its number.
func (b *book) style(style excelize.Style) int {
	number, err := b.NewStyle(&style)
	b.keep(err)
	return number
}

// conditional adds a style for cells that meet a condition and returns its number.
func (b *book) conditional(style excelize.Style) int {
	number, err := b.NewConditionalStyle(&style)
	b.keep(err)
	return number
}

// columnName is the letter of a column, by number from 1; "" for none, which every method of the library refuses.
func columnName(column int) string {
	name, _ := excelize.ColumnNumberToName(column)
	return name
}

// cellName names a cell; "" where there is none, which every method of the library refuses.
func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

// choice has cells take words of a list only. What else is entered is refused, with a title and a message unless these are "". The prompt
// is shown beside a cell that is chosen, "" for none.
type choice struct {
	cells          string
	words          []string
	title, message string
	prompt         string
}

// choices gives the cells of a choice their list; no cells get none.
func (b *book) choices(sheet string, c choice) {
	if c.cells == "" {
		return
	}
	rule := excelize.NewDataValidation(true)
	rule.Sqref = c.cells
	b.keep(rule.SetDropList(c.words))
	if c.title != "" {
		rule.SetError(excelize.DataValidationErrorStyleStop, c.title, c.message)
	}
	if c.prompt != "" {
		rule.SetInput("", c.prompt)
	}
	b.keep(b.AddDataValidation(sheet, rule))
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
