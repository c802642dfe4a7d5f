package browser_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"revops/answers"
	"revops/data"
	"revops/internal/samples"
	"revops/report/page"
)

// axe-core finds no violation at any question, with all that a question can show, on a phone: it sees two of those that are built alike.
// What is hidden is taken out meanwhile, since axe looks at it too, for seconds. Colours are those of the questions in TestSurvey_axe.
func TestSurvey_axeQuestions(t *testing.T) {
	axe := script(t, "REVOPS_AXE")
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO()})
	do(t, ctx, chromedp.EmulateViewport(390, 800))
	run(t, ctx, chromedp.Evaluate[bool](axe+shapeOf+"true"))
	const step = `(async () => {
		const wrong = [], seen = {};
		for (const question of questions) {
			const grade = survey.essential.includes(idOf(question)) ? "unknown" : "n/a";
			change(idOf(question), {grade, note: "x", evidence: [{text: "y", as_of: ""}]});
			fill(question);
			const shape = shapeOf(question);
			seen[shape] = (seen[shape] || 0) + 1;
			if (seen[shape] > 2) continue;
			go(question.id);
			const hidden = all("article[hidden], .group[hidden]").map(part => [part, document.createComment("")]);
			for (const [part, mark] of hidden) part.replaceWith(mark);
			const result = await axe.run(document, {resultTypes: ["violations"], rules: {"color-contrast": {enabled: false}}});
			for (const [part, mark] of hidden.reverse()) mark.replaceWith(part);
			wrong.push(...result.violations.map(v => question.id + ": " + v.id + ": " + v.help));
		}
		return [String(Object.values(seen).reduce((sum, n) => sum + n)), ...wrong];
	})()`
	got := run(t, ctx, chromedp.Evaluate[[]string](step, chromedp.EvalAwaitPromise))
	if len(got) != 1 || got[0] != "88" {
		t.Errorf("questions and violations: %s", strings.Join(got, "\n"))
	}
}

// picked lets the page load a file by its picker, and gives what the page says then.
func picked(t *testing.T, ctx context.Context, content []byte, name string) (message string, given *answers.File) {
	t.Helper()
	run(t, ctx, chromedp.Evaluate[bool](`replace(fresh(), ""); say(""); true`))
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.SetUploadFiles(chromedp.CSS("#load"), []string{file}))
	run(t, ctx, chromedp.Poll[bool](`!$("#message").hidden`))
	message = run(t, ctx, chromedp.Evaluate[string](`$("#message span").textContent`))
	return message, parsed(t, "page.yaml", []byte(run(t, ctx, chromedp.Evaluate[string]("writeAnswers(state)"))))
}

// An earlier file that is picked fills the page in, as YAML, as JSON and with a mark at its beginning.
func TestSurvey_loadFile(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO()})
	want := samples.Answers(t, data.PRO(), "answers", samples.ScaleUp)
	for name, content := range map[string][]byte{
		"a.yaml": want.YAML(data.PRO().Reference()), "b.json": want.JSON(data.PRO().Reference()), "c.yml": append([]byte("\ufeff"), want.YAML(data.PRO().Reference())...),
	} {
		message, got := picked(t, ctx, content, name)
		if diff := sameAnswers(want, got); diff != "" || !strings.HasPrefix(message, "Loaded ") || !strings.Contains(message, " from "+name+".") {
			t.Errorf("%s: %s\n%s", name, message, diff)
		}
	}
}

// A file that the page cannot read changes nothing, and the page says why.
func TestSurvey_loadMistakes(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO()})
	broken, err := json.Marshal(map[string]any{"schema": "revops/answers/v1", "framework": "pro@2", "answers": map[string]string{"deal-ownership": "mosty"}})
	if err != nil {
		t.Fatal(err)
	}
	for want, content := range map[string][]byte{
		"deal-ownership: unknown grade mosty": broken,
		"the file is not UTF-8 text":          []byte("organization: M\xfcller\n"),
		"the file is empty":                   nil,
		"the file is larger than 4 MiB":       []byte(strings.Repeat("#", 4<<20+1)),
		"<script>alert(1)</script>":           []byte("<script>alert(1)</script>: x\nschema: x\n"),
	} {
		message, got := picked(t, ctx, content, "a.yaml")
		if !strings.HasPrefix(message, "Nothing was loaded from a.yaml: ") || !strings.Contains(message, want) || got.Values() > 0 {
			t.Errorf("want %q: %s", want, message)
		}
	}
}
