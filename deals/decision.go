package deals

// decision is what a row says about the state of its deal, if it does, with the place in the batch's stages.
type decision struct {
	outcome Outcome
	stage   int32
	ok      bool
}

// decide decides what a row says, if no row of the batch said the same.
func (b *batch) decide(says standing, l *layout) decision {
	if known, there := b.decided[says]; there {
		return known
	}
	var made decision
	if outcome, means, ok := l.outcome(says); ok {
		made = decision{outcome, int32(len(b.stages)), true}
		b.stages = append(b.stages, stageOf{says.stage, outcome, means})
	}
	b.decided[says] = made
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
