package answers

import (
	"fmt"
	"slices"

	"revops/framework"
	"revops/internal/yamlpos"
)

// waivers reads the list of waivers, which may be absent. Each needs an element, a reason and the day it expires.
func (p *parser) waivers(m *yamlpos.Map) {
	node, ok := m.Get("waivers")
	if !ok {
		return
	}
	for _, item := range node.Items() {
		w := item.Mapping("element, reason, owner and expires")
		waiver := Waiver{Position: item.Position()}
		if node, ok := w.Require("element"); ok {
			text, _ := node.Text()
			waiver.Element, waiver.Position = framework.ElementID(text), node.Position()
			p.element(node, waiver.Element)
			if at := slices.IndexFunc(p.answers.Waivers, func(o Waiver) bool { return o.Element == waiver.Element }); at >= 0 {
				node.Report(CodeDuplicateWaiver, fmt.Sprintf("element %q is waived twice, first on line %d", text,
					p.answers.Waivers[at].Position.Line), "keep one of the two")
			}
		}
		waiver.Reason, _ = w.Text("reason")
		if node, ok := w.Get("owner"); ok {
			waiver.Owner, _ = node.Text()
		}
		if node, ok := w.Require("expires"); ok {
			waiver.Expires = parseDate(node)
		}
		w.Close()
		p.answers.Waivers = append(p.answers.Waivers, waiver)
	}
}
