package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// An HTML document is one file that asks for nothing: no script, no font, no picture from elsewhere, and a policy in it
// that forbids all of these. Styles stand in one element, whose hash the policy names, so that no other style does
// anything. Whatever comes out of files goes through html/template and stands in an element that isolates its direction.

//go:embed html
var htmlFiles embed.FS

// htmlDocument puts a document together: a cover, which is what a board reads, and sections below it.
type htmlDocument struct {
	templates *template.Template
	page      htmlPage
	err       error
}

// htmlPage is what the template of the page shows.
type htmlPage struct {
	// Kind says what sort of report it is, Title whose.
	Kind, Title string
	Policy      string
	Style       template.CSS
	Cover       template.HTML
	Sections    []htmlSection
	Reference   string
}

// htmlSection is a part of the page with a heading, which the table of contents lists.
type htmlSection struct {
	ID, Title string
	Body      template.HTML
}

// newHTML begins a document of a kind about something.
func newHTML(kind, title, reference string) *htmlDocument {
	h := &htmlDocument{page: htmlPage{Kind: kind, Title: title, Reference: reference}}
	style, err := htmlFiles.ReadFile("html/style.css")
	if err != nil {
		h.err = err
		return h
	}
	hash := sha256.Sum256(style)
	h.page.Style = template.CSS(style)
	h.page.Policy = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) +
		"'; base-uri 'none'; form-action 'none'"
	h.templates, h.err = template.New("").Funcs(htmlFuncs()).ParseFS(htmlFiles, "html/*.html")
	return h
}

// htmlFuncs are what templates may call.
func htmlFuncs() template.FuncMap {
	return template.FuncMap{
		"capital": capital, "count": count, "harmless": harmless, "heat": heat, "mark": gradeMark, "points": points,
		"scores": scores, "share": share, "width": scoreWidth, "word": GradeWord,
	}
}

// cover fills the first page.
func (h *htmlDocument) cover(name string, view any) {
	h.page.Cover = h.render(name, view)
}

// section adds a section that a template of its own writes.
func (h *htmlDocument) section(id, title, name string, view any) {
	h.page.Sections = append(h.page.Sections, htmlSection{ID: id, Title: title, Body: h.render(name, view)})
}

// render executes a template. Its output is HTML by the template engine's word, so that the page may hold it as it is.
func (h *htmlDocument) render(name string, view any) template.HTML {
	var body strings.Builder
	if h.err == nil {
		h.err = h.templates.ExecuteTemplate(&body, name, view)
	}
	return template.HTML(body.String())
}

// write writes the page, or says what went wrong on the way.
func (h *htmlDocument) write(w io.Writer) error {
	if h.err != nil {
		return h.err
	}
	return h.templates.ExecuteTemplate(w, "page", h.page)
}

// harmless keeps the lines of a text from outside and takes what could steer how it is shown out of them.
func harmless(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = diag.Printable(line)
	}
	return strings.Join(lines, "\n")
}

// gradeMark names the sign of a grade: a disc that fills up, a dash, or a broken ring for what is open.
func gradeMark(grade framework.Grade) string {
	switch {
	case grade.Open():
		return "open"
	case grade == framework.NotApplicable:
		return "na"
	default:
		return grade.String()
	}
}

// points are what a grade is worth, "–" for one that is not counted.
func points(grade framework.Grade) string {
	if !grade.Graded() {
		return "–"
	}
	return string(rune('0' + grade.Points()))
}

// heat is the shade of a score, from 0 for nothing to 5 for all; "x" where there is no score.
func heat(score assess.Score) string {
	if !score.Known {
		return "x"
	}
	shades := []int{1, 250, 500, 750, 1000}
	shade, exact := slices.BinarySearch(shades, score.Tenths)
	if exact {
		shade++
	}
	return string(rune('0' + shade))
}

// scoreWidth is how long a bar of a hundred units is for a score.
func scoreWidth(score assess.Score) string {
	return share(score.Tenths, 1000)
}

// share is how long a bar of a hundred units is for a part of a whole.
func share(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return unit(100 * float64(part) / float64(whole))
}
