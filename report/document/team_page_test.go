package document_test

import (
	"testing"

	"revops/assess"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
)

// What a team waits for is done before it starts, stands on the page of the team that does it as well, and is of another team.
func TestPlanBody_Handovers(t *testing.T) {
	planned := func(company string, team framework.TeamID) *document.Result {
		return samples.Document(samples.WithPlan(samples.Count(t, company, assess.Options{Target: 3, Team: team}), assess.ByMonth)).Result
	}
	found := 0
	for _, company := range samples.Companies(t) {
		all := planned(company, "").Plan.Handovers
		byTeam := map[document.Handover]int{}
		for _, team := range []framework.TeamID{
			"marketing", "sales", "customer-success", "professional-services", "revenue-operations", "finance", "leadership",
		} {
			for _, h := range planned(company, team).Plan.Handovers {
				if h.Team != team && h.ForTeam != team {
					t.Errorf("%s: %s has the handover %+v of others", company, team, h)
				}
				byTeam[h]++
			}
		}
		for _, h := range all {
			found++
			if h.Team == h.ForTeam || h.Done > h.Starts {
				t.Errorf("%s: %+v", company, h)
			}
			if byTeam[h] != 2 {
				t.Errorf("%s: %+v stands on the pages of %d teams, want 2", company, h, byTeam[h])
			}
		}
		if len(byTeam) != len(all) {
			t.Errorf("%s: the teams have %d handovers, the plan %d", company, len(byTeam), len(all))
		}
	}
	if found == 0 {
		t.Error("no handover was looked at")
	}
}
