package sheet

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// widths are those of the columns, in characters: what the page asks for, or more where a word of a header or a number would be cut.
func (s *sheetWriter) widths() []float64 {
	if s.wide != nil {
		return s.wide
	}
	s.wide = append(s.wide, s.page.widths...)
	for _, g := range s.page.grids {
		for i, h := range g.heads {
			if i == len(s.wide) { // a table may have more columns than the page has widths for
				width := h.width
				if s.page.widths != nil {
					width = s.wide[i-1]
				}
				s.wide = append(s.wide, width)
			}
			s.wide[i] = max(s.wide[i], s.minWidth(g, i))
		}
	}
	return s.wide
}

// minWidth is the width that a column of a table needs so that no word and no number in it is cut.
func (s *sheetWriter) minWidth(g grid, at int) float64 {
	// Headers are bold and indented, and have room for the button of a filter.
	const ofHead, ofCell, maxWidth = 4, 2, 36
	width := longestWord(g.heads[at].title) + ofHead
	if g.heads[at].look == lookLong {
		return width
	}
	for _, row := range g.rows {
		c := row[at]
		text := c.name
		if text == "" {
			text, _ = c.value.(string)
		}
		width = max(width, min(longestWord(text)+ofCell, maxWidth), s.digits(c, g.heads[at].look)+ofCell)
	}
	return width
}

func longestWord(text string) float64 {
	longest := 0
	for word := range strings.FieldsSeq(text) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return float64(longest)
}

// digits is how many characters a number takes, 0 for none.
func (s *sheetWriter) digits(c cell, of look) float64 {
	switch v := c.value.(type) {
	case int:
		return float64(len(strconv.Itoa(v)))
	case json.Number:
		if c.look != 0 {
			of = c.look
		}
		if of != lookMoney {
			return 0
		}
		whole, _, _ := strings.Cut(v.String(), ".")
		return float64(len(whole) + (len(whole)-1)/3 + len(".00 ") + utf8.RuneCountInString(s.currency))
	default:
		return 0
	}
}

// lineHeight is that of a row of one line, in points.
const lineHeight = 15

// height makes a row as high as its texts, which not every program does by itself.
func (s *sheetWriter) height(row []cell) {
	widths, lines := s.widths(), 1.0
	for i, c := range row {
		text := c.name
		if text == "" {
			text, _ = c.value.(string)
		}
		lines = max(lines, linesOf(cellText(text), widths[i]-1))
	}
	if lines > 1 {
		s.keep(s.SetRowHeight(s.page.name, s.row, min(lines*lineHeight, excelize.MaxRowHeight)))
	}
}

// linesOf estimates how many lines a text takes in a column of a width. Lines are broken between words.
func linesOf(text string, width float64) float64 {
	lines := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		at := 0.0
		lines++
		for word := range strings.FieldsSeq(line) {
			length := float64(utf8.RuneCountInString(word))
			if at > 0 && at+length > width {
				lines, at = lines+1, 0
			}
			lines += max(math.Ceil(length/width)-1, 0)
			at += math.Mod(length, max(width, 1)) + 1
		}
	}
	return lines
}
