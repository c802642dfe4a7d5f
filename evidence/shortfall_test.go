package evidence

import (
	"math/big"
	"testing"

	"revops/fact"
	"revops/framework"
)

func TestShown_Shortfall(t *testing.T) {
	named, _ := framework.FigureOf("channel-named")
	spread, _ := framework.FigureOf("owner-spread")
	values, _ := framework.FigureOf("channel-values")
	shown := func(value FigureValue, comparison framework.Comparison) Shown {
		by := framework.Condition{Figure: value.ID, Comparison: comparison, Limit: 80}
		return Shown{Refuted: framework.Mostly, By: &by, Figures: []FigureValue{value}}
	}
	share := FigureValue{Figure: named, Rate: fact.Rate{Part: 39, Whole: 53}}.known(big.NewRat(39, 53))
	for _, test := range []struct {
		shown Shown
		want  string
	}{
		{shown(share, framework.AtLeast), "26.4% of the new deals (14 of 53) have no real lead source, \"mostly\" allows at most 20%"},
		{shown(share, framework.MoreThan), "26.4% of the new deals (14 of 53) have no real lead source, \"mostly\" allows less than 20%"},
		{shown(share, framework.AtMost), ""},
		{shown(FigureValue{Figure: spread}.known(big.NewRat(1, 2)), framework.AtLeast), ""},
		{shown(FigureValue{Figure: values}.withCount(3), framework.AtLeast), ""},
		{Shown{Figures: []FigureValue{share}}, ""},
	} {
		if got := test.shown.Shortfall(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
