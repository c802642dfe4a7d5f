package page_test

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/narrative"
	"revops/report/page"
)

// Text from outside stays text.
func TestAssessment_hostileText(t *testing.T) {
	for _, hostile := range []string{
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "=cmd()", "a | b", "one\ntwo", "</style><b>", "{{.}}", "&amp;",
		"javascript:alert(1)", "https://example.org/\"onclick=\"alert(1)", strings.Repeat("x", 10_000),
	} {
		root := openAssessment(t, samples.CountText(t, hostile))
		for _, node := range elements(root) {
			if node.Data == "script" || node.Data == "img" || node.Data == "b" && strings.Contains(hostile, "<b>") && node.FirstChild == nil {
				t.Errorf("%.40q makes an element %s", hostile, node.Data)
			}
			if href := attribute(node, "href"); node.Data == "a" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "https://example.org/") {
				t.Errorf("%.40q is a link to %q", hostile, href)
			}
		}
		want := 6
		if strings.Contains(hostile, "\n") { // the name of a respondent stands on one line
			want--
		}
		if got := isolated(root, hostile); got < want {
			t.Errorf("%.40q stands %d times on the page, want organization, note, evidence, respondent, rule and figure", hostile, got)
		}
	}
}

// isolated counts the kinds of places where a text stands in an element that isolates its direction.
func isolated(root *html.Node, text string) int {
	places := map[string]bool{}
	for _, node := range ofKind(root, "bdi") {
		if content(node) == text {
			places[node.Parent.Data+" "+attribute(node.Parent, "class")] = true
		}
	}
	return len(places)
}

// Characters that override the direction of text are replaced; marks of direction stay.
func TestAssessment_directionOfText(t *testing.T) {
	root := openAssessment(t, samples.CountText(t, "a\u202eb\u2066c\u200fd"))
	if got := isolated(root, "a?b?c\u200fd"); got < 6 {
		t.Errorf("found %d times", got)
	}
	if strings.ContainsAny(content(root), "\u202e\u2066") {
		t.Error("an override or an isolate is left")
	}
}

// Only an address of the web is a link.
func TestAssessment_links(t *testing.T) {
	for evidence, want := range map[string]string{
		"https://crm.example/reports/17": "https://crm.example/reports/17", "http://crm.example": "http://crm.example",
		"https://crm.example see page 2": "", "ftp://crm.example": "", "file:///etc/passwd": "", "//crm.example": "", "crm.example": "",
		"JaVaScRiPt:alert(1)": "", "https:crm.example": "", "data:text/html,x": "",
	} {
		got := ""
		for _, node := range ofKind(openAssessment(t, samples.CountText(t, evidence)), "a") {
			if href := attribute(node, "href"); !strings.HasPrefix(href, "#") {
				got = href
			}
		}
		if got != want {
			t.Errorf("%q links to %q, want %q", evidence, got, want)
		}
	}
}

// Names in stored results and in exports of deals stay text as well.
func TestPages_hostileText(t *testing.T) {
	comparison := samples.Comparison(samples.CompareText(t, samples.Hostile()))
	deals := diag.Source{Name: samples.Hostile(), Data: []byte(samples.HostileDeals(samples.Hostile()))}
	fact := samples.Fact(t, samples.Question(), deals)
	forecast := samples.Forecast(t, samples.ForecastQuestion(), deals)
	evidence := samples.Evidence(t, samples.ScaleUp, 5, deals)
	for name, write := range map[string]func(io.Writer) error{
		"comparison": func(w io.Writer) error { return page.Comparison(w, comparison, nil) },
		"fact":       func(w io.Writer) error { return page.Fact(w, narrative.Fact{Fact: fact, Forecast: forecast}, nil) },
		"forecast":   func(w io.Writer) error { return page.Forecast(w, forecast, nil) },
		"evidence":   func(w io.Writer) error { return page.Evidence(w, evidence, nil) },
	} {
		root := opened(t, func(w io.Writer, _ struct{}) error { return write(w) }, struct{}{})
		if scripts, pictures := ofKind(root, "script"), ofKind(root, "img"); len(scripts)+len(pictures) > 0 {
			t.Errorf("%s: %d scripts and %d pictures", name, len(scripts), len(pictures))
		}
		if text := content(root); !strings.Contains(text, "<script>alert(1)</script>") || strings.ContainsAny(text, "\u202e\u202c") {
			t.Errorf("%s lacks the text or holds an override", name)
		}
	}
}
