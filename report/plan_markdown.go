package report

import "io"

// Markdown writes the plan: when each level is reached, what each team does in each period, how much of its capacity each
// team needs.
func (p Plan) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(m *markdown) {
		p.markdownHead(m)
		if len(p.Plan.Periods) == 0 {
			m.note(nothingToPlan)
			return
		}
		p.schedule(m)
	})
}

// markdownSchedule writes the plan within an assessment: its periods folded.
func (p Plan) markdownSchedule(m *markdown) {
	if len(p.Plan.Periods) == 0 {
		m.heading("Plan")
		m.note(nothingToPlan)
		return
	}
	p.outcome(m)
	m.folded(count(len(p.Plan.Periods), "period", "periods")+" and what each team does", func() {
		m.nested(func() {
			for _, period := range p.Plan.Periods {
				p.period(m, period)
			}
			p.teams(m)
		})
	})
}
