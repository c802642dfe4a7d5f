package evidence

import (
	"fmt"
	"math/big"

	"revops/fact"
	"revops/framework"
)

// Shortfall says plainly what refutes a grade: `26.4% of the new deals (14 of 53) have no real lead source, "mostly" allows
// at most 20%`. It is "" where none is refuted, and where the figure that refutes is not a share of deals or accounts that have
// something.
func (s *Shown) Shortfall() string {
	value := s.Refuting()
	if value == nil || !value.Rate.Known() || s.By.Allowed() == "" {
		return ""
	}
	figure, _ := framework.FigureOf(value.ID)
	if figure.Lack == "" {
		return ""
	}
	rest := fact.Rate{Part: value.Rate.Whole - value.Rate.Part, Whole: value.Rate.Whole}
	share := percent(big.NewRat(int64(rest.Part), int64(rest.Whole)))
	return fmt.Sprintf("%s of the %s (%d of %d) %s, %q allows %s", share, figure.Whole, rest.Part, rest.Whole, figure.Lack, s.Refuted, s.By.Allowed())
}
