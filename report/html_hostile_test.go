package report_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/report"
)

func TestTextFromOutsideStaysTextInHTML(t *testing.T) {
	for _, hostile := range []string{
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "=cmd()", "a | b", "one\ntwo", "</style><b>", "{{.}}", "&amp;",
		"javascript:alert(1)", "https://example.org/\"onclick=\"alert(1)", strings.Repeat("x", 10_000),
	} {
		root := parsed(t, page(t, said(t, hostile).HTML))
		for _, node := range elements(root) {
			if node.Data == "script" || node.Data == "img" || node.Data == "b" && strings.Contains(hostile, "<b>") && node.FirstChild == nil {
				t.Errorf("%.40q makes an element %s", hostile, node.Data)
			}
			if href := attribute(node, "href"); node.Data == "a" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "https://example.org/") {
				t.Errorf("%.40q is a link to %q", hostile, href)
			}
		}
		if got := isolated(root, hostile); got < 6 {
			t.Errorf("%.40q stands %d times on the page, want organization, note, evidence, respondent, rule and figure", hostile, got)
		}
	}
}

func TestMarksThatTurnTextAroundDoNothingInHTML(t *testing.T) {
	root := parsed(t, page(t, said(t, "a\u202eb\u2066c\u200fd").HTML))
	if got := isolated(root, "a?b?c\u200fd"); got < 6 {
		t.Errorf("found %d times", got)
	}
	if strings.ContainsAny(shown(root), "\u202e\u2066") {
		t.Error("an override or an isolate is left")
	}
}

// said is an assessment of a company that says the same everywhere.
func said(tb testing.TB, everywhere string) report.Assessment {
	tb.Helper()
	model := data.PRO()
	given := answersOf(tb, model, "../testdata/answers/services.yaml")
	given.Organization = everywhere
	given.Respondent.Name = everywhere
	for i := range given.Given {
		given.Given[i].Note, given.Given[i].Evidence = everywhere, []answers.Evidence{{Text: everywhere}}
	}
	result := assess.Evaluate(model, given, assess.Options{Steps: 5, Shown: shownAs(everywhere)})
	voices := []answers.Response{{File: "a.yaml", Answers: given}, {File: "b.yaml", Answers: answersOf(tb, model, seed)}}
	result.Respondents, result.Disagreement = assess.Disagree(model, voices, nil)
	return report.Assessment{Model: model, Result: result}
}

// isolated counts the kinds of places where a text stands in an element that isolates its direction.
func isolated(root *html.Node, text string) int {
	places := map[string]bool{}
	for _, node := range elements(root) {
		if node.Data == "bdi" && shown(node) == text {
			parent := node.Parent
			places[parent.Data+" "+attribute(parent, "class")] = true
		}
	}
	return len(places)
}

func TestOnlyAnAddressOfTheWebIsALink(t *testing.T) {
	for evidence, link := range map[string]string{
		"https://crm.example/reports/17": "https://crm.example/reports/17", "http://crm.example": "http://crm.example",
		"https://crm.example see page 2": "", "ftp://crm.example": "", "file:///etc/passwd": "", "//crm.example": "", "crm.example": "",
		"JaVaScRiPt:alert(1)": "", "https:crm.example": "", "data:text/html,x": "",
	} {
		var got string
		for _, node := range elements(parsed(t, page(t, said(t, evidence).HTML))) {
			if href := attribute(node, "href"); node.Data == "a" && !strings.HasPrefix(href, "#") {
				got = href
			}
		}
		if got != link {
			t.Errorf("%q links to %q", evidence, got)
		}
	}
}
