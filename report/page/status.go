package page

import (
	"io"
	"strconv"

	"revops/report/brand"
	"revops/report/document"
	"revops/report/text"
)

// Status writes who has answered what so far, and whom to ask about the rest.
func Status(w io.Writer, s document.StatusView, by *brand.Brand) error {
	b := newBuilder(subject{kind: document.StatusTitle, company: s.Subject(), reference: s.Framework.String(), counted: "answers"}, "deals")
	of := "of " + strconv.Itoa(s.Coverage.Elements)
	b.cover("deals-cover", dealsCover{About: s.About(), Facts: []coverFact{
		{"Answered", strconv.Itoa(s.Coverage.Answered), of},
		{"Not applicable", strconv.Itoa(s.Coverage.NotApplicable), ""},
		{"Open", strconv.Itoa(s.Coverage.Open), of},
		{document.RespondentsTitle, strconv.Itoa(len(s.Respondents)), ""},
	}})
	l := &layout{}
	text.StatusTables(l, s)
	l.write(b)
	return b.write(w, by)
}
