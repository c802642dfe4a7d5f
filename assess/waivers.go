package assess

import (
	"fmt"

	"revops/answers"
)

// waive returns which elements are waived on the day, and the findings about waivers. If there are waivers, there is always a day.
func (s *scoring) waive(waivers []answers.Waiver, today answers.Date) []Finding {
	var found []Finding
	add := func(w answers.Waiver, code FindingCode, message string) {
		found = append(found, Finding{Code: code, Element: w.Element, Message: message, Position: w.Position})
	}
	for _, waiver := range waivers {
		at := s.position[waiver.Element]
		switch {
		case !s.counts(at):
		case !s.missing(at):
			add(waiver, WaiverUnneeded, "waiver not needed: the element is in place or not applicable")
		case waiver.Expires < today || today == "":
			add(waiver, WaiverExpired, fmt.Sprintf("waiver expired on %s: %s", waiver.Expires, waiver.Reason))
		default:
			s.waived[at] = true
		}
	}
	return found
}

// conditionalLevel is the level with waived elements taken as in place.
func (s *scoring) conditionalLevel() int {
	var positions []int
	for at, waived := range s.waived {
		if waived {
			positions = append(positions, at)
		}
	}
	return s.with(positions).level()
}
