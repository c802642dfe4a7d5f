package report

import "io"

// Markdown writes the comparison: how level and score changed, what was compared, and what else changed.
func (c Comparison) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(m *markdown) {
		m.title("Level " + c.levelMove() + ", score " + c.scoreMove())
		m.paragraph(strong(c.about()))
		m.list(plains(c.remarks()))
		c.markdownBody(m)
	})
}

// markdownPart writes the comparison within an assessment.
func (c Comparison) markdownPart(m *markdown) {
	m.heading(c.since())
	m.note(c.moves())
	m.nested(func() { c.markdownBody(m) })
}

// markdownBody writes what was compared and what changed.
func (c Comparison) markdownBody(m *markdown) {
	c.files(m)
	c.split(m)
	for _, lens := range c.lenses() {
		c.groups(m, lens)
	}
	c.elements(m)
}
