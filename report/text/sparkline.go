package text

import (
	"strings"

	"revops/assess"
)

// Spark draws scores as characters.
func (t *Terminal) Spark(scores []assess.Score) string { return sparkline(scores) }

// Spark draws scores as characters.
func (m *Markdown) Spark(scores []assess.Score) string { return sparkline(scores) }

// sparkline draws scores from 0 to 100 as columns of eight heights, a dot where there is none.
func sparkline(list []assess.Score) string {
	heights := []rune("▁▂▃▄▅▆▇█")
	line := make([]rune, 0, len(list))
	for _, score := range list {
		if !score.Known {
			line = append(line, '·')
			continue
		}
		line = append(line, heights[min(score.Tenths*len(heights)/1000, len(heights)-1)])
	}
	return string(line)
}

// ScoreList writes scores with blanks between them.
func ScoreList(list []assess.Score) string {
	words := make([]string, len(list))
	for i, score := range list {
		words[i] = score.String()
	}
	return strings.Join(words, " ")
}
