package deals

import (
	"strings"

	"revops/deals/words"
)

// stageOutcome says what a stage says about a deal: the words are known for the ends of one, and any other stage is open.
func stageOutcome(stage string, lexicon *words.Lexicon) (Outcome, Means) {
	known, there := lexicon.Stage(stage)
	switch {
	case !there:
		return OutcomeOpen, ByDefault
	case known.ByID:
		return Outcome(known.Outcome), ByID
	default:
		return Outcome(known.Outcome), ByName
	}
}

// flag is what a column of yes and no says, in any of the languages of words.
type flag uint8

const (
	silent flag = iota
	yes
	no
)

func parseFlag(text string) flag {
	if text == "" {
		return silent
	}
	switch strings.ToLower(text) {
	case "true", "1", "yes", "y", "t", "ja", "oui", "sí", "si", "sim", "sì", "tak", "да", "はい",
		"wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "prawda", "истина":
		return yes
	case "false", "0", "no", "n", "f", "nein", "non", "não", "nee", "nie", "нет", "いいえ",
		"falsch", "faux", "falso", "onwaar", "fałsz", "ложь":
		return no
	default:
		return silent
	}
}

// rowState is what the columns of a row say about the state of its deal.
type rowState struct {
	stage                     string
	won, lost, closed         flag
	hasStage, hasWon, hasLost bool
}

// outcome finds out how a deal stands: flags come first, then the stage. A blank flag says nothing where there is a
// stage, and no where there is none and where the deal is closed. False says that the row does not show it.
func (s rowState) outcome(lexicon *words.Lexicon) (Outcome, Means, bool) {
	if s.won == yes && s.lost == yes {
		return "", "", false
	}
	switch {
	case s.won == yes:
		return OutcomeWon, ByFlag, true
	case s.lost == yes:
		return OutcomeLost, ByFlag, true
	case s.closed == yes:
		return s.ending(lexicon)
	case s.closed == no, s.won == no && s.lost == no:
		return OutcomeOpen, ByFlag, true
	case s.stage == "":
		return OutcomeOpen, ByFlag, !s.hasStage && s.hasWon && s.hasLost
	}
	outcome, means := stageOutcome(s.stage, lexicon)
	contradiction := s.won == no && outcome == OutcomeWon || s.lost == no && outcome == OutcomeLost
	return outcome, means, !contradiction
}

// ending finds out how a deal ended that a flag says is closed, and no flag that it is won or lost.
func (s rowState) ending(lexicon *words.Lexicon) (Outcome, Means, bool) {
	outcome, means := stageOutcome(s.stage, lexicon)
	switch {
	case s.won == no && s.lost == no:
		return "", "", false
	case s.won == no:
		return OutcomeLost, ByFlag, true
	case s.lost == no:
		return OutcomeWon, ByFlag, true
	case s.hasWon && outcome != OutcomeWon:
		return OutcomeLost, ByFlag, true
	default:
		return outcome, means, outcome != OutcomeOpen
	}
}

// decision is what a row says about the state of its deal, "" for nothing, with the place in the batch's stages.
type decision struct {
	outcome Outcome
	stage   int32
}

// decide decides what a row says, if no row of the batch said the same.
func (b *batch) decide(state rowState, l *layout) decision {
	if known, there := b.decided[state]; there {
		return known
	}
	var made decision
	if outcome, means, ok := l.outcome(state); ok {
		made = decision{outcome, int32(len(b.stages))}
		b.stages = append(b.stages, stageOf{state.stage, outcome, means})
	}
	b.decided[state] = made
	return made
}

// outcome decides by the map, the flags and the stage.
func (l *layout) outcome(state rowState) (Outcome, Means, bool) {
	if outcome, there := l.mapped.stages[plainStage(state.stage)]; there {
		return outcome, ByMap, true
	}
	if l.stateless {
		return OutcomeOpen, ByDefault, true
	}
	return state.outcome(l.lexicon)
}
