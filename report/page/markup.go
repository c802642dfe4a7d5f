package page

import (
	"html/template"
	"slices"
	"strconv"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// The markup of this file is written without a template, which is much faster. It holds numbers and words of the program only, never
// text of a file or of the framework.

// gradeHTML is the word of a grade. The style sheet puts a mark before it: a disc that is filled by the grade, a dash, or a broken ring
// for an open answer.
func gradeHTML(grade framework.Grade) template.HTML {
	mark := grade.String()
	switch {
	case grade.Open():
		mark = "open"
	case grade == framework.NotApplicable:
		mark = "na"
	}
	return template.HTML(`<span class="g ` + mark + `">` + document.GradeWord(grade) + "</span>")
}

// bar draws a score; without one it is "".
func bar(score assess.Score) template.HTML {
	return rangeBar(assess.Range{Low: score, High: score})
}

// rangeBar draws the lower end of a range in front of the higher one.
func rangeBar(score assess.Range) template.HTML {
	if !score.Low.Known {
		return ""
	}
	rects := barRect("", score.Low.Tenths, 1000)
	if score.High != score.Low {
		rects = barRect("maybe", score.High.Tenths, 1000) + rects
	}
	return barSVG("bar", rects)
}

// secondBar draws a score with which another one is compared.
func secondBar(score assess.Score) template.HTML {
	if !score.Known {
		return ""
	}
	return barSVG("bar second", barRect("", score.Tenths, 1000))
}

// partOf draws a part of a whole.
func partOf(part, whole int) template.HTML {
	return barSVG("bar", barRect("", part, whole))
}

// partNeeded draws a part of a whole, with a mark at the part that is needed.
func partNeeded(part, needed, whole int) template.HTML {
	return barSVG("bar", barRect("", part, whole)+
		`<rect class="needed" x="`+percent(needed, whole)+`%" width="2" height="100%"/>`)
}

func barSVG(class, inside string) template.HTML {
	return template.HTML(`<svg class="` + class + `" aria-hidden="true">` + inside + "</svg>")
}

func barRect(class string, part, whole int) string {
	if class != "" {
		class = ` class="` + class + `"`
	}
	return "<rect" + class + ` width="` + percent(part, whole) + `%" height="100%"/>`
}

// percent is a part of a whole in percent, 0 if the whole is 0.
func percent(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return svgNumber(100 * float64(part) / float64(whole))
}

// numberCells are cells that hold numbers.
func numberCells(numbers ...string) template.HTML {
	var row []byte
	for _, number := range numbers {
		row = append(row, `<td class="n">`...)
		row = append(row, number...)
		row = append(row, "</td>"...)
	}
	return template.HTML(row)
}

// heatCells are the cells of a group: for each of some levels, how many elements are in place and their score.
func heatCells(group *document.Group, levels []int) template.HTML {
	var row template.HTML
	for _, level := range levels {
		cell := group.At(level)
		if cell.Applicable == 0 {
			row += `<td class="hx">–</td>`
			continue
		}
		row += template.HTML(`<td class="h` + shade(cell.Score) + `"><b>` + strconv.Itoa(cell.InPlace) + " of " +
			strconv.Itoa(cell.Applicable) + "</b> " + document.Scores(cell.Scores()) + "</td>")
	}
	return row
}

// heatRects draws what heatCells writes, as a row whose upper edge is at top.
func heatRects(group *document.Group, levels []int, top int) template.HTML {
	var row template.HTML
	for i, level := range levels {
		cell, left := group.At(level), heatNames+i*heatColumn
		middle := strconv.Itoa(left + heatColumn/2)
		row += template.HTML(`<rect class="f` + shade(cell.Score) + `" x="` + strconv.Itoa(left) + `" y="` + strconv.Itoa(top) +
			`" width="117" height="41" rx="3"/>`)
		if cell.Applicable == 0 {
			row += template.HTML(`<text class="tx" x="` + middle + `" y="` + strconv.Itoa(top+26) + `">–</text>`)
			continue
		}
		row += template.HTML(`<text class="t` + shade(cell.Score) + `" x="` + middle + `" y="` + strconv.Itoa(top+18) + `"><tspan class="b">` +
			strconv.Itoa(cell.InPlace) + " of " + strconv.Itoa(cell.Applicable) + `</tspan><tspan x="` + middle + `" dy="16">` +
			document.Scores(cell.Scores()) + "</tspan></text>")
	}
	return row
}

// shade is the class of a score's shade, from 0 for score 0 to 5 for score 100; "x" without a score.
func shade(score assess.Score) string {
	if !score.Known {
		return "x"
	}
	limits := []int{1, 250, 500, 750, 1000}
	index, exact := slices.BinarySearch(limits, score.Tenths)
	if exact {
		index++
	}
	return strconv.Itoa(index)
}

// svgNumber writes a length of a drawing, to a tenth.
func svgNumber(length float64) string {
	return strconv.FormatFloat(float64(int(length*10+0.5))/10, 'f', -1, 64)
}
