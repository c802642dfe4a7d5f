package assess

import (
	"cmp"
	"fmt"
	"slices"

	"revops/framework"
	"revops/internal/diag"
)

// The codes of problems that files can have in comparison with each other.
const (
	CodeMissingDate         diag.Code = "missing-date"
	CodeForeignOrganization diag.Code = "foreign-organization"
)

// Comparison describes the change from the first of several snapshots to the last.
type Comparison struct {
	// Snapshots are those compared, by date.
	Snapshots []*Snapshot
	Change
	// Trend is nil for two snapshots.
	Trend *Trend
	// Causes is nil unless the first snapshot was counted by another version of the framework than the last one, and the
	// model at hand is that of the last one.
	Causes *Causes
}

// Trend holds what each snapshot says, in their order.
type Trend struct {
	Levels []*framework.Level
	Scores []Score
	Groups []GroupTrend
}

// GroupTrend is a group with its score in each snapshot, no number where it was not there.
type GroupTrend struct {
	ID     framework.GroupID
	Name   string
	Lens   framework.LensID
	Scores []Score
}

// Causes splits a change in two: Model is the effect of the new framework version on the old answers, Company the effect of the new
// answers.
type Causes struct {
	Model, Company Change
}

// InOrder sorts snapshots by date; equal dates keep the order given. The error, if any, is a *diag.Error that names the files
// without a date and those of different organizations. A file without an organization matches any.
func InOrder(snapshots []*Snapshot) ([]*Snapshot, error) {
	var list diag.List
	add := func(file string, code diag.Code, message, hint string) {
		list.Add(diag.Source{Name: file}, diag.Problem{Code: code, Message: message, Hint: hint})
	}
	var named *Snapshot
	for _, s := range snapshots {
		if s.Date == "" {
			add(s.File, CodeMissingDate, "the date is missing: files are compared in order of their dates", "add the key date, as in date: 2026-11-21")
		}
		switch {
		case s.Organization == "":
		case named == nil:
			named = s
		case s.Organization != named.Organization:
			add(s.File, CodeForeignOrganization, fmt.Sprintf("organization %q, but %s is about %q",
				s.Organization, named.File, named.Organization), "compare the files of one organization")
		}
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	sorted := slices.Clone(snapshots)
	slices.SortStableFunc(sorted, func(a, b *Snapshot) int { return cmp.Compare(a.Date, b.Date) })
	return sorted, nil
}

// Compare holds the last of two or more snapshots against the first one. It takes them in the order given and looks at
// neither dates nor organizations; see InOrder. The model is the one by which answers are counted now; an element that it
// renamed is the same element.
func Compare(model *framework.Framework, snapshots []*Snapshot) *Comparison {
	snapshots = slices.Clone(snapshots)
	for i, s := range snapshots {
		if s.Reference() != model.Reference() {
			snapshots[i] = s.renamed(model)
		}
	}
	first, last := snapshots[0], snapshots[len(snapshots)-1]
	c := &Comparison{Snapshots: snapshots, Change: changeOf(first, last)}
	if len(snapshots) > 2 {
		c.Trend = trendOf(snapshots, c.Groups)
	}
	if first.Reference() != last.Reference() && last.Reference() == model.Reference() {
		counted := first.Recount(model)
		c.Causes = &Causes{Model: changeOf(first, counted), Company: changeOf(counted, last)}
	}
	return c
}

func trendOf(snapshots []*Snapshot, groups []GroupChange) *Trend {
	trend := &Trend{}
	for _, group := range groups {
		trend.Groups = append(trend.Groups, GroupTrend{ID: group.ID, Name: group.Name, Lens: group.Lens})
	}
	for _, s := range snapshots {
		trend.Levels = append(trend.Levels, s.Level)
		trend.Scores = append(trend.Scores, s.Score.Low)
		for i := range trend.Groups {
			trend.Groups[i].Scores = append(trend.Groups[i].Scores, s.groupScore(trend.Groups[i].ID))
		}
	}
	return trend
}

// groupScore is the score of a group, no number if it is not there.
func (s *Snapshot) groupScore(id framework.GroupID) Score {
	at := slices.IndexFunc(s.Groups, func(g GroupScore) bool { return g.ID == id })
	if at < 0 {
		return Score{}
	}
	return s.Groups[at].Score
}
