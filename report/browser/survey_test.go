package browser_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"revops/answers"
	"revops/cmd"
	"revops/data"
	"revops/framework"
	"revops/internal/console"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/page"
)

// surveyed opens a survey, whose downloads go to the folder that is returned. It reports what the page logs and
// requests, and violations of its policy.
func surveyed(t *testing.T, survey page.Survey) (ctx context.Context, downloads string) {
	t.Helper()
	ctx = tab(t, samples.Written(t, page.WriteSurvey, survey), func(event string) {
		if !strings.HasPrefix(event, "request: blob:") && !strings.HasPrefix(event, "request: data:") { // the download, and the browser's own icons
			t.Error(event)
		}
	})
	downloads = t.TempDir()
	download(t, ctx, cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: downloads})
	return ctx, downloads
}

// download says what becomes of the downloads of a tab.
func download(t *testing.T, ctx context.Context, wanted cdpbrowser.SetDownloadBehaviorParams) {
	t.Helper()
	wanted.BrowserContextID = chromedp.FromContext(ctx).BrowserContextID
	if _, err := chromedp.CallBrowser(ctx, cdpbrowser.SetDownloadBehavior, wanted); err != nil {
		t.Fatal(err)
	}
}

// press presses keys, one behind the other.
func press(t *testing.T, ctx context.Context, keys string) {
	t.Helper()
	do(t, ctx, chromedp.KeyEvent(keys))
}

// shortcut presses a key as a keyboard does: a page that takes it keeps it from being typed.
func shortcut(t *testing.T, ctx context.Context, key string) {
	t.Helper()
	for _, event := range []input.DispatchKeyEventParams{{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: key}, {Type: input.DispatchKeyEventTypeKeyUp, Key: key}} {
		if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, event); err != nil {
			t.Fatal(err)
		}
	}
}

// enter enters a text as a paste or an input method does.
func enter(t *testing.T, ctx context.Context, text string) {
	t.Helper()
	if _, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		t.Fatal(err)
	}
}

// focused is the name or id of what has the focus.
const focused = `(e => e.name && e.type !== "radio" ? e.name : e.type === "radio" ? "radio" : e.className === "more" ? "more" : e.closest(".item") ? "item" : e.id || e.tagName)(document.activeElement)`

// tabTo presses Tab until something has the focus.
func tabTo(t *testing.T, ctx context.Context, wanted string) {
	t.Helper()
	var seen []string
	for range 60 {
		press(t, ctx, kb.Tab)
		now := run(t, ctx, chromedp.Evaluate[string](focused))
		if now == wanted {
			return
		}
		seen = append(seen, now)
	}
	t.Fatalf("Tab does not lead to %s, but to %v", wanted, seen)
}

// downloaded waits for a file in a folder.
func downloaded(t *testing.T, folder, name string) []byte {
	t.Helper()
	file := filepath.Join(folder, name)
	for range 100 {
		if content, err := os.ReadFile(file); err == nil && len(content) > 0 {
			return content
		}
		time.Sleep(50 * time.Millisecond)
	}
	found, _ := filepath.Glob(filepath.Join(folder, "*"))
	t.Fatalf("there is no %s among %v", name, found)
	return nil
}

// parsed is what an answers file says, without places.
func parsed(t *testing.T, name string, content []byte) *answers.File {
	t.Helper()
	file, err := answers.Parse(diag.Source{Name: name, Data: content}, data.PRO())
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	return file
}

// sameAnswers compares files without places, without the elements that are listed only, and in any order.
func sameAnswers(want, got *answers.File) string {
	listed := func(file *answers.File) answers.File {
		plain := *file
		plain.Given = slices.DeleteFunc(slices.Clone(file.Given), func(a answers.Answer) bool { return a.Same(answers.Answer{Element: a.Element}) })
		slices.SortFunc(plain.Given, func(a, b answers.Answer) int { return strings.Compare(string(a.Element), string(b.Element)) })
		return plain
	}
	return cmp.Diff(listed(want), listed(got), cmpopts.IgnoreTypes(diag.Position{}), cmpopts.EquateEmpty())
}

// assessed is the result of answers as revops assess prints it, without their places.
func assessed(t *testing.T, name string, content []byte) any {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	process := cmd.Process{
		Streams: console.Streams{In: strings.NewReader(""), Out: &out, Err: &errs},
		Now:     func() time.Time { return time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC) },
	}
	if code := cmd.Run(process, []string{"assess", "--answers", file, "--format", "json"}); code != cmd.ExitDone {
		t.Fatalf("exit code %d\n%s\n%s", code, errs.String(), content)
	}
	var result any
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	withoutPlaces(result)
	return result
}

func withoutPlaces(value any) {
	switch value := value.(type) {
	case map[string]any:
		maps.DeleteFunc(value, func(key string, _ any) bool { return key == "file" || key == "line" || key == "column" })
		for _, inner := range value {
			withoutPlaces(inner)
		}
	case []any:
		for _, inner := range value {
			withoutPlaces(inner)
		}
	}
}

// A whole assessment is answered by keyboard, with a reload in the middle. The file gives the result of the same answers by hand.
func TestSurvey_keyboard(t *testing.T) {
	scope := framework.Scope{Lenses: []framework.LensID{"roadmap"}}
	ctx, downloads := surveyed(t, page.Survey{Model: data.PRO(), Scope: scope})
	press(t, ctx, kb.Tab)
	press(t, ctx, kb.Enter) // skip to the survey
	tabTo(t, ctx, "organization")
	press(t, ctx, "Acme & Sons")
	tabTo(t, ctx, "name")
	press(t, ctx, "Dana")
	tabTo(t, ctx, "team")
	press(t, ctx, "Sales")
	tabTo(t, ctx, "next")
	press(t, ctx, kb.Enter)
	var byHand strings.Builder
	fmt.Fprintf(&byHand, "schema: revops/answers/v1\nframework: pro@2\norganization: Acme & Sons\nrespondent: {name: Dana, team: sales}\ndate: %s\nanswers:\n",
		run(t, ctx, chromedp.Evaluate[string]("today()")))
	for i, place := range scope.Elements(data.PRO()) {
		if got := run(t, ctx, chromedp.Evaluate[string]("document.activeElement.id")); got != "q-"+string(place.ID) {
			t.Fatalf("the focus is on %s, want %s", got, place.ID)
		}
		byHand.WriteString(answerByKeys(t, ctx, i, place))
		if i == 15 {
			do(t, ctx, chromedp.Reload(), chromedp.WaitReady("footer"))
			if got := run(t, ctx, chromedp.Evaluate[string]("document.querySelector('article:not([hidden]) h3').textContent")); got != place.Name {
				t.Fatalf("after a reload the page asks %q, want %q", got, place.Name)
			}
		}
		tabTo(t, ctx, "next")
		press(t, ctx, kb.Enter)
	}
	tabTo(t, ctx, "download")
	press(t, ctx, kb.Enter)
	name := "Acme-Sons-sales-" + run(t, ctx, chromedp.Evaluate[string]("today()")) + ".yaml"
	content := downloaded(t, downloads, name)
	if diff := sameAnswers(parsed(t, "hand.yaml", []byte(byHand.String())), parsed(t, name, content)); diff != "" {
		t.Errorf("by hand -, from the page +:\n%s", diff)
	}
	if diff := cmp.Diff(assessed(t, name, []byte(byHand.String())), assessed(t, name, content)); diff != "" {
		t.Errorf("results by hand -, from the page +:\n%s", diff)
	}
}

// answerByKeys answers the i-th question by keys and gives the answer as one writes it by hand.
func answerByKeys(t *testing.T, ctx context.Context, i int, place framework.Place) string {
	t.Helper()
	grade := []string{"none", "partial", "mostly", "full"}[i%4]
	switch {
	case i%7 == 3:
		return fmt.Sprintf("  %s:\n", place.ID) // skipped
	case i%9 == 5:
		shortcut(t, ctx, "0")
		return fmt.Sprintf("  %s: unknown\n", place.ID)
	case i%9 == 4 && !place.Essential:
		shortcut(t, ctx, "x")
		press(t, ctx, "Not sold here")
		return fmt.Sprintf("  %s: {grade: n/a, reason: Not sold here}\n", place.ID)
	case i%9 == 2:
		shortcut(t, ctx, strconv.Itoa(i%4+1))
		shortcut(t, ctx, "n")
		press(t, ctx, "1 of 4: x")
		tabTo(t, ctx, "more")
		press(t, ctx, kb.Enter)
		press(t, ctx, "Report 17")
		return fmt.Sprintf("  %s: {grade: %s, note: '1 of 4: x', evidence: [Report 17]}\n", place.ID, grade)
	case i%2 == 0:
		tabTo(t, ctx, "radio")
		press(t, ctx, " "+strings.Repeat(kb.ArrowDown, i%4))
	default:
		shortcut(t, ctx, strconv.Itoa(i%4+1))
	}
	return fmt.Sprintf("  %s: %s\n", place.ID, grade)
}

// hostileTexts are texts that people type, paste and mean harm with.
func hostileTexts() []string {
	return []string{
		`"quoted" and 'single' \ back`, "emoji 👩‍👩‍👧‍👦 🏳️‍🌈 é e\u0301", "two\nlines\n\nand: a # colon\n", "שלום עולם مرحبا", "\u202eright to left\u202c",
		"</script><script>alert(1)</script><img src=x onerror=alert(1)>", "{{.}} ${x} `x`", "- list\n---\n...\n%YAML &a *a !!str | >", "null", "~", "2026-11-21", "yes",
		"\ufeffmark \u2028 line \u2029 end \u0085 \u00a0 \ufffe \uffff", "=cmd|' /C calc'!A0", "tab\there", "  spaces  ", strings.Repeat("long ", 3000) + "x", "__proto__",
	}
}

// Any text that a person can enter is in the file as it was entered.
func TestSurvey_hostileText(t *testing.T) {
	scope := framework.Scope{Lenses: []framework.LensID{"roadmap"}}
	ctx, downloads := surveyed(t, page.Survey{Model: data.PRO(), Scope: scope})
	do(t, ctx, chromedp.Focus(chromedp.CSS("[name=organization]")))
	enter(t, ctx, `../..\ <b>A:c|m?e*</b> "שלום" 👩‍👩‍👧‍👦`)
	want := &answers.File{
		Organization: `../..\ <b>A:c|m?e*</b> "שלום" 👩‍👩‍👧‍👦`, Respondent: answers.Respondent{},
		Date: answers.Date(run(t, ctx, chromedp.Evaluate[string]("today()"))),
	}
	elements := scope.Elements(data.PRO())
	for i, text := range hostileTexts() {
		id, grade := elements[i].ID, framework.NotApplicable
		if elements[i].Essential {
			grade = framework.Mostly
		}
		run(t, ctx, chromedp.Evaluate[bool](fmt.Sprintf("go('q-%s'); true", id)))
		shortcut(t, ctx, map[framework.Grade]string{framework.NotApplicable: "x", framework.Mostly: "3"}[grade])
		reason := ""
		if grade == framework.NotApplicable {
			reason = text
			enter(t, ctx, text)
		}
		run(t, ctx, chromedp.Evaluate[bool](fmt.Sprintf("$('#q-%s details').open = true; $('#q-%[1]s [name=note]').focus(); true", id)))
		enter(t, ctx, text)
		run(t, ctx, chromedp.Evaluate[bool](fmt.Sprintf("$('#q-%s .more').click(); true", id)))
		enter(t, ctx, text)
		kept := strings.ReplaceAll(text, "\u0085", "") // control characters cannot be in a file
		want.Given = append(want.Given, answers.Answer{
			Element: id, Grade: grade, Note: kept, Reason: strings.ReplaceAll(reason, "\u0085", ""), Evidence: []answers.Evidence{{Text: kept}},
		})
	}
	do(t, ctx, chromedp.Reload(), chromedp.WaitReady("footer"))
	run(t, ctx, chromedp.Evaluate[bool]("go('end'); $('#download').click(); true"))
	name := "b-A-c-m-e-b-שלום-" + string(want.Date) + ".yaml"
	if diff := sameAnswers(want, parsed(t, name, downloaded(t, downloads, name))); diff != "" {
		t.Errorf("entered -, in the file +:\n%s", diff)
	}
}

// imported is what the page makes of an answers file: the file that it gives, or why it takes none.
type imported struct{ File, Problem string }

// imports lets the page read answers files.
func imports(t *testing.T, ctx context.Context, files []string) []imported {
	t.Helper()
	literal, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	return run(t, ctx, chromedp.Evaluate[[]imported](fmt.Sprintf(`%s.map(source => {
		try { return {File: writeAnswers(begin(readAnswers(source)))} } catch (problem) { return {Problem: String(problem)} }
	})`, literal)))
}

// A file that revops reads is read by the page as well, and what it gives says the same.
func TestSurvey_import(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO()})
	var files []string
	for _, pattern := range []string{"answers/*.yaml", "respondents/*.yaml", "portfolio/*.yaml", "history/*.yaml", "dossiers/*.yaml"} {
		files = append(files, samples.Glob(t, pattern)...)
	}
	var contents []string
	var want []*answers.File
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if given, err := answers.Parse(diag.Source{Name: name, Data: content}, data.PRO()); err == nil && given.Date != "" {
			contents, want = append(contents, string(content)), append(want, given)
		}
	}
	for i, got := range imports(t, ctx, contents) {
		if got.Problem != "" {
			t.Errorf("%s\n%s", got.Problem, contents[i])
		} else if diff := sameAnswers(want[i], parsed(t, "page.yaml", []byte(got.File))); diff != "" {
			t.Errorf("%s\nread by revops -, by the page +:\n%s", contents[i], diff)
		}
	}
	if len(contents) < 10 {
		t.Errorf("only %d files were read", len(contents))
	}
}

// What revops refuses, the page refuses, but for a comma behind the last value of JSON. Bytes that are no UTF-8 do not get here.
func TestSurvey_importErrors(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO()})
	names := slices.DeleteFunc(slices.Concat(samples.Glob(t, "answers-err/*.yaml"), samples.Glob(t, "answers-err/*.json")), func(name string) bool {
		return slices.Contains([]string{"not-utf8.yaml", "json-syntax.json"}, filepath.Base(name))
	})
	var contents []string
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		contents = append(contents, string(content))
	}
	for i, got := range imports(t, ctx, contents) {
		if got.Problem == "" {
			t.Errorf("%s was read:\n%s", names[i], got.File)
		}
	}
}

// notes are ways in which YAML writes a note.
func notes() []string {
	return []string{
		"plain", "plain # comment", "plain#no", "a:b", "'it''s'", `"a \"b\" \u00e9 \x41 \U0001F600"`, "two\n      lines", "two\n\n      three", "'two\n      lines'",
		"\"two\n      lines\\\n      joined\"", "|\n      block\n       more\n\n      end\n", "|-\n      block\n", "|+\n      block\n\n", ">\n      folded\n      text\n\n      par\n",
		"|2\n       in\n", ">-\n      folded\n      text", "|\n      cut", "null", "~", "", "12", "true", "- x", "a: b", "&a x", "*a", "!!str x", "@x", "%x", "`x`", "[a, b]", "{a: b}",
		"\"a\" b", "'a' # c", "\ttab", "x\ty", "?x", "-x", ":x", "? x", ": x", "#x", "\"\\q\"", "\"\\0\"", ">\n      a\n        b\n      c\n", "x\n     # c", "x\n      # c\n      y",
		"|x\n      y", "| # c\n      y\n", "\"open", "'open", "word: ", "x :y", "x: y", "\"\\ud800\"", "0x1F", ".inf", "<<", "=", "a, b", "a] b", "a} b", "'a\n\n      b'", "\"a \n \n  b\"",
	}
}

// However YAML writes a text, the page reads what revops reads, or nothing.
func TestSurvey_importYAML(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO()})
	const head = "schema: revops/answers/v1\nframework: pro@2\ndate: 2026-11-21\nanswers:\n"
	var contents []string
	for _, note := range notes() {
		for _, form := range []string{
			head + "  deal-ownership:\n    grade: partial\n    note: %s\n", head + "  deal-ownership:\n    note: %s\n    grade: partial",
			head + "  deal-ownership: {grade: partial, note: %s}\n", head + "  deal-ownership:\n    grade: partial\n    evidence:\n    - %s\n    - text: %[1]s\n      as_of: 2026-10-30\n",
			head + "  deal-ownership:\n    evidence: [%s, {text: %[1]s}]\n", "%[1]s: x\n" + head, "organization: %s\n" + head,
		} {
			contents = append(contents, fmt.Sprintf(form, note))
		}
	}
	read := 0
	for i, got := range imports(t, ctx, contents) {
		given, err := answers.Parse(diag.Source{Name: "a.yaml", Data: []byte(contents[i])}, data.PRO())
		switch {
		case got.Problem != "":
		case err != nil:
			t.Errorf("revops refuses what the page reads:\n%s\n%v\n%s", contents[i], err, got.File)
		default:
			read++
			if diff := sameAnswers(given, parsed(t, "a.yaml", []byte(got.File))); diff != "" {
				t.Errorf("%s\nread by revops -, by the page +:\n%s", contents[i], diff)
			}
		}
	}
	if read < 100 {
		t.Errorf("only %d files were read", read)
	}
}

// axe-core finds no violation on any screen of the survey, in light or dark colours, and none is wider than its window.
func TestSurvey_axe(t *testing.T) {
	axe := script(t, "REVOPS_AXE")
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO(), Scope: framework.Scope{Team: "finance"}})
	do(t, ctx, chromedp.EmulateViewport(1280, 800))
	run(t, ctx, chromedp.Evaluate[int](axe+";0"))
	for name, steps := range map[string]string{
		"start": "go('start')", "question": "go('q-deal-profit-field')", "groups": "go('end'); $('#jump').open = true",
		"n/a":        "change('deal-profit-field', {grade: 'n/a', note: 'x', evidence: [{text: 'y', as_of: ''}]}); draw(); go('q-deal-profit-field')",
		"end":        "replace(fresh(), 'Loaded.'); $('#lost').hidden = false; $('#instead').open = true; go('end')",
		"everything": "state.whole = true; go('start'); state.whole = false",
	} {
		run(t, ctx, chromedp.Evaluate[bool](steps+"; true"))
		for _, colors := range []string{"light", "dark"} {
			media(t, ctx, "", colors)
			for _, width := range []int64{360, 1280} {
				do(t, ctx, chromedp.EmulateViewport(width, 800))
				if violations := run(t, ctx, chromedp.Evaluate[[]string](violated(colors), chromedp.EvalAwaitPromise)); len(violations) > 0 {
					t.Errorf("%s, %s at %d px: %s", name, colors, width, strings.Join(violations, "\n"))
				}
				if wide := run(t, ctx, chromedp.Evaluate[[]string](tooWide)); len(wide) > 0 {
					t.Errorf("%s at %d px: %s", name, width, strings.Join(wide, "\n"))
				}
			}
		}
	}
}

// Where a preview forbids storage and downloads, the page works, says that nothing is kept and offers the text to copy.
func TestSurvey_sandbox(t *testing.T) {
	survey := samples.Written(t, page.WriteSurvey, page.Survey{Model: data.PRO(), Scope: framework.Scope{Team: "finance"}})
	ctx := tab(t, "<!doctype html><footer>x</footer>", ignore)
	download(t, ctx, cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorDeny})
	address := "data:text/html;base64," + base64.StdEncoding.EncodeToString([]byte(survey)) // a page without an origin has no storage
	do(t, ctx, chromedp.Navigate(address), chromedp.WaitReady("footer"))
	tabTo(t, ctx, "next")
	press(t, ctx, kb.Enter)
	shortcut(t, ctx, "4")
	press(t, ctx, kb.Enter)
	run(t, ctx, chromedp.Evaluate[bool](`go("end"); true`))
	press(t, ctx, kb.Tab+kb.Enter) // the company is missing
	if got := run(t, ctx, chromedp.Evaluate[string](`$("#start").hidden ? "hidden" : state.at`)); got != "start" {
		t.Errorf("the link to what is missing leads to %s", got)
	}
	run(t, ctx, chromedp.Evaluate[bool](`go("end"); true`))
	seen := run(t, ctx, chromedp.Evaluate[string]("document.body.innerText"))
	for _, want := range []string{"does not let the page keep your answers", "Not saved", "Copy the text"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page does not say %q:\n%s", want, seen)
		}
	}
	text := run(t, ctx, chromedp.Evaluate[string](`$("#text").checkVisibility() ? $("#text").value : ""`))
	if got := parsed(t, "text.yaml", []byte(text)).Given[0].Grade; got != framework.Full {
		t.Errorf("the text says %v:\n%s", got, text)
	}
	tabTo(t, ctx, "copy")
	press(t, ctx, kb.Enter)
	const selected = `$("#text").selectionEnd - $("#text").selectionStart === $("#text").value.length && !$("#message").hidden`
	if !run(t, ctx, chromedp.Poll[bool](selected)) {
		t.Error("the text is neither copied nor selected")
	}
}

// Without JavaScript the page says what is needed, and the questions can be read.
func TestSurvey_noScript(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO(), Scope: framework.Scope{Team: "finance"}})
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Reload(), chromedp.WaitReady("footer"))
	seen := run(t, ctx, chromedp.Evaluate[string]("document.body.innerText"))
	for _, want := range []string{"open this file in a browser with JavaScript", data.PRO().Elements()[25].Question} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page does not say %q:\n%s", want, seen)
		}
	}
	if strings.Contains(seen, "Download") {
		t.Errorf("the page offers what does not work:\n%s", seen)
	}
}

// A survey of answers that were given already gives a file that says the same.
func TestSurvey_given(t *testing.T) {
	for _, company := range []string{samples.ScaleUp, samples.Services} {
		given := samples.Answers(t, data.PRO(), "answers", company)
		ctx, _ := surveyed(t, page.Survey{Model: data.PRO(), Given: given})
		file := run(t, ctx, chromedp.Evaluate[string]("writeAnswers(state)"))
		if diff := sameAnswers(given, parsed(t, company, []byte(file))); diff != "" {
			t.Errorf("%s (given -, from the page +):\n%s", company, diff)
		}
	}
}

// A hostile framework is text on the page and runs nothing.
func TestSurvey_hostileModel(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: samples.HostileModel(samples.Hostile())})
	run(t, ctx, chromedp.Evaluate[bool]("state.whole = true; go('end'); true"))
}
