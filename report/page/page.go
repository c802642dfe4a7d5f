// Package page writes documents as HTML.
//
// A page is one file that loads nothing: no script, no font, no picture from elsewhere, and its Content-Security-Policy forbids all
// of these. The styles stand in one element, whose hash is in the policy, so that no other style has an effect. Text from files goes
// through html/template and stands in an element that isolates its direction.
//
// Each function writes one kind of document. It fills a cover, which a board reads, and sections below it; each is a template in the
// folder html that is given a struct called a view. What the formats say in the same words comes from report/document.
package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"revops/internal/diag"
	"revops/report/document"
)

//go:embed html
var htmlFiles embed.FS

// builder puts a page together: a cover, which is what a board reads, and sections below it.
type builder struct {
	templates *template.Template
	page      pageView
	err       error
}

// pageView is what the template of the page shows.
type pageView struct {
	// Kind says what sort of report it is, Title whose.
	Kind, Title string
	Policy      string
	Style       template.CSS
	Cover       template.HTML
	Sections    []sectionView
	// Reference is that of the framework, "" where none is needed; Counted says what was counted.
	Reference, Counted string
}

// sectionView is a part of the page with a heading, which the table of contents lists.
type sectionView struct {
	ID, Title string
	Body      template.HTML
}

// newBuilder begins a document of a kind about a company; where the name of that is not known, bare is its title. It reads
// the templates of the parts, and those of the page itself.
func newBuilder(kind, company, bare, reference string, parts ...string) *builder {
	h := &builder{page: pageView{Kind: kind, Title: harmless(company), Reference: reference, Counted: "answers"}}
	if h.page.Title == "" {
		h.page.Kind, h.page.Title = "Revenue operations", bare
	}
	style, err := htmlFiles.ReadFile("html/style.css")
	if err != nil {
		h.err = err
		return h
	}
	hash := sha256.Sum256(style)
	h.page.Style = template.CSS(style)
	h.page.Policy = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) +
		"'; base-uri 'none'; form-action 'none'"
	files := []string{"html/page.html"}
	for _, part := range parts {
		files = append(files, "html/"+part+".html")
	}
	h.templates, h.err = template.New("").Funcs(functions()).ParseFS(htmlFiles, files...)
	return h
}

// functions are what templates may call.
func functions() template.FuncMap {
	return template.FuncMap{
		"bar": bar, "capital": document.Capital, "count": document.Count, "harmless": harmless, "part": partOf,
		"partNeeded": partNeeded, "scores": document.Scores, "sign": sign,
	}
}

// cover fills the first page.
func (h *builder) cover(name string, view any) {
	h.page.Cover = h.render(name, view)
}

// section adds a section that a template of its own writes.
func (h *builder) section(id, title, name string, view any) {
	h.page.Sections = append(h.page.Sections, sectionView{ID: id, Title: title, Body: h.render(name, view)})
}

// render executes a template. Its output is HTML by the template engine's word, so that the page may hold it as it is.
func (h *builder) render(name string, view any) template.HTML {
	var body strings.Builder
	if h.err == nil {
		h.err = h.templates.ExecuteTemplate(&body, name, view)
	}
	return template.HTML(body.String())
}

// write writes the page, or says what went wrong on the way.
func (h *builder) write(w io.Writer) error {
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
