package deals

import "testing"

func TestFlagsComeBeforeTheStageAndABlankFlagLeavesItToTheStage(t *testing.T) {
	for _, test := range []struct {
		name   string
		row    standing
		want   Outcome
		means  Means
		usable bool
	}{
		{"a won flag", standing{stage: "Negotiation", isWon: yes, hasStage: true, hasWon: true}, OutcomeWon, ByFlag, true},
		{"closed and not won", standing{stage: "Dead", isClosed: yes, isWon: no, hasStage: true, hasWon: true}, OutcomeLost, ByFlag, true},
		{"closed, and a blank for won", standing{stage: "Dead", isClosed: yes, hasStage: true, hasWon: true}, OutcomeLost, ByFlag, true},
		{"closed, a blank for won, a stage that says won", standing{stage: "Closed Won", isClosed: yes, hasStage: true, hasWon: true}, OutcomeWon, ByName, true},
		{"not closed, whatever the stage", standing{stage: "Closed Won", isClosed: no, hasStage: true}, OutcomeOpen, ByFlag, true},
		{"closed, and nothing says how", standing{stage: "Dead", isClosed: yes, hasStage: true}, "", "", false},
		{"won and lost", standing{isWon: yes, isLost: yes, hasWon: true, hasLost: true}, "", "", false},
		{"not won, and a stage that says won", standing{stage: "Won", isWon: no, hasStage: true, hasWon: true}, "", "", false},
		{"not won, and an open stage", standing{stage: "Demo", isWon: no, hasStage: true, hasWon: true}, OutcomeOpen, ByDefault, true},
		{"neither won nor lost", standing{isWon: no, isLost: no, hasWon: true, hasLost: true}, OutcomeOpen, ByFlag, true},
		{"closed and not lost", standing{isClosed: yes, isLost: no, hasLost: true}, OutcomeWon, ByFlag, true},
		{"blank flags and no stage", standing{hasWon: true, hasLost: true}, OutcomeOpen, ByFlag, true},
		{"a blank stage", standing{hasStage: true}, "", "", false},
		{"the name of a stage", standing{stage: "CLOSED LOST", hasStage: true}, OutcomeLost, ByName, true},
		{"the id of a stage", standing{stage: "closedwon", hasStage: true}, OutcomeWon, ByID, true},
		{"any other stage", standing{stage: "Contract Sent", hasStage: true}, OutcomeOpen, ByDefault, true},
	} {
		got, means, usable := test.row.outcome()
		if usable != test.usable || usable && (got != test.want || means != test.means) {
			t.Errorf("%s: %s by %s, %v; want %s by %s, %v", test.name, got, means, usable, test.want, test.means, test.usable)
		}
	}
}
