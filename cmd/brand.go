package cmd

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"revops/report"
	"revops/report/brand"
	"revops/report/document"
)

// brandFlag names the file with the firm, logo and colour that reports show.
type brandFlag struct {
	file string
	// brand is what the file says, nil for none. Files are those that were read: the brand and its logo.
	brand *brand.Brand
	files []string
}

func (b *brandFlag) addFlag(command *cobra.Command) {
	command.Flags().StringVar(&b.file, "brand", "", "put your firm, logo and colour on reports: a YAML `file`")
}

// read reads the brand. It refuses a brand that none of these formats can show.
func (b *brandFlag) read(a *app, formats []report.Format) error {
	branded := []report.Format{report.FormatHTML, report.FormatPDF, report.FormatMarkdown, report.FormatXLSX}
	switch {
	case b.file == "":
		return nil
	case !slices.ContainsFunc(formats, func(f report.Format) bool { return slices.Contains(branded, f) }):
		return &usageError{message: "--brand is for HTML, PDF, Markdown and Excel, and none of these is written", hint: "-o report.html writes HTML"}
	}
	source, err := a.readSource(b.file)
	if err != nil {
		return err
	}
	b.files = []string{b.file}
	b.brand, err = brand.Parse(source, func(name string) ([]byte, error) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(b.file), name)
		}
		b.files = append(b.files, name)
		logo, err := a.readSource(name)
		return logo.Data, cause(err)
	})
	return err
}

// shownBrand is the brand of pages. The name of the client is left out with the other names.
func (o *output) shownBrand() *brand.Brand {
	if o.brand.brand == nil || !slices.Contains(o.redact, document.RedactNames) {
		return o.brand.brand
	}
	shown := *o.brand.brand
	shown.Client = ""
	return &shown
}
