package browser_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"revops/data"
	"revops/framework"
	"revops/report/page"
)

// says checks an expression of the page.
func says(t *testing.T, when string, check func(expression string) string, expression, want string) {
	t.Helper()
	if got := check(expression); got != want {
		t.Errorf("%s, %s is %q, want %q", when, expression, got, want)
	}
}

// "I don't know" counts as done, a reason is demanded before the next question, and the list at the end leads to a question and back.
func TestSurvey_moves(t *testing.T) {
	scope := framework.Scope{Lenses: []framework.LensID{"roadmap"}}
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO(), Scope: scope})
	elements := scope.Elements(data.PRO())
	evaluated := func(expression string) string {
		return run(t, ctx, chromedp.Evaluate[string]("String("+expression+")"))
	}
	at := func(i int) string { return "q-" + string(elements[i].ID) }
	click := func(what string) { run(t, ctx, chromedp.Evaluate[bool](fmt.Sprintf("$(%q).click(); true", what))) }

	says(t, "at first", evaluated, `$("#next").textContent`, "Start")
	click("#next")
	run(t, ctx, chromedp.Evaluate[bool]("document.activeElement.blur(); true"))
	shortcut(t, ctx, "3") // no question has the focus
	press(t, ctx, kb.Enter)
	shortcut(t, ctx, "0")
	says(t, "after an unknown", evaluated, `$("#done").textContent`, "Question 2 of 34 · 1 graded, 1 don't know, 32 left")
	says(t, "after an unknown", evaluated, `$("#n-q-defined-qualification-criteria").textContent`, "2/3")

	run(t, ctx, chromedp.Evaluate[bool](fmt.Sprintf("go(%q); true", at(4))))
	shortcut(t, ctx, "x")
	click("#next")
	says(t, "without a reason", evaluated, "state.at", at(4))
	says(t, "without a reason", evaluated, "document.activeElement.name", "reason")
	press(t, ctx, "Not sold here")
	press(t, ctx, kb.Escape+kb.Enter) // Escape leaves the field
	says(t, "with a reason", evaluated, "state.at", at(5))

	click(`[href="#end"]`)
	says(t, "at the end", evaluated, `$("#summary").textContent.split(".")[0]`, "2 graded, 1 don't know, 31 left")
	click(fmt.Sprintf(`#open [href="#%s"]`, at(20)))
	shortcut(t, ctx, "1")
	says(t, "after a link of the list", evaluated, `$("#next").textContent`, "To the list")
	click("#next")
	says(t, "after the way back", evaluated, "state.at", "end")

	click(`[href="#start"]`)
	says(t, "with answers", evaluated, `$("#next").textContent`, "Continue")
	click("#next")
	says(t, "with answers, the first open question", evaluated, "state.at", at(2))
}

// A half-typed date is said and leads to the next question only when it is whole or empty.
func TestSurvey_halfDate(t *testing.T) {
	ctx, _ := surveyed(t, page.Survey{Model: data.PRO(), Scope: framework.Scope{Team: "finance"}})
	run(t, ctx, chromedp.Evaluate[bool](`go(stops[1]); $("article:not([hidden]) details").open = true; $("article:not([hidden]) [name=as_of]").focus(); true`))
	press(t, ctx, "05")
	run(t, ctx, chromedp.Evaluate[bool](`$("#next").click(); true`))
	evaluated := func(expression string) string {
		return run(t, ctx, chromedp.Evaluate[string]("String("+expression+")"))
	}
	says(t, "half a date", evaluated, "state.at === stops[1]", "true")
	says(t, "half a date", evaluated, `$("#message span").textContent`, "This date is not complete: it needs a day, a month and a year.")
}
