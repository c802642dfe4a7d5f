package report_test

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"revops/internal/samples"
	"revops/report"
	"revops/report/brand"
)

// northgate is the brand of a firm.
func northgate(t *testing.T) *brand.Brand {
	t.Helper()
	by, err := brand.Parse(samples.Source(t, "brand", "northgate.yaml"), func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(filepath.Dir(samples.Path(t, "brand", "northgate.yaml")), name))
	})
	if err != nil {
		t.Fatal(err)
	}
	return by
}

// bearing is what a format of a document says under a brand; of a workbook all its parts.
func bearing(t *testing.T, of report.Document, format report.Format, by *brand.Brand) string {
	t.Helper()
	var content strings.Builder
	if err := report.Write(&content, of, format, report.Style{Brand: by}); err != nil {
		t.Fatal(err)
	}
	if format != report.FormatXLSX {
		return content.String()
	}
	book, err := zip.NewReader(strings.NewReader(content.String()), int64(content.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var parts strings.Builder
	for _, file := range book.File {
		part, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&parts, part); err != nil {
			t.Fatal(err)
		}
		parts.WriteString("\n")
	}
	return parts.String()
}

// A client reads neither where files are nor what to type, and the firm is the author.
func TestReports_client(t *testing.T) {
	forOperator := regexp.MustCompile(`clients/\w+|docs/\w+|\w+\.yaml:\d+|\brevops [a-z]{3,}|\s--[a-z]+-?[a-z]*\b`)
	c := samples.CountEverything(t, samples.Services)
	a := samples.Document(c)
	a.Result.Gate = nil // which is for who mends the answers
	for i := range a.Result.Elements {
		a.Result.Elements[i].File = "clients/tarnwick/" + a.Result.Elements[i].File
	}
	for i := range a.Result.Findings {
		a.Result.Findings[i].File = "clients/tarnwick/" + a.Result.Findings[i].File
	}
	style := regexp.MustCompile(`(?s)<style>.*?</style>`)
	for name, of := range map[string]report.Document{"assessment": report.Assessment{Assessment: a}, "gaps": report.Gaps{Assessment: a}, "plan": report.Plan{Assessment: a}} {
		for format, author := range map[report.Format]string{
			report.FormatHTML:     `<meta name="author" content="Northgate Advisory">`,
			report.FormatMarkdown: "Prepared by **Northgate Advisory** for **Tarnwick Routing**\n\n**Confidential.",
			report.FormatXLSX:     `<dc:creator>Northgate Advisory</dc:creator>`,
		} {
			content := style.ReplaceAllString(bearing(t, of, format, northgate(t)), "")
			if found := forOperator.FindAllString(content, -1); found != nil {
				t.Errorf("%s as %s says %q", name, format, found)
			}
			if !strings.Contains(content, author) {
				t.Errorf("%s as %s lacks %q", name, format, author)
			}
		}
	}
}
