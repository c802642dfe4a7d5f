package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
)

const docs = "../../docs"

// The pages are those that the generator writes.
func TestPages_upToDate(t *testing.T) {
	pages, err := all("../../docs")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		content, err := os.ReadFile(filepath.Join(docs, filepath.FromSlash(page.path)))
		if err != nil {
			t.Errorf("%v: go generate ./internal/gendocs writes it", err)
			continue
		}
		if diff := cmp.Diff(page.content, string(content)); diff != "" {
			t.Errorf("docs/%s is not what go generate ./internal/gendocs writes (-want +got):\n%s", page.path, diff)
		}
	}
	for _, folder := range []string{cliFolder, manFolder} {
		files, err := filepath.Glob(filepath.Join(docs, folder, "*"))
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %d pages, error %v", folder, len(files), err)
		}
		for _, file := range files {
			path := folder + "/" + filepath.Base(file)
			if !slices.ContainsFunc(pages, func(p page) bool { return p.path == path }) {
				t.Errorf("%s is the page of no command", path)
			}
		}
	}
}

// unescaped is the text that Markdown of the page shows.
func unescaped(page string) string {
	page = regexp.MustCompile(`\\([^\s])`).ReplaceAllString(page, "$1")
	return strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#8203;", "", "&#58;", ":", "&#124;", "|", "&#36;", "$").Replace(page)
}

// The model page holds every text of the model.
func TestModelPage_texts(t *testing.T) {
	content, err := os.ReadFile(docs + "/model.md")
	if err != nil {
		t.Fatal(err)
	}
	_, lenses, found := strings.Cut(unescaped(string(content)), "\n## Teams\n")
	if !found {
		t.Fatal("there is no part of teams")
	}
	for _, place := range data.PRO().Elements() {
		_, part, found := strings.Cut(lenses, `<a id="`+string(place.ID)+`"></a>`)
		if !found {
			t.Errorf("%s is missing", place.ID)
			continue
		}
		part, _, _ = strings.Cut(part, "<a id=")
		for _, text := range append(textsOf(place), measureTexts(place.ID)...) {
			if !strings.Contains(part, text) {
				t.Errorf("%s: %q is missing", place.ID, text)
			}
		}
	}
}

// textsOf are all texts of an element.
func textsOf(place framework.Place) []string {
	texts := append([]string{"#### " + place.Name, place.Question, place.Why, place.Grades.None}, place.Evidence...)
	for _, to := range []framework.Grade{framework.Partial, framework.Mostly, framework.Full} {
		step, _ := place.Steps.To(to)
		texts = append(texts, place.Grades.Of(to), step.Do)
	}
	for _, required := range place.Requires {
		texts = append(texts, "(#"+string(required)+")")
	}
	for _, served := range append(append([]framework.GroupID{}, place.Rules...), place.Pillars...) {
		texts = append(texts, "(#"+string(served)+")")
	}
	return append(append(texts, place.Sources...), place.Inferred...)
}

// measureTexts are what deals show about an element.
func measureTexts(id framework.ElementID) []string {
	model := data.PRO()
	measure, ok := model.Measures.Measure(id)
	if !ok {
		return nil
	}
	texts := []string{measure.Unseen}
	conditions := measure.Ready
	for _, rule := range measure.Rules {
		conditions = append(append(conditions, rule.Needs...), rule.ShownBy...)
	}
	for _, condition := range conditions {
		texts = append(texts, condition.String())
	}
	return texts
}

// The model page defines every figure that elements name.
func TestModelPage_figures(t *testing.T) {
	content, err := os.ReadFile(docs + "/model.md")
	if err != nil {
		t.Fatal(err)
	}
	page := unescaped(string(content))
	for _, measure := range data.PRO().Measures.List {
		for _, id := range measure.Figures {
			figure, _ := framework.FigureOf(id)
			if row := "| `" + string(id) + "` | " + figure.Name + " | " + figure.Definition + " |"; !strings.Contains(page, row) {
				t.Errorf("%q is missing", row)
			}
		}
	}
}

// No page holds a day or a path of the machine.
func TestPages_reproducible(t *testing.T) {
	pages, err := all("../../docs")
	if err != nil {
		t.Fatal(err)
	}
	suspect := regexp.MustCompile(`/home/|/root/|/tmp/|/work/|Auto generated|\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b`)
	for _, page := range pages {
		if found := suspect.FindString(page.content); found != "" {
			t.Errorf("%s: %q", page.path, found)
		}
	}
}

// Each command has its page, and links between the pages lead to one.
func TestCommandPages_links(t *testing.T) {
	pages, err := all("../../docs")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, page := range pages {
		there[page.path] = true
	}
	for _, name := range []string{"cli/README.md", "cli/revops.md", "cli/revops_framework_graph.md", "man/revops.1", "man/revops-framework-graph.1"} {
		if !there[name] {
			t.Errorf("%s is missing", name)
		}
	}
	for _, page := range pages {
		for _, link := range regexp.MustCompile(`\]\((revops[^)]*)\)`).FindAllStringSubmatch(page.content, -1) {
			if !there[cliFolder+"/"+link[1]] {
				t.Errorf("%s: a link to %s leads nowhere", page.path, link[1])
			}
		}
	}
}
