package page

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/report/document"
)

// The sizes of a chart of bars that lie. The names stand in its left margin, the amounts in the right one.
const (
	barsWidth = 760
	barsLeft  = 310
	barsRight = 110
	barsRow   = 26
)

// namedBar is a bar of a chart: its name, its value, and that in words.
type namedBar struct {
	name, text string
	value      int64
}

// barChart draws a bar to the right for each value above 0 and one to the left for each below. Axis, Gains and Losses are paths.
type barChart struct {
	ID, Title, About    string
	Width, Height       int
	Axis, Gains, Losses string
	Names, Amounts      []label
}

// newBarChart draws bars, the one with the greatest value first.
func newBarChart(id, title, about string, bars []namedBar) *barChart {
	bars = slices.Clone(bars)
	slices.SortStableFunc(bars, func(a, b namedBar) int { return cmp.Compare(b.value, a.value) })
	highest, lowest := int64(0), int64(0)
	for _, one := range bars {
		highest, lowest = max(highest, one.value), min(lowest, one.value)
	}
	c := &barChart{ID: id, Title: title, About: about, Width: barsWidth, Height: len(bars) * barsRow}
	scale := (barsWidth - barsLeft - barsRight) / max(float64(highest)-float64(lowest), 1)
	zero := barsLeft - float64(lowest)*scale
	c.Axis = fmt.Sprintf("M%s,0V%d", svgNumber(zero), c.Height)
	for i, one := range bars {
		length, top := float64(one.value)*scale, i*barsRow
		switch {
		case one.value > 0:
			c.Gains += fmt.Sprintf("M%s,%dh%sv16h-%sz", svgNumber(zero), top+5, svgNumber(length), svgNumber(length))
		case one.value < 0:
			c.Losses += fmt.Sprintf("M%s,%dh%sv16h-%sz", svgNumber(zero+length), top+5, svgNumber(-length), svgNumber(-length))
		}
		y := strconv.Itoa(top + 17)
		c.Names = append(c.Names, label{strconv.Itoa(barsLeft - 12), y, shortened(one.name, 42)})
		c.Amounts = append(c.Amounts, label{strconv.Itoa(barsWidth), y, one.text})
	}
	return c
}

// shortened is a text without what follows so many characters.
func shortened(text string, maxLetters int) string {
	text = harmless(text)
	if letters := []rune(text); len(letters) > maxLetters {
		return string(letters[:maxLetters-1]) + "…"
	}
	return text
}

// changeChart is what values of the dimension gained and lost; nil where two full periods are missing.
func changeChart(f *document.Fact, parts []document.FactPart) *barChart {
	g := f.Change
	if g == nil {
		return nil
	}
	var bars []namedBar
	for i := range parts {
		if p := &parts[i]; p.Gained.Known {
			bars = append(bars, namedBar{f.PartName(p), document.WholeAmount(p.Gained.Money), int64(p.Gained.Money)})
		}
	}
	return newBarChart("change", fmt.Sprintf("Change in Won Value from %s to %s by %s", g.From, g.To, *f.Dimension),
		"A bar for each value, the greatest gain first. Bars to the left of the line are losses. The table below holds the same values.", bars)
}

// worthChart is what a unit more of each factor is worth a quarter; nil where that is not known.
func worthChart(f *document.Forecast) *barChart {
	var bars []namedBar
	for i := range f.Worth {
		if w := &f.Worth[i]; w.PerQuarter.Known {
			bars = append(bars, namedBar{w.FactorName() + ": " + w.Unit, document.WholeAmount(w.PerQuarter.Money), int64(w.PerQuarter.Money)})
		}
	}
	if len(bars) == 0 {
		return nil
	}
	return newBarChart("worth", "Won value a quarter that one unit more of a factor is worth",
		"A bar for each factor that brings more won value a quarter, the greatest first. The table below holds the same values.", bars)
}

// The sizes of a small chart in a cell, which has no scale.
const (
	sparkHeight = 20
	sparkSlot   = 8
	sparkColumn = 6
)

// spark draws scores from 0 to 100 as columns, a dot where there is none. The lowest column shows that there is a score.
func spark(scores []assess.Score) template.HTML {
	var path strings.Builder
	for i, score := range scores {
		if !score.Known {
			fmt.Fprintf(&path, "M%d,%dh2v2h-2z", i*sparkSlot+sparkColumn/2-1, sparkHeight/2-1)
			continue
		}
		height := svgNumber(max(float64(sparkHeight*score.Tenths)/1000, 1))
		fmt.Fprintf(&path, "M%d,%dh%dv-%sh-%dz", i*sparkSlot, sparkHeight, sparkColumn, height, sparkColumn)
	}
	return template.HTML(fmt.Sprintf(`<svg class="spark" viewBox="0 0 %d %d" aria-hidden="true"><path d="%s"/></svg>`,
		max(len(scores), 1)*sparkSlot, sparkHeight, path.String()))
}
