package text

import (
	"fmt"
	"unicode/utf8"

	"revops/report/document"
)

// heatWidth is the width of a terminal, in columns, from which on the heat map is shown.
const heatWidth = 120

// heat writes how each group of the level lens stands at each level, where the document says so.
func (a Sections) heat(to Layout) {
	lens := a.LevelLens()
	if lens == nil || !lens.ByLevel() {
		return
	}
	levels := lens.LevelNumbers()
	columns := Prose(document.Capital(a.GroupNoun(lens.ID)))
	for _, level := range levels {
		title := "No level"
		if level > 0 {
			title = a.Model.Levels[level].String()
		}
		columns = append(columns, Column{Title: title, Number: true})
	}
	var rows [][]string
	for i := range lens.Groups {
		row := []string{lens.Groups[i].Name}
		for _, level := range levels {
			row = append(row, heatCell(to, lens.Groups[i].At(level), widestScore(lens, level)))
		}
		rows = append(rows, row)
	}
	to.Heading(a.LensTitle(lens) + " and level")
	to.Table(columns, rows)
	to.Note("Elements in place of those that apply, and their score. Shade by score: ░░ below 25, ▒▒ below 50, ▓▓ below 75, ██ 75 and above.")
}

// widestScore is how many characters the longest score at a level takes.
func widestScore(lens *document.Lens, level int) int {
	widest := len("100.0")
	for i := range lens.Groups {
		cell := lens.Groups[i].At(level)
		widest = max(widest, utf8.RuneCountInString(document.Scores(cell.Scores())))
	}
	return widest
}

// heatCell is as wide as any other at its level, so that shades and numbers stand below each other. The score takes so many
// characters.
func heatCell(to Layout, cell document.GroupLevel, scoreWidth int) string {
	if cell.Applicable == 0 {
		return "–"
	}
	shade, hue := "░░", Bad
	switch tenths := cell.Score.Tenths; {
	case tenths >= 750:
		shade, hue = "██", Good
	case tenths >= 500:
		shade, hue = "▓▓", Fair
	case tenths >= 250:
		shade, hue = "▒▒", Doubtful
	}
	return fmt.Sprintf("%s %2d of %d · %*s", to.Paint(shade, hue), cell.InPlace, cell.Applicable, scoreWidth, document.Scores(cell.Scores()))
}
