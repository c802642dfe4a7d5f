package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

func respondentNames(responses []answers.Response) string {
	var names []string
	for _, r := range responses {
		names = append(names, r.Name())
	}
	return strings.Join(names, " ")
}

// An element is open until somebody gives it a grade or n/a. A respondent is counted on what the file lists, a team on what it owns.
func TestStatusOf(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "d 1 2")
	for i := range f.Lenses[0].Groups[0].Elements[2:] {
		f.Lenses[0].Groups[0].Elements[2+i].Owner = "theirs"
	}
	all := responses(t, f, "x/ours a=full b=unknown c=unknown", "y/ours b=unknown", "z/theirs a=n/a")
	all[2].Answers.Given = append(all[2].Answers.Given, answers.Answer{Element: "c"})
	s := assess.StatusOf(f, all, framework.Scope{})
	check(t, "all", s.Coverage, assess.Coverage{Elements: 4, Answered: 1, Open: 3})
	check(t, "x", s.Respondents[0].Coverage, assess.Coverage{Elements: 3, Answered: 1, Open: 2})
	check(t, "x does not know", s.Respondents[0].Unknown, 2)
	check(t, "z", s.Respondents[2].Coverage, assess.Coverage{Elements: 2, NotApplicable: 1, Open: 1})
	check(t, "ours", s.Teams[0].Coverage, assess.Coverage{Elements: 2, Answered: 1, Open: 1})
	check(t, "respondents of ours", respondentNames(s.Teams[0].Respondents), "x y")
	var open []string
	for _, one := range s.Open {
		open = append(open, fmt.Sprintf("%s: %s, not %s", one.Element.ID, respondentNames(one.Ask), respondentNames(one.Unknown)))
	}
	check(t, "open", strings.Join(open, "; "), "b: , not x y; c: z, not x; d: z, not ")
}

// The level lens is counted even where nobody was asked about it, another one where a file lists an element of it, or where it is named.
func TestStatusOf_lenses(t *testing.T) {
	f := model(t, 80, "a 1 2", "b x 2")
	none := responses(t, f, "x/ours")
	for _, test := range []struct {
		of    []answers.Response
		named []framework.LensID
		want  int
	}{
		{nil, nil, 1},
		{none, nil, 1},
		{none, []framework.LensID{"other"}, 1},
		{responses(t, f, "x/ours b=full"), nil, 2},
	} {
		s := assess.StatusOf(f, test.of, framework.Scope{Lenses: test.named})
		check(t, fmt.Sprint(test.named, " elements"), s.Coverage.Elements, test.want)
	}
}

// Of a team, only its elements are counted, and respondents who were asked none of them are left out.
func TestStatusOf_team(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2")
	f.Lenses[0].Groups[0].Elements[1].Owner = "theirs"
	s := assess.StatusOf(f, responses(t, f, "x/ours a=full", "y/theirs", "z b=none"), framework.Scope{Team: "theirs"})
	check(t, "elements", s.Coverage, assess.Coverage{Elements: 1, Answered: 1})
	check(t, "respondents", len(s.Respondents), 2)
	check(t, "teams", len(s.Teams), 1)
}

// The last change is the newest date of the file and its answers, and there is none without an answer.
func TestStatusOf_lastChange(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2")
	all := responses(t, f, "x/ours a=full b=none", "y/ours")
	all[0].Answers.Date, all[1].Answers.Date = "2026-03-01", "2026-04-01"
	all[0].Answers.Given[1].AsOf = "2026-03-09"
	s := assess.StatusOf(f, all, framework.Scope{})
	check(t, "x", s.Respondents[0].LastChange, "2026-03-09")
	check(t, "y", s.Respondents[1].LastChange, "")
	check(t, "ours", s.Teams[0].LastChange, "2026-03-09")
}
