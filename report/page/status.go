package page

import (
	"io"
	"strconv"

	"revops/report/brand"
	"revops/report/narrative"
	"revops/report/text"
)

// Status writes who has answered what so far, and whom to ask about the rest.
func Status(w io.Writer, s narrative.Status, by *brand.Brand) error {
	b := newBuilder(subject{kind: narrative.StatusTitle, company: s.Subject(), reference: s.Framework.Titled(s.Model), counted: "answers"}, "deals")
	of := "of " + strconv.Itoa(s.Coverage.Elements)
	b.cover("deals-cover", dealsCover{About: s.About(), Facts: []coverFact{
		{"Answered", strconv.Itoa(s.Coverage.Answered), of},
		{"Not applicable", strconv.Itoa(s.Coverage.NotApplicable), ""},
		{"Open", strconv.Itoa(s.Coverage.Open), of},
		{narrative.RespondentsTitle, strconv.Itoa(len(s.Respondents)), ""},
	}})
	l := &layout{}
	text.StatusTables(l, s)
	l.write(b)
	return b.write(w, by)
}
