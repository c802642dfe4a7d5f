package browser_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"revops/assess"
	"revops/internal/samples"
	"revops/report/page"
)

// The report of the sample with CRM evidence, forecast and plan takes at most 8 pages for a board and 11 with its appendix, each of them numbered. The first one
// asks for the decision.
func TestPages_paper(t *testing.T) {
	const maxBoard, maxAll = 8, 11
	pdftotext := program(t, "pdftotext")
	counted := samples.WithPlan(samples.CountBesideExport(t, samples.ScaleUp, "hubspot.csv"), assess.ByMonth)
	ctx := tab(t, samples.Written(t, samples.Unbranded(page.Assessment), samples.Document(counted)), ignore)
	pages := strings.Split(strings.TrimSuffix(textOf(t, printed(t, ctx), pdftotext), "\f"), "\f")
	board := slices.IndexFunc(pages, func(page string) bool { return strings.Contains(page, "APPENDIX") })
	if board < 1 || board > maxBoard || len(pages) > maxAll {
		t.Errorf("%d pages for the board and %d in all, want at most %d and %d", board, len(pages), maxBoard, maxAll)
	}
	if !strings.Contains(pages[0], "Decision needed") || !strings.Contains(pages[0], "Start with") {
		t.Errorf("the first page does not ask for the decision:\n%s", pages[0])
	}
	for i, page := range pages {
		if number := fmt.Sprintf("%d / %d", i+1, len(pages)); !strings.Contains(page, number) {
			t.Errorf("page %d lacks its number %q:\n%s", i+1, number, page)
		}
	}
}

// A brief takes two pages of paper, whatever the company.
func TestPages_brief(t *testing.T) {
	pdftotext := program(t, "pdftotext")
	for _, company := range samples.Companies(t) {
		a := samples.Document(samples.WithPlan(samples.CountEverything(t, company), assess.ByMonth))
		a.Contents.Brief = true
		ctx := tab(t, samples.Written(t, samples.Unbranded(page.Assessment), a), ignore)
		if pages := strings.Count(textOf(t, printed(t, ctx), pdftotext), "\f"); pages != 2 {
			t.Errorf("%s: %d pages, want 2", company, pages)
		}
	}
}

// fitsPaper demands that a page is printed whole on A4: nothing is cut or hidden, each section is there, no page of paper ends with a
// heading, and a table of up to twelve rows stands on one page.
func fitsPaper(t *testing.T, ctx context.Context, pdftotext string) {
	t.Helper()
	tables := run(t, ctx, chromedp.Evaluate[[][]string](shortTables))
	headings := run(t, ctx, chromedp.Evaluate[[]string](texts("h2, h3, h4")))
	const width = 680 // what A4 leaves between the margins
	do(t, ctx, chromedp.EmulateViewport(width, 1000))
	media(t, ctx, "print", "")
	if cut := run(t, ctx, chromedp.Evaluate[[]string](cutInPrint)); len(cut) > 0 {
		t.Errorf("cut or hidden on paper: %s", strings.Join(cut, "\n"))
	}
	sections := run(t, ctx, chromedp.Evaluate[[]string](texts("section > h2")))
	media(t, ctx, "", "")
	pdf := printed(t, ctx)
	laidOut := textOf(t, pdf, pdftotext, "-layout")
	hasAll(t, laidOut, sections)
	tablesWhole(t, strings.Split(laidOut, "\f"), tables)
	noHeadingLast(t, strings.Split(textOf(t, pdf, pdftotext), "\f"), headings)
}

func hasAll(t *testing.T, text string, headings []string) {
	t.Helper()
	text = strings.Join(strings.Fields(text), " ")
	for _, heading := range headings {
		if !strings.Contains(text, heading) {
			t.Errorf("the print lacks %q", heading)
		}
	}
}

func tablesWhole(t *testing.T, pages []string, tables [][]string) {
	t.Helper()
	for _, rows := range tables {
		whole := slices.ContainsFunc(pages, func(page string) bool {
			seen := strings.Join(strings.Fields(page), "")
			return !slices.ContainsFunc(rows, func(row string) bool { return !strings.Contains(seen, row) })
		})
		if !whole {
			t.Errorf("no page holds all of %q", rows)
		}
	}
}

func noHeadingLast(t *testing.T, pages, headings []string) {
	t.Helper()
	for i, page := range pages {
		lines := slices.DeleteFunc(strings.Split(page, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
		for len(lines) > 0 && strings.Contains(lines[len(lines)-1], " / ") { // the number of the page
			lines = lines[:len(lines)-1]
		}
		if last := len(lines) - 1; last >= 0 && slices.Contains(headings, strings.TrimSpace(lines[last])) {
			t.Errorf("page %d ends with the heading %q", i+1, lines[last])
		}
	}
}

// shortTables lists the tables of scores with at most twelve rows: the numbers of each row, as they stand behind each other.
const shortTables = `[...document.querySelectorAll("table:has(td.n)")].filter(e => e.rows.length <= 13 && !e.querySelector("tbody ~ tbody, .note"))
	.map(e => [...e.tBodies[0].rows].map(row => [...row.querySelectorAll("td.n, .heat td")].map(e => e.textContent).join("").replace(/\s+/g, "")))`

// cutInPrint lists what does not fit the paper, and what is folded away.
const cutInPrint = `(() => {
	const found = [];
	for (const e of document.querySelectorAll(".scroll")) if (e.scrollWidth > e.clientWidth + 1)
		found.push(e.getAttribute("aria-label") + ": " + e.scrollWidth + " of " + e.clientWidth + " px");
	for (const e of document.querySelectorAll("section, details table, td, th, h2, h3, h4"))
		if (!e.checkVisibility() || e.getBoundingClientRect().height === 0) found.push("hidden: " + e.outerHTML.slice(0, 100));
	return found;
})()`

// texts lists the texts of the elements that a selector chooses.
func texts(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].map(e => e.textContent.trim().replace(/\s+/g, " "))`
}

// printed is the file of the page as a PDF.
func printed(t *testing.T, ctx context.Context) string {
	t.Helper()
	pdf := run(t, ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// textOf is the text of a PDF, with a form feed behind each page of paper.
func textOf(t *testing.T, pdf, pdftotext string, options ...string) string {
	t.Helper()
	text, err := exec.CommandContext(t.Context(), pdftotext, append(options, pdf, "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
