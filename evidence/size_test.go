package evidence_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/evidence"
	"revops/internal/samples"
)

// Deals that came after the day are not there, those that closed after it are open; old ones count, though no figure needs them. A
// shared user is no owner.
func TestMeasurement_Size(t *testing.T) {
	m := evidence.NewMeasurement(measuring(1), samples.Day(t, measuredOn))
	counted(t, m, `Deal ID,Stage,Amount,Created,Closed,Owner
1,Closed Won,100,2026-01-10,2026-03-01,Ann
2,Closed Won,100,2020-01-10,2020-03-01,Zoe
3,Closed Won,100,2026-08-10,2026-11-20,Ben
4,Closed Lost,100,2026-01-10,2026-03-01,Ann
5,Proposal,100,2026-09-10,,Admin User
6,Proposal,100,2026-11-10,,Cid
`)
	if diff := cmp.Diff(evidence.Size{Deals: 5, Open: 2, Won: 1, Owners: 2}, m.Size()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
