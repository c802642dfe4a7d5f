package assess

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
			waiver.Expires = date(node)
		}
		w.Close()
		p.answers.Waivers = append(p.answers.Waivers, waiver)
	}
}

// waive finds out which elements are waived on the day, and what to say about waivers. Without a day, which is always
// there where there are waivers, none holds.
func (s *sheet) waive(waivers []Waiver, today Date) []Finding {
	var found []Finding
	add := func(w Waiver, code FindingCode, message string) {
		found = append(found, Finding{Code: code, Element: w.Element, Message: message, Position: w.Position})
	}
	for _, waiver := range waivers {
		at := s.position[waiver.Element]
		switch {
		case !s.counts(at):
		case !s.missing(at):
			add(waiver, WaiverUnneeded, "waived, though it is in place or does not apply")
		case waiver.Expires < today || today == "":
			add(waiver, WaiverExpired, fmt.Sprintf("the waiver expired on %s: %s", waiver.Expires, waiver.Reason))
		default:
			s.waived[at] = true
		}
	}
	return found
}

// conditionalLevel is the level with waived elements taken as in place.
func (s *sheet) conditionalLevel() int {
	var positions []int
	for at, waived := range s.waived {
		if waived {
			positions = append(positions, at)
		}
	}
	return s.with(positions).level()
}
