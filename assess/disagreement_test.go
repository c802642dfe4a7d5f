package assess_test

import (
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// responses makes one respondent of each text: "name/team id=grade ...".
func responses(t *testing.T, f *framework.Framework, texts ...string) []answers.Response {
	t.Helper()
	var list []answers.Response
	for _, text := range texts {
		who, given, _ := strings.Cut(text, " ")
		name, team, _ := strings.Cut(who, "/")
		a := answersOf(t, f, given)
		a.Respondent = answers.Respondent{Name: name, Team: framework.TeamID(team)}
		list = append(list, answers.Response{File: name + ".yaml", Answers: a})
	}
	return list
}

// The spread of an element is its highest less its lowest points.
func TestDisagree_spread(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2")
	respondents, d := assess.Disagree(f, responses(t, f, "x a=none b=full c=full", "y a=full b=mostly c=unknown", "z a=partial b=n/a"), nil)
	check(t, "elements with two grades or more", len(d.Elements), 2)
	check(t, "largest first", string(d.Elements[0].Element.ID), "a")
	check(t, "spread of a", d.Elements[0].Points, 3)
	check(t, "spread of b", d.Elements[1].Points, 1)
	check(t, "said of b, n/a too", len(d.Elements[1].Said), 3)
	check(t, "x's own score", respondents[0].Score.Low, "66.7")
	check(t, "x's own level", respondents[0].Level.Number, 0)
}

// The distance of two teams is the mean difference of their means.
func TestDisagree_distance(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2")
	_, d := assess.Disagree(f, responses(t, f,
		"x/ours a=full b=none c=full", "y/ours a=mostly b=none", "z/theirs a=none b=partial c=unknown", "w a=none"), nil)
	check(t, "pairs", len(d.Teams), 3)
	check(t, "ours and theirs: (|2.5-0| + |0-1|) / 2", d.Teams[0].Distance.TenThousandths, 17500)
	check(t, "over", d.Teams[0].Elements, 2)
	check(t, "a respondent without a team stands alone", d.Teams[1].B, "w")
}

// Alpha of perfect and of no disagreement.
func TestDisagree_alpha(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2")
	_, d := assess.Disagree(f, responses(t, f, "x a=none b=full", "y a=none b=full"), nil)
	check(t, "the same grades", d.Alpha.TenThousandths, 10000)
	_, d = assess.Disagree(f, responses(t, f, "x a=none b=full", "y a=full b=none"), nil)
	check(t, "opposite grades: 1 - 3·(2·4)/(4·4)", d.Alpha.TenThousandths, -5000)
	_, d = assess.Disagree(f, responses(t, f, "x a=none b=none", "y a=none b=none"), nil)
	check(t, "no grade differs", d.Alpha.Known, false)
}
