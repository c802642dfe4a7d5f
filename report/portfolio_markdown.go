package report

import "io"

// Markdown writes the portfolio: what the companies have in common, which is read before a table that may be long, then
// each of them.
func (p Portfolio) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(m *markdown) {
		t := p.on(m)
		m.title("Portfolio of " + count(p.Companies, "company", "companies"))
		m.note(t.about())
		if p.Companies > 0 {
			t.levels()
			t.medians()
			t.gaps()
		}
		t.companies()
		t.problems()
		if p.Companies > 0 {
			m.folded("The scores behind the medians", t.groups)
		}
	})
}
