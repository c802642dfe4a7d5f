package assess_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/framework"
)

// voices makes one respondent of each text: "name/team id=grade ...".
func voices(t *testing.T, f *framework.Framework, texts ...string) []assess.Voice {
	t.Helper()
	var list []assess.Voice
	for _, text := range texts {
		who, given, _ := strings.Cut(text, " ")
		name, team, _ := strings.Cut(who, "/")
		a := answers(t, f, given)
		a.Respondent = assess.Respondent{Name: name, Team: framework.TeamID(team)}
		list = append(list, assess.Voice{File: name + ".yaml", Answers: a})
	}
	return list
}

func combined(t *testing.T, how assess.Combination, texts ...string) string {
	t.Helper()
	f := model(t, 80, "a 1 2")
	given := assess.Combine(f, voices(t, f, texts...), how).Given
	if len(given) == 0 {
		return "not listed"
	}
	return given[0].Grade.String()
}

func TestOfSeveralGradesTheLowerMedianIsTaken(t *testing.T) {
	check(t, "of three", combined(t, assess.Median, "x a=none", "y a=full", "z a=partial"), "partial")
	check(t, "of two the lower", combined(t, assess.Median, "x a=full", "y a=partial"), "partial")
	check(t, "of four the lower of the middle two", combined(t, assess.Median, "w a=full", "x a=none", "y a=mostly", "z a=partial"), "partial")
	check(t, "the lowest", combined(t, assess.Minimum, "x a=mostly", "y a=none", "z a=full"), "none")
	check(t, "the highest", combined(t, assess.Maximum, "x a=mostly", "y a=none", "z a=full"), "full")
}

func TestOpenAnswersAreLeftOutUnlessAllAreOpen(t *testing.T) {
	check(t, "one graded", combined(t, assess.Median, "x a=unknown", "y a=full", "z"), "full")
	check(t, "all open, one of them unknown", combined(t, assess.Median, "x a=unknown", "y"), "unknown")
	check(t, "nobody", combined(t, assess.Median, "x", "y"), "not listed")
}

func TestNotApplicableHoldsOnlyIfEveryoneWithAValueSaysSo(t *testing.T) {
	check(t, "all", combined(t, assess.Median, "x a=n/a", "y a=n/a"), "n/a")
	check(t, "all but one who does not know", combined(t, assess.Median, "x a=n/a", "y a=unknown"), "n/a")
	check(t, "one grades it", combined(t, assess.Median, "x a=n/a", "y a=partial", "z a=n/a"), "partial")
}

func TestNotesKeepTheirRespondentAndTheDateIsTheLatest(t *testing.T) {
	f := model(t, 80, "a 1 2")
	list := voices(t, f, "Dana a=full", "/theirs a=none", "Kim a=mostly")
	list[0].Answers.Given[0].Note, list[1].Answers.Given[0].Note = "good", "bad"
	list[0].Answers.Given[0].Confidence, list[2].Answers.Given[0].Confidence = assess.High, assess.Low
	list[0].Answers.Date, list[1].Answers.Date = "2026-03-01", "2026-02-01"
	list[1].Answers.Organization = "Acme"
	got := assess.Combine(f, list, assess.Median)
	want := []assess.Answer{{Element: "a", Grade: framework.Mostly, Note: "Dana: good; theirs: bad", Confidence: assess.Low}}
	if diff := cmp.Diff(want, got.Given); diff != "" {
		t.Error(diff)
	}
	check(t, "date", got.Date, "2026-03-01")
	check(t, "organization", got.Organization, "Acme")
}

func TestCombiningOneFileGivesThatFile(t *testing.T) {
	f := data.PRO()
	a, err := assess.ParseAnswers(read(t, scaleup), f)
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []assess.Combination{assess.Median, assess.Minimum, assess.Maximum} {
		got := assess.Combine(f, []assess.Voice{{File: scaleup, Answers: a}}, how)
		if diff := cmp.Diff(a, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAnswersOfTwoOrganizationsAreNotCombined(t *testing.T) {
	f := model(t, 80, "a 1 2")
	list := voices(t, f, "x a=full", "y a=full", "z a=full")
	list[1].Answers.Organization = "Acme"
	if err := assess.SameOrganization(list); err != nil {
		t.Error(err)
	}
	list[2].Answers.Organization = "Beta"
	err := assess.SameOrganization(list)
	if err == nil || !strings.Contains(err.Error(), `y.yaml is about "Acme", z.yaml about "Beta"`) {
		t.Errorf("got error %v", err)
	}
}

func TestTheSpreadOfAnElementIsHighestLessLowestPoints(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2")
	respondents, d := assess.Disagree(f, voices(t, f, "x a=none b=full c=full", "y a=full b=mostly c=unknown", "z a=partial b=n/a"), nil)
	check(t, "elements with two grades or more", len(d.Elements), 2)
	check(t, "largest first", string(d.Elements[0].Element.ID), "a")
	check(t, "spread of a", d.Elements[0].Points, 3)
	check(t, "spread of b", d.Elements[1].Points, 1)
	check(t, "said of b, n/a too", len(d.Elements[1].Said), 3)
	check(t, "x's own score", respondents[0].Score.Low, "66.7")
	check(t, "x's own level", respondents[0].Level.Number, 0)
}

func TestTheDistanceOfTwoTeamsIsTheMeanDifferenceOfTheirMeans(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2")
	_, d := assess.Disagree(f, voices(t, f,
		"x/ours a=full b=none c=full", "y/ours a=mostly b=none", "z/theirs a=none b=partial c=unknown", "w a=none"), nil)
	check(t, "pairs", len(d.Teams), 3)
	check(t, "ours and theirs: (|2.5-0| + |0-1|) / 2", d.Teams[0].Distance.TenThousandths, 17500)
	check(t, "over", d.Teams[0].Elements, 2)
	check(t, "a respondent without a team stands alone", d.Teams[1].B, "w")
}

func TestAlphaOfPerfectAndOfNoDisagreement(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2")
	_, d := assess.Disagree(f, voices(t, f, "x a=none b=full", "y a=none b=full"), nil)
	check(t, "the same grades", d.Alpha.TenThousandths, 10000)
	_, d = assess.Disagree(f, voices(t, f, "x a=none b=full", "y a=full b=none"), nil)
	check(t, "opposite grades: 1 - 3·(2·4)/(4·4)", d.Alpha.TenThousandths, -5000)
	_, d = assess.Disagree(f, voices(t, f, "x a=none b=none", "y a=none b=none"), nil)
	check(t, "no grade differs", d.Alpha.Known, false)
}
