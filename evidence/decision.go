package evidence

// decision is what a row says about the state of its deal, if it does, with the place in the batch's stages.
type decision struct {
	outcome Outcome
	stage   int32
	ok      bool
}

// decisions remember what was found out of rows that say the same about their state.
type decisions [places]struct {
	says  standing
	found decision
	there bool
}

// decideOnce decides what a row says, if no row said the same.
func (b *batch) decideOnce(says standing, l *layout) decision {
	known := &b.decided[placeOf(says.stage)]
	if !known.there || known.says != says {
		known.says, known.found, known.there = says, b.decide(says, l), true
	}
	return known.found
}

func (b *batch) decide(says standing, l *layout) decision {
	var made decision
	if outcome, means, ok := l.outcome(says); ok {
		made = decision{outcome, int32(len(b.stages)), true}
		b.stages = append(b.stages, stageOf{says.stage, outcome, means})
	}
	return made
}

// outcome decides by the map, the flags and the stage.
func (l *layout) outcome(says standing) (Outcome, Means, bool) {
	if len(l.mapped.stages) > 0 {
		if outcome, there := l.mapped.stages[plainStage(says.stage)]; there {
			return outcome, ByMap, true
		}
	}
	if l.stateless {
		return OutcomeOpen, ByDefault, true
	}
	return says.outcome()
}
