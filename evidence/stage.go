package evidence

import "strings"

// stageOutcome says what a stage says about a deal: the names and ids that HubSpot and Salesforce give to the ends of one
// are known; any other stage is open.
func stageOutcome(stage string) (Outcome, Means) {
	switch strings.ToLower(stage) {
	case "closed won", "closed - won", "closed-won", "closed/won", "won", "deal won":
		return OutcomeWon, ByName
	case "closed lost", "closed - lost", "closed-lost", "closed/lost", "lost", "deal lost":
		return OutcomeLost, ByName
	case "closedwon":
		return OutcomeWon, ByID
	case "closedlost":
		return OutcomeLost, ByID
	default:
		return OutcomeOpen, ByDefault
	}
}

// looksClosed tells whether a stage that counts as open has a name that makes one think of the end of a deal.
func looksClosed(stage string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(stage), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch word {
		case "won", "lost", "closed", "closedwon", "closedlost", "cancelled", "canceled", "disqualified":
			return true
		}
	}
	return false
}

// flag is what a column of yes and no says.
type flag uint8

const (
	silent flag = iota
	yes
	no
)

func parseFlag(text string) flag {
	switch strings.ToLower(text) {
	case "true", "1", "yes", "y", "t":
		return yes
	case "false", "0", "no", "n", "f":
		return no
	default:
		return silent
	}
}

// standing is what the columns of a row say about the state of its deal.
type standing struct {
	stage                     string
	isWon, isLost, isClosed   flag
	hasStage, hasWon, hasLost bool
}

// outcome finds out how a deal stands: flags come first, then the stage. A blank flag says nothing where there is a
// stage, and no where there is none and where the deal is closed. False says that the row does not tell.
func (s standing) outcome() (Outcome, Means, bool) {
	byStage, means := stageOutcome(s.stage)
	switch {
	case s.isWon == yes && s.isLost == yes:
		return "", "", false
	case s.isWon == yes:
		return OutcomeWon, ByFlag, true
	case s.isLost == yes, s.isClosed == yes && s.isWon == no:
		return OutcomeLost, ByFlag, true
	case s.isClosed == yes && s.isLost == no:
		return OutcomeWon, ByFlag, true
	case s.isClosed == yes && s.hasWon && byStage != OutcomeWon:
		return OutcomeLost, ByFlag, true
	case s.isClosed == yes && byStage == OutcomeOpen: // closed, and nothing says how
		return "", "", false
	case s.isClosed == no, s.isWon == no && s.isLost == no:
		return OutcomeOpen, ByFlag, true
	case s.isWon == no && byStage == OutcomeWon, s.isLost == no && byStage == OutcomeLost: // they contradict
		return "", "", false
	case s.stage != "":
		return byStage, means, true
	default:
		return OutcomeOpen, ByFlag, !s.hasStage && s.hasWon && s.hasLost
	}
}
