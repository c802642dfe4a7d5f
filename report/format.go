// Package report says which formats each document has and writes a document in one of them: the formats themselves are in the
// packages below it, one function a document.
package report

import (
	"io"
	"slices"
	"strings"

	"revops/report/brand"
	"revops/report/document"
	"revops/report/text"
)

// Format is a form in which a document is written. The zero value is none.
type Format string

// The formats. Not every document has every one.
const (
	FormatTable    Format = "table"
	FormatJSON     Format = "json"
	FormatMarkdown Format = "md"
	FormatHTML     Format = "html"
	// FormatPDF is HTML as a browser prints it: no document has a function for it.
	FormatPDF     Format = "pdf"
	FormatCSV     Format = "csv"
	FormatTasks   Format = "tasks"
	FormatXLSX    Format = "xlsx"
	FormatJUnit   Format = "junit"
	FormatSARIF   Format = "sarif"
	FormatGitHub  Format = "github"
	FormatMermaid Format = "mermaid"
	FormatDOT     Format = "dot"
)

// AllFormats lists the formats.
func AllFormats() []Format {
	return []Format{
		FormatTable, FormatJSON, FormatMarkdown, FormatHTML, FormatPDF, FormatCSV, FormatTasks, FormatXLSX, FormatJUnit, FormatSARIF, FormatGitHub,
		FormatMermaid, FormatDOT,
	}
}

// Ending is how the names of files in the format end, "" for a format that is written to standard output only.
func (f Format) Ending() string {
	switch f {
	case FormatTable, FormatGitHub:
		return ""
	case FormatTasks:
		return ".tasks.csv"
	case FormatJUnit:
		return ".junit.xml"
	case FormatMermaid:
		return ".mmd"
	default:
		return "." + string(f)
	}
}

// Binary reports whether the format is bytes that a terminal cannot show.
func (f Format) Binary() bool { return f == FormatXLSX }

// Document is what a command writes, in one format or several.
type Document interface {
	// Renderings lists the formats that the document has, the one for standard output first.
	Renderings() []Rendering
}

// Redactable is a document of which something can be left out.
type Redactable interface {
	Document
	// Redactions lists what can be left out; Redact returns the document without some of that.
	Redactions() []document.Redaction
	Redact(what []document.Redaction) Document
}

// Style is how tables look, and the brand of reports, nil for none.
type Style struct {
	text.Style
	Brand *brand.Brand
}

// Rendering is one format of a document with what writes it. Where a format has neither
// tables to draw nor a brand, the style changes nothing.
type Rendering struct {
	Format Format
	Write  func(w io.Writer, style Style) error
}

// Formats lists the formats of a document. They are those of every document of its type.
func Formats(of Document) []Format {
	return document.Each(of.Renderings(), func(r Rendering) Format { return r.Format })
}

// FormatOf finds, among formats, the one in which a file of this name is written: the one with the longest ending
// that fits.
func FormatOf(file string, formats []Format) (Format, bool) {
	var found Format
	for _, format := range formats {
		ending := format.Ending()
		if ending != "" && strings.HasSuffix(strings.ToLower(file), ending) && len(ending) > len(found.Ending()) {
			found = format
		}
	}
	return found, found != ""
}

// Write writes a document in one of its formats. It panics for a format that the document does not have.
func Write(w io.Writer, of Document, format Format, style Style) error {
	renderings := of.Renderings()
	at := slices.IndexFunc(renderings, func(r Rendering) bool { return r.Format == format })
	return renderings[at].Write(w, style)
}
