// Package browser_test opens pages and graphs in a real browser, as a reader does.
package browser_test

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is the one of all tests: each page has a tab with a storage of its own.
//
//nolint:gochecknoglobals // to start one takes seconds
var browser context.Context

// The tests run only with REVOPS_BROWSER=1. Then they need a Chromium, pdftotext and dot on the PATH, the axe-core that
// REVOPS_AXE names and the Mermaid that REVOPS_MERMAID names, and fail where one of them is missing.
func TestMain(m *testing.M) {
	if os.Getenv("REVOPS_BROWSER") == "1" {
		os.Exit(inBrowser(m.Run))
	}
}

// inBrowser runs the tests in a browser that asks the network for nothing by itself.
func inBrowser(tests func() int) (code int) {
	options := []chromedp.ExecAllocatorOption{
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
	}
	for _, name := range []string{"google-chrome", "chromium-browser", "chromium"} {
		if path, err := exec.LookPath(name); err == nil {
			options = append(options, chromedp.ExecPath(path))
		}
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	browser, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(browser); err != nil {
		panic(err)
	}
	return tests()
}

// program finds a program.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// script is the JavaScript in the file that a variable of the environment names.
func script(t *testing.T, variable string) string {
	t.Helper()
	content, err := os.ReadFile(os.Getenv(variable))
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return string(content)
}

// ignore takes no notice of what a page does.
func ignore(string) {}

// tab opens an HTML page in a tab of its own, and reports what the page logs or requests.
func tab(t *testing.T, html string, report func(string)) context.Context {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	address := (&url.URL{Scheme: "file", Path: file}).String()
	ctx, cancel := context.WithTimeout(browser, 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Listen(ctx, func(event any) { observe(event, address, report) }); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(address), chromedp.WaitReady("footer"))
	return ctx
}

// observe reports what the page logs, and what it requests besides itself.
func observe(event any, address string, report func(string)) {
	switch event := event.(type) {
	case *runtime.EventConsoleAPICalled:
		report(fmt.Sprintf("console: %s", event.Type))
	case *runtime.EventExceptionThrown:
		report("exception: " + event.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		report(fmt.Sprintf("log: %s %s", event.Entry.Level, event.Entry.Text))
	case *network.EventRequestWillBeSent:
		if event.Request.URL != address && !strings.HasPrefix(event.Request.URL, "data:image/") { // the logo is part of the page
			report("request: " + event.Request.URL)
		}
	}
}

// do takes actions in a tab.
func do(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// run takes an action in a tab and returns what it gives.
func run[T any](t *testing.T, ctx context.Context, action chromedp.Action[T]) T {
	t.Helper()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// media shows the page as on a screen or on paper, in light or dark colours; "" leaves that as it is.
func media(t *testing.T, ctx context.Context, kind, colors string) {
	t.Helper()
	wanted := emulation.SetEmulatedMediaParams{Media: kind}
	if colors != "" {
		wanted.Features = []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colors}}
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, wanted); err != nil {
		t.Fatal(err)
	}
}

// A tab reports messages on the console, requests and violations of the policy.
func TestTab(t *testing.T) {
	events := make(chan string, 100)
	bad := `<!doctype html><meta http-equiv="Content-Security-Policy" content="img-src 'none'">
<script>console.log("here")</script><link rel="stylesheet" href="missing.css"><img src="picture.png"><footer>x</footer>`
	do(t, tab(t, bad, func(event string) { events <- event }), chromedp.EmulateViewport(800, 600))
	var kinds []string
	for len(events) > 0 {
		kind, _, _ := strings.Cut(<-events, ":")
		kinds = append(kinds, kind)
	}
	for _, kind := range []string{"console", "request", "log"} {
		if !strings.Contains(strings.Join(kinds, " "), kind) {
			t.Errorf("no %s among %v", kind, kinds)
		}
	}
}

// Every page is fit for a screen, for paper and for those who cannot see it.
func TestPages(t *testing.T) {
	axe, pdftotext := script(t, "REVOPS_AXE"), program(t, "pdftotext")
	for name, html := range pages(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			events := make(chan string, 100)
			ctx := tab(t, html, func(event string) { events <- event })
			fitsScreens(t, ctx, events)
			fitsPaper(t, ctx, pdftotext)
			accessible(t, ctx, axe)
		})
	}
}

// fitsScreens demands that a page logs nothing, requests nothing and is never wider than its window, and that on a phone scores and gaps can
// be read without scrolling sideways.
func fitsScreens(t *testing.T, ctx context.Context, events <-chan string) {
	t.Helper()
	for _, width := range []int64{360, 768, 1280} {
		do(t, ctx, chromedp.EmulateViewport(width, 800))
		if wide := run(t, ctx, chromedp.Evaluate[[]string](tooWide)); len(wide) > 0 {
			t.Errorf("at %d px: %s", width, strings.Join(wide, "\n"))
		}
		if width == 360 {
			if found := run(t, ctx, chromedp.Evaluate[[]string](hiddenOnPhone)); len(found) > 0 {
				t.Error(strings.Join(found, "\n"))
			}
		}
	}
	run(t, ctx, chromedp.Evaluate[bool]("document.fonts.ready.then(() => true)", chromedp.EvalAwaitPromise))
	select {
	case event := <-events:
		t.Error(event)
	default:
	}
}

// hiddenOnPhone lists the tables that have to fit and do not, and of those that may scroll what lacks a first column that
// stays or a shadow at the edge.
const hiddenOnPhone = `(() => {
	const found = [];
	for (const box of document.querySelectorAll(".scroll, .values")) {
		if (box.scrollWidth <= box.clientWidth) continue;
		const say = what => found.push(box.getAttribute("aria-label") + " of " + box.scrollWidth + " px " + what);
		if (box.querySelector(".heat, .scored, .gaps") || box.closest("#common, #medians, [id^=lens-]")) say("does not fit");
		if (!getComputedStyle(box).backgroundImage.includes("linear-gradient")) say("has no shadow");
		for (const first of box.querySelectorAll("tr > th:first-child"))
			if (getComputedStyle(first).position !== "sticky") { say("has a first column that goes away"); break; }
	}
	return found;
})()`

// tooWide lists what makes the page scroll sideways.
const tooWide = `(() => {
	const page = document.documentElement, found = [];
	if (page.scrollWidth > innerWidth) found.push("the page is " + page.scrollWidth + " px wide");
	for (const e of document.querySelectorAll("main *, header *, footer *")) {
		if (e.closest(".scroll, svg, .unseen")) continue;
		const box = e.getBoundingClientRect();
		if (box.right > innerWidth + 1) found.push(e.outerHTML.slice(0, 120));
	}
	return found;
})()`

// accessible demands that axe-core finds no violation, in light or dark colours. Of rows, cards and entries that are built alike it sees
// two: it takes a second for every few hundred elements.
func accessible(t *testing.T, ctx context.Context, axe string) {
	t.Helper()
	run(t, ctx, chromedp.Evaluate[bool](axe+shapeOf+thin))
	for _, colors := range []string{"light", "dark"} {
		media(t, ctx, "", colors)
		for _, width := range []int64{360, 1280} {
			do(t, ctx, chromedp.EmulateViewport(width, 800))
			if violations := run(t, ctx, chromedp.Evaluate[[]string](violated(colors), chromedp.EvalAwaitPromise)); len(violations) > 0 {
				t.Errorf("%s at %d px: %s", colors, width, strings.Join(violations, "\n"))
			}
		}
	}
}

// shapeOf is how an element is built: all but its words and the values of what has no bearing on how it looks.
const shapeOf = `;const shapeOf = e => e.localName + [...e.attributes].map(a => a.name + (/^(class|style|role|type|scope|fill|stroke)$/.test(a.name) ? a.value : "")).join(" ") +
	[...e.childNodes].map(child => child.nodeType === 1 ? "<" + shapeOf(child) + ">" : child.data && child.data.trim() ? "text" : "").join("");`

// thin leaves two of the elements beside each other that are built alike, and is true.
const thin = `(function thin(parent) {
	const seen = {};
	for (const child of [...parent.children]) {
		const shape = shapeOf(child);
		seen[shape] = (seen[shape] || 0) + 1;
		if (seen[shape] > 2) child.remove(); else thin(child);
	}
	return true;
})(document.body)`

// violated lists the rules of axe that the page breaks, each with the elements that do. In dark colours those of colours are enough: the
// others say the same as in light ones.
func violated(colors string) string {
	rules := ""
	if colors == "dark" {
		rules = `, runOnly: ["color-contrast", "link-in-text-block"]`
	}
	return `axe.run(document, {resultTypes: ["violations"]` + rules + `}).then(result =>
	result.violations.map(v => v.id + ": " + v.help + "\n" + v.nodes.slice(0, 3).map(n => "  " + n.html.slice(0, 160) + " " + (n.any[0] || n.all[0] || n.none[0] || {}).message).join("\n")))`
}
