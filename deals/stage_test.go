package deals

import (
	"testing"

	"revops/deals/words"
)

// TestOutcome_flags pins that flags come before the stage, and that a blank flag leaves the outcome to the stage.
func TestOutcome_flags(t *testing.T) {
	for _, test := range []struct {
		name   string
		row    rowState
		want   Outcome
		means  Means
		usable bool
	}{
		{"a won flag", rowState{stage: "Negotiation", won: yes, hasStage: true, hasWon: true}, OutcomeWon, ByFlag, true},
		{"closed and not won", rowState{stage: "Dead", closed: yes, won: no, hasStage: true, hasWon: true}, OutcomeLost, ByFlag, true},
		{"closed, and a blank for won", rowState{stage: "Dead", closed: yes, hasStage: true, hasWon: true}, OutcomeLost, ByFlag, true},
		{"closed, a blank for won, a stage that says won", rowState{stage: "Closed Won", closed: yes, hasStage: true, hasWon: true}, OutcomeWon, ByName, true},
		{"not closed, whatever the stage", rowState{stage: "Closed Won", closed: no, hasStage: true}, OutcomeOpen, ByFlag, true},
		{"closed, and nothing says how", rowState{stage: "Dead", closed: yes, hasStage: true}, "", "", false},
		{"won and lost", rowState{won: yes, lost: yes, hasWon: true, hasLost: true}, "", "", false},
		{"not won, and a stage that says won", rowState{stage: "Won", won: no, hasStage: true, hasWon: true}, "", "", false},
		{"not won, and an open stage", rowState{stage: "Demo", won: no, hasStage: true, hasWon: true}, OutcomeOpen, ByDefault, true},
		{"neither won nor lost", rowState{won: no, lost: no, hasWon: true, hasLost: true}, OutcomeOpen, ByFlag, true},
		{"closed and not lost", rowState{closed: yes, lost: no, hasLost: true}, OutcomeWon, ByFlag, true},
		{"blank flags and no stage", rowState{hasWon: true, hasLost: true}, OutcomeOpen, ByFlag, true},
		{"a blank stage", rowState{hasStage: true}, "", "", false},
		{"the name of a stage", rowState{stage: "CLOSED LOST", hasStage: true}, OutcomeLost, ByName, true},
		{"the id of a stage", rowState{stage: "closedwon", hasStage: true}, OutcomeWon, ByID, true},
		{"any other stage", rowState{stage: "Contract Sent", hasStage: true}, OutcomeOpen, ByDefault, true},
	} {
		got, means, usable := test.row.outcome(builtInWords().For(nil, words.Deals))
		if usable != test.usable || usable && (got != test.want || means != test.means) {
			t.Errorf("%s: %s by %s, %v; want %s by %s, %v", test.name, got, means, usable, test.want, test.means, test.usable)
		}
	}
}
