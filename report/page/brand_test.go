package page_test

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/assess"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/brand"
	"revops/report/narrative"
	"revops/report/page"
)

func branded(t *testing.T, source diag.Source) string {
	t.Helper()
	folder := filepath.Dir(samples.Path(t, "brand", "northgate.yaml"))
	by, err := brand.Parse(source, func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, name)) })
	if err != nil {
		t.Fatal(err)
	}
	write := func(w io.Writer, of narrative.Assessment) error { return page.Assessment(w, of, by) }
	return samples.Written(t, write, samples.Document(samples.Count(t, samples.ScaleUp, assess.Options{})))
}

// A brand's words are text on the page and in its style sheet, whatever they are.
func TestPages_hostileBrand(t *testing.T) {
	evil := `</style><script>alert(1)</script>"}\\`
	written := branded(t, diag.Source{Name: "b.yaml", Data: []byte(
		"schema: revops/brand/v1\nfirm: '" + evil + "'\nclient: '" + evil + "'\ntitle: '" + evil + "'\nfooter: '" + evil + "'\nconfidentiality: '" + evil + "'\n")})
	if strings.Contains(written, "<script") || strings.Count(written, "</style>") != 1 {
		t.Error("a text of the brand is markup")
	}
}

// The style of a branded page is the one that its policy allows, and its picture is in the page.
func TestPages_brand(t *testing.T) {
	written := branded(t, samples.Source(t, "brand", "northgate.yaml"))
	_, style, _ := strings.Cut(written, "<style>")
	style, _, _ = strings.Cut(style, "</style>")
	sum := sha256.Sum256([]byte(style))
	if hash := base64.StdEncoding.EncodeToString(sum[:]); !strings.Contains(html.UnescapeString(written), hash) {
		t.Error("the policy forbids the style of the page")
	}
	for _, want := range []string{`src="data:image/svg+xml;base64,`, "Prepared by Northgate Advisory", "--accent: #1f3f77", "@bottom-left"} {
		if !strings.Contains(html.UnescapeString(written), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
