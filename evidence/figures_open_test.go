package evidence_test

import (
	"strings"
	"testing"

	"revops/framework"
)

// TestJudge_owners pins that the figures of owners are those worked out by hand.
func TestJudge_owners(t *testing.T) {
	hold(t, measuring(1), `stage,owner,created,close date,last activity
demo,Ann,2026-08-03,,
demo,Ann,2025-01-01,,
demo,Bob,2026-08-02,,2026-08-02
demo,Cy,2025-01-01,,2026-08-03
demo,Dee,2025-01-01,,
demo,Eve,2025-01-01,2026-10-31,
demo,Admin  User,2026-10-01,,2026-10-01
demo,,2026-10-01,,2026-10-01
lost,Dee,2025-01-01,2026-08-03,
won,Bob,2025-01-01,2026-08-02,
won,admin user,2025-01-01,2026-08-03,
lost,,2025-01-01,2026-08-03,
demo,,2026-11-02,,
`, map[framework.FigureID]string{
		"open-owned": "75.0% (6 of 8)",
		// Ann opened one, Cy touched one, Dee closed one; Bob did so a day too early, and Eve expects to.
		"open-active-owner": "50.0% (4 of 8)",
		"closed-owned":      "50.0% (2 of 4)",
	})
}

// TestJudge_inactiveOwners pins that only the last activity shows that an owner is inactive: one who opened and closed
// nothing may be at work on what is open.
func TestJudge_inactiveOwners(t *testing.T) {
	const deals = "demo,Ann,2026-08-03\ndemo,Ann,2025-01-01\ndemo,,2026-10-30\n"
	hold(t, measuring(1), "stage,owner,created\n"+deals, map[framework.FigureID]string{"open-active-owner": "66.7% (2 of 3)"})
	const without = "not known: last activity field not found, which could show more active owners"
	hold(t, measuring(1), "stage,owner,created\n"+deals+"demo,Bob,2025-01-01\n", map[framework.FigureID]string{
		"open-active-owner": without, "open-owned": "75.0% (3 of 4)",
	})
	hold(t, measuring(1), "stage,owner,created,last activity\n"+strings.ReplaceAll(deals, "\n", ",\n")+"demo,Bob,2025-01-01,\n", map[framework.FigureID]string{
		"open-active-owner": "50.0% (2 of 4)",
	})
}

// TestJudge_activity pins that the figures of activity are those worked out by hand.
func TestJudge_activity(t *testing.T) {
	hold(t, measuring(1), `stage,created,close date,last activity
demo,2026-01-01,2026-10-31,2026-10-18
demo,2026-01-01,2026-10-30,2026-10-31
demo,2026-01-01,,2026-10-20
demo,2026-01-01,2026-12-01,2026-10-17
demo,2026-10-30,2026-12-01,
won,2026-01-01,2026-11-01,2026-10-30
won,2026-02-01,2026-02-01,
won,2026-01-31,2026-02-01,
won,,2026-02-01,
won,2025-10-31,2025-10-31,
lost,2026-02-01,2026-02-01,
demo,2026-11-02,,
`, map[framework.FigureID]string{
		// Open: the first six, the last of which is won tomorrow. Touched lately: 1, 2, 3 and 6; 2 is overdue, 3 has no date.
		// The last row says that the file goes on.
		"open-active":  "66.7% (4 of 6)",
		"open-current": "33.3% (2 of 6)",
		// Won recently: 7, 8, 9.
		"logged-late": "33.3% (1 of 3)",
	})
}

// TestJudge_oldExport pins that what an export of an earlier day shows of recent activity is not known, and refutes nothing.
func TestJudge_oldExport(t *testing.T) {
	const text = "stage,owner,created,close date,last activity\ndemo,Ann,2026-01-01,2026-12-01,2026-10-%s\nwon,Ann,2026-01-01,2026-02-01,\n"
	const old = "not known: no activity in the file after 2026-10-23: use --as-of 2026-10-23 if it was exported then"
	hold(t, measuring(1), strings.Replace(text, "%s", "23", 1), map[framework.FigureID]string{
		"open-active": old, "open-current": old, "open-active-owner": old, "open-owned": "100.0% (1 of 1)",
	})
	hold(t, measuring(1), strings.Replace(text, "%s", "24", 1), map[framework.FigureID]string{
		"open-active": "100.0% (1 of 1)", "open-current": "100.0% (1 of 1)", "open-active-owner": "100.0% (1 of 1)",
	})
}
