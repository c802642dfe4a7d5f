package page

import (
	"html/template"
	"slices"
	"strconv"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// Markup that is made of numbers and of the program's own words alone. Written in one piece it is much cheaper than by a
// template, which looks at each value by itself. No text from outside and none of the model's is ever put in here.

// sign shows a grade as a word, which the style sheet gives a disc that fills up, a dash, or a broken ring for what is open.
func sign(grade framework.Grade) template.HTML {
	mark := grade.String()
	switch {
	case grade.Open():
		mark = "open"
	case grade == framework.NotApplicable:
		mark = "na"
	}
	return template.HTML(`<span class="g ` + mark + `">` + document.GradeWord(grade) + "</span>")
}

// bar draws a score, nothing where there is none.
func bar(score assess.Score) template.HTML {
	return rangeBar(assess.Range{Low: score, High: score})
}

// rangeBar draws a score, with what open answers leave room for behind it.
func rangeBar(score assess.Range) template.HTML {
	if !score.Low.Known {
		return ""
	}
	drawn := stroke("", score.Low.Tenths, 1000)
	if score.High != score.Low {
		drawn = stroke("maybe", score.High.Tenths, 1000) + drawn
	}
	return drawnBar("bar", drawn)
}

// behind draws a score as what another one is held against.
func behind(score assess.Score) template.HTML {
	if !score.Known {
		return ""
	}
	return drawnBar("bar second", stroke("", score.Tenths, 1000))
}

// partOf draws a part of a whole.
func partOf(part, whole int) template.HTML {
	return drawnBar("bar", stroke("", part, whole))
}

// partNeeded draws a part of a whole with a mark at what is needed of it.
func partNeeded(part, needed, whole int) template.HTML {
	return drawnBar("bar", stroke("", part, whole)+
		`<rect class="needed" x="`+share(needed, whole)+`%" width="2" height="100%"/>`)
}

func drawnBar(class, inside string) template.HTML {
	return template.HTML(`<svg class="` + class + `" aria-hidden="true">` + inside + "</svg>")
}

func stroke(class string, part, whole int) string {
	if class != "" {
		class = ` class="` + class + `"`
	}
	return "<rect" + class + ` width="` + share(part, whole) + `%" height="100%"/>`
}

// share is a part of a whole in percent, none of nothing.
func share(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return unit(100 * float64(part) / float64(whole))
}

// cells are cells of a table that hold numbers.
func cells(numbers ...string) template.HTML {
	var row []byte
	for _, number := range numbers {
		row = append(row, `<td class="n">`...)
		row = append(row, number...)
		row = append(row, "</td>"...)
	}
	return template.HTML(row)
}

// barCell is a cell of a table that holds bars.
func barCell(drawn ...template.HTML) template.HTML {
	cell := template.HTML(`<td class="bars">`)
	for _, one := range drawn {
		cell += one
	}
	return cell + "</td>"
}

// heatCells shows how the elements of a group stand on each of some levels.
func heatCells(group *document.Group, levels []int) template.HTML {
	var drawn template.HTML
	for _, level := range levels {
		cell := group.At(level)
		if cell.Applicable == 0 {
			drawn += `<td class="hx">–</td>`
			continue
		}
		drawn += template.HTML(`<td class="h` + heat(cell.Score) + `"><b>` + strconv.Itoa(cell.InPlace) + " of " +
			strconv.Itoa(cell.Applicable) + "</b> " + document.Scores(cell.Scores()) + "</td>")
	}
	return drawn
}

// heatFields draws what heatCells writes, from the given height down.
func heatFields(group *document.Group, levels []int, top int) template.HTML {
	var drawn template.HTML
	for i, level := range levels {
		cell, left := group.At(level), heatNames+i*heatColumn
		middle := strconv.Itoa(left + heatColumn/2)
		drawn += template.HTML(`<rect class="f` + heat(cell.Score) + `" x="` + strconv.Itoa(left) + `" y="` + strconv.Itoa(top) +
			`" width="117" height="41" rx="3"/>`)
		if cell.Applicable == 0 {
			drawn += template.HTML(`<text class="tx" x="` + middle + `" y="` + strconv.Itoa(top+26) + `">–</text>`)
			continue
		}
		drawn += template.HTML(`<text class="t` + heat(cell.Score) + `" x="` + middle + `" y="` + strconv.Itoa(top+18) + `"><tspan class="b">` +
			strconv.Itoa(cell.InPlace) + " of " + strconv.Itoa(cell.Applicable) + `</tspan><tspan x="` + middle + `" dy="16">` +
			document.Scores(cell.Scores()) + "</tspan></text>")
	}
	return drawn
}

// heat is the shade of a score, from 0 for nothing to 5 for all; "x" where there is no score.
func heat(score assess.Score) string {
	if !score.Known {
		return "x"
	}
	shades := []int{1, 250, 500, 750, 1000}
	shade, exact := slices.BinarySearch(shades, score.Tenths)
	if exact {
		shade++
	}
	return strconv.Itoa(shade)
}

// unit writes a length of a drawing, to a tenth.
func unit(length float64) string {
	return strconv.FormatFloat(float64(int(length*10+0.5))/10, 'f', -1, 64)
}
