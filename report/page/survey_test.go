package page_test

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/page"
)

// The page of the whole model stays below 150 kB.
func TestWriteSurvey_size(t *testing.T) {
	const maxBytes = 150_000
	if size := len(samples.Written(t, page.WriteSurvey, page.Survey{Model: data.PRO()})); size > maxBytes {
		t.Errorf("%d bytes, want at most %d", size, maxBytes)
	}
}

// The policy allows the one style and the one script that the page holds, and nothing is loaded.
func TestWriteSurvey_policy(t *testing.T) {
	policy, allowed := "", map[string]string{}
	for _, node := range elements(opened(t, page.WriteSurvey, page.Survey{Model: samples.HostileModel(samples.Hostile())})) {
		attributes := map[string]string{}
		for _, attribute := range node.Attr {
			attributes[attribute.Key] = attribute.Val
			if attribute.Key == "src" || attribute.Key == "style" || strings.HasPrefix(attribute.Key, "on") {
				t.Errorf("%s has %s=%q", node.Data, attribute.Key, attribute.Val)
			}
		}
		if address, is := attributes["href"]; is && !strings.HasPrefix(address, "#") {
			t.Errorf("%s leads to %q", node.Data, address)
		}
		switch {
		case attributes["http-equiv"] == "Content-Security-Policy":
			policy = attributes["content"]
		case node.Data == "style", node.Data == "script" && attributes["type"] == "":
			sum := sha256.Sum256([]byte(inside(node)))
			allowed[node.Data] += node.Data + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		case slices.Contains([]string{"link", "img", "iframe", "object", "embed", "form", "base"}, node.Data):
			t.Errorf("the page holds an element %s", node.Data)
		}
	}
	want := "default-src 'none'; " + allowed["style"] + "; " + allowed["script"] +
		"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
	if policy != want {
		t.Errorf("policy %q, want %q", policy, want)
	}
}

// inside is the text of an element.
func inside(node *html.Node) string {
	var all strings.Builder
	for child := range node.ChildNodes() {
		all.WriteString(child.Data)
	}
	return all.String()
}

// Surveys that ask or hold something else are kept apart by the browser.
func TestWriteSurvey_key(t *testing.T) {
	keys := map[string]bool{}
	surveys := []page.Survey{
		{},
		{Scope: framework.Scope{Team: "sales"}},
		{Scope: framework.Scope{Lenses: []framework.LensID{"roadmap"}}},
		{Given: samples.Answers(t, data.PRO(), "answers", samples.ScaleUp)},
		{Given: samples.Answers(t, data.PRO(), "answers", samples.Seed)},
	}
	for _, survey := range surveys {
		survey.Model = data.PRO()
		first, second := samples.Written(t, page.WriteSurvey, survey), samples.Written(t, page.WriteSurvey, survey)
		if first != second {
			t.Error("the same survey differs")
		}
		_, after, _ := strings.Cut(first, `"key":"`)
		key, _, _ := strings.Cut(after, `"`)
		keys[key] = true
	}
	if len(keys) != len(surveys) {
		t.Errorf("%d keys for %d surveys: %v", len(keys), len(surveys), keys)
	}
}

// BenchmarkWriteSurvey writes the page of the whole model: at most 15 ms.
func BenchmarkWriteSurvey(b *testing.B) {
	survey := page.Survey{Model: data.PRO()}
	for b.Loop() {
		if err := page.WriteSurvey(io.Discard, survey); err != nil {
			b.Fatal(err)
		}
	}
}

// TestWriteSurvey_grades pins that the script knows the grades from the page, as the framework has them.
func TestWriteSurvey_grades(t *testing.T) {
	scripts, err := filepath.Glob("html/survey/*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	for _, script := range scripts {
		content, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, grade := range framework.Grades() {
			if strings.Contains(string(content), strconv.Quote(grade.String())) {
				t.Errorf("%s holds %q", script, grade)
			}
		}
	}
}
