// Package page writes documents as HTML.
//
// A report is one file that loads nothing: no script, no font, no picture from elsewhere, and its Content-Security-Policy forbids all
// of these. The styles stand in one element, whose hash is in the policy, so that no other style has an effect. Text from files goes
// through html/template and stands in an element that isolates its direction.
//
// A survey (WriteSurvey) is a page that asks. It has a script of our own, plain JavaScript in the folder html/survey, which its policy
// allows by its hash.
//
// Each other function writes one kind of document. It fills a cover, which a board reads, and sections below it; each is a template in the
// folder html that is given a struct called a view. What the formats say in the same words comes from report/document.
package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"revops/internal/build"
	"revops/internal/diag"
	"revops/report/brand"
	"revops/report/document"
)

//go:embed html
var htmlFiles embed.FS

// builder builds a page: a cover, then sections. The first error of a template is kept until the page is written.
type builder struct {
	templates *template.Template
	page      pageView
	// appendix says that the appendix begins with the section that is added next.
	appendix bool
	err      error
}

// pageView is what the template of the page shows.
type pageView struct {
	// Kind is the kind of report, Title usually the name of the company.
	Kind, Title string
	Policy      string
	Style       template.CSS
	// Class is that of the body, "" for none.
	Class string
	Cover template.HTML
	// Author is the firm whose brand the page bears, "" for none. Brand is that of the author, nil for none.
	Author   string
	Brand    *brandView
	Sections []sectionView
	// Reference names the framework, "" for a page without one. Counted is what was counted: answers or deals.
	Reference, Counted string
}

// sectionView is a part of the page with a heading, which the table of contents lists.
type sectionView struct {
	ID, Title string
	// Appendix says that the section is the first of the appendix.
	Appendix bool
	Body     template.HTML
}

// subject is what a page is about.
type subject struct {
	kind, company string
	// unnamed is the title where the company has no name.
	unnamed string
	// reference names the framework, "" for none.
	reference string
	// counted is what was counted.
	counted string
}

// newBuilder begins a page about a subject. Parts name the files of templates that it needs besides those of every page.
func newBuilder(of subject, parts ...string) *builder {
	b := &builder{page: pageView{Kind: of.kind, Title: harmless(of.company), Reference: of.reference, Counted: of.counted}}
	if b.page.Title == "" {
		b.page.Kind, b.page.Title = "Revenue operations", of.unnamed
	}
	style, err := joined("base.css", "style.css")
	if err != nil {
		b.err = err
		return b
	}
	b.page.Style = template.CSS(style)
	b.page.Policy = policy(style)
	files := []string{"html/head.html", "html/page.html"}
	for _, part := range parts {
		files = append(files, "html/"+part+".html")
	}
	b.templates, b.err = template.New("").Funcs(templateFunctions()).ParseFS(htmlFiles, files...)
	return b
}

// policy allows the style of a page and nothing else.
func policy(style []byte) string {
	return "default-src 'none'; style-src " + digest(style) + "; base-uri 'none'; form-action 'none'"
}

// joined is the content of files of the folder html, one behind the other.
func joined(names ...string) ([]byte, error) {
	var all []byte
	for _, name := range names {
		content, err := htmlFiles.ReadFile("html/" + name)
		if err != nil {
			return nil, err
		}
		all = append(all, content...)
	}
	return all, nil
}

// digest is how a Content-Security-Policy names a style or a script that it allows.
func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// templateFunctions are those that templates call.
func templateFunctions() template.FuncMap {
	return template.FuncMap{
		"bar": bar, "capital": document.Capital, "count": document.Count, "grade": gradeHTML, "harmless": harmless, "part": partOf,
		"partNeeded": partNeeded, "scores": document.Scores, "tool": build.Tool,
	}
}

// cover writes the cover with a template.
func (b *builder) cover(name string, view any) {
	b.page.Cover = b.render(name, view)
}

// section adds a section and writes it with a template.
func (b *builder) section(id, title, name string, view any) {
	b.page.Sections = append(b.page.Sections, sectionView{ID: id, Title: title, Appendix: b.appendix, Body: b.render(name, view)})
	b.appendix = false
}

// render executes a template. What html/template wrote is safe to stand in the page as it is.
func (b *builder) render(name string, view any) template.HTML {
	var body strings.Builder
	if b.err == nil {
		b.err = b.templates.ExecuteTemplate(&body, name, view)
	}
	return template.HTML(body.String())
}

// write writes the page with a brand, nil for none, or returns the first error of building it.
func (b *builder) write(w io.Writer, by *brand.Brand) error {
	if b.err != nil {
		return b.err
	}
	b.page.bear(by)
	return b.templates.ExecuteTemplate(w, "page", b.page)
}

// harmless replaces the characters of a text that could change how it is shown. Its line breaks stay.
func harmless(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	return strings.Join(document.Each(lines, diag.Printable), "\n")
}
