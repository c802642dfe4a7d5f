package document

import (
	"fmt"

	"revops/assess"
	"revops/framework"
)

// Benchmark is where the company stands among other companies.
type Benchmark struct {
	// Companies counts the other companies that have a score, Open those of them with open answers.
	Companies int `json:"companies"`
	Open      int `json:"open"`
	// Excluded counts the files about the company itself, which are left out.
	Excluded int `json:"excluded"`
	// Overall is the headline score.
	Overall Standing `json:"overall"`
	// Groups are those of the level lens, in the order of the framework.
	Groups []GroupStanding `json:"groups"`
}

// Standing is where a score stands among those of other companies. The quartiles are null of fewer than five companies.
type Standing struct {
	Score assess.Score `json:"score"`
	// Companies counts the others that have such a score, Lower those of them whose score is lower.
	Companies     int          `json:"companies"`
	Lower         int          `json:"lower"`
	LowerQuartile assess.Score `json:"lower_quartile"`
	Median        assess.Score `json:"median"`
	UpperQuartile assess.Score `json:"upper_quartile"`
}

// GroupStanding is where the score of a group stands.
type GroupStanding struct {
	Group framework.GroupID `json:"group"`
	Name  string            `json:"name"`
	Standing
}

// NewBenchmark holds a result against the companies of a portfolio of the level lens, without those of the result's organization. So
// many files about the company are left out already. The error says why there is no benchmark.
func NewBenchmark(model *framework.Framework, result *assess.Result, portfolio *Portfolio, excluded int) (*Benchmark, error) {
	if !result.Score.Low.Known {
		lens, _ := model.Lens(model.LevelLens)
		return nil, fmt.Errorf("the answers have no score to compare with the benchmark: none is about the %s", lens.Name)
	}
	b := &Benchmark{Excluded: excluded}
	var others []*PortfolioRow
	var scores []assess.Score
	for i := range portfolio.Rows {
		row := &portfolio.Rows[i]
		switch {
		case row.Problem != "" || !row.Score.Known:
			continue
		case row.Organization != "" && row.Organization == result.Organization:
			b.Excluded++
			continue
		case row.Open > 0:
			b.Open++
		}
		others, scores = append(others, row), append(scores, row.Score)
	}
	if b.Companies = len(others); b.Companies < assess.MinBenchmark {
		return nil, fmt.Errorf("the benchmark has %s, want at least %d", Count(b.Companies, "other company", "other companies"), assess.MinBenchmark)
	}
	b.Overall = Standing(assess.StandingAmong(result.Score.Low, scores))
	for _, lens := range result.Lenses {
		if lens.Lens.ID != model.LevelLens {
			continue
		}
		for _, group := range lens.Groups {
			scores := make([]assess.Score, len(others))
			for i, row := range others {
				scores[i] = row.Categories.Value(string(group.Group.ID))
			}
			b.Groups = append(b.Groups, GroupStanding{group.Group.ID, group.Group.Name, Standing(assess.StandingAmong(group.Score.Low, scores))})
		}
	}
	return b, nil
}

// Group is where the score of a group stands; of a group that the benchmark lacks nothing is known.
func (b *Benchmark) Group(id framework.GroupID) Standing {
	for _, group := range b.Groups {
		if group.Group == id {
			return group.Standing
		}
	}
	return Standing{}
}

// Rows are the groups, and behind them the headline score.
func (b *Benchmark) Rows() []GroupStanding {
	return append(append([]GroupStanding{}, b.Groups...), GroupStanding{Name: "Overall score", Standing: b.Overall})
}

// Rank says how many of the others have a lower score, "–" where nothing is to be compared.
func (s Standing) Rank() string {
	if !s.Score.Known || !s.Median.Known {
		return "–"
	}
	return fmt.Sprintf("%d of %d", s.Lower, s.Companies)
}

// Lines say what the company is compared with.
func (b *Benchmark) Lines() []string {
	lines := []string{fmt.Sprintf("Compared with %s. The score is higher than that of %s; their median is %s, and the middle half scores %s to %s.",
		Count(b.Companies, "other company", "other companies"), b.Overall.Rank(), b.Overall.Median, b.Overall.LowerQuartile, b.Overall.UpperQuartile)}
	if b.Open > 0 {
		lines = append(lines, Count(b.Open, "of them has", "of them have")+" open answers, which count as none.")
	}
	if b.Excluded > 0 {
		lines = append(lines, Count(b.Excluded, "file about the company itself is", "files about the company itself are")+" left out.")
	}
	return lines
}
