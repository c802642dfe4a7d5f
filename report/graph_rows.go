package report

import "revops/framework"

// inRows lays groups out one below the other. An element stands to the right of all that it requires; within that, the
// elements of a group share the columns evenly. Arrows pass between rows, not behind boxes.
func (g Graph) inRows() drawing {
	const narrowest = 4 // columns, where a group has so many elements
	d := drawing{height: margin}
	columns := 0
	least := g.depths(func(_, _ *framework.Element) bool { return true })
	for _, depth := range least {
		columns = max(columns, depth+1)
	}
	columns = max(columns, min(narrowest, g.largestPart()))
	d.width = 2*margin + columns*columnStep
	places := map[framework.ElementID]point{}
	for _, part := range g.parts() {
		filled := make([]int, columns)
		rows := 0
		for _, element := range part.elements {
			column := emptiest(filled, least[element.ID])
			at := point{margin + 36 + column*columnStep, d.height + titleSpace + filled[column]*(boxHeight+rowGap)}
			filled[column]++
			rows = max(rows, filled[column])
			places[element.ID] = at
			d.boxes = append(d.boxes, box{element, at})
		}
		height := titleSpace + rows*(boxHeight+rowGap)
		d.frames = append(d.frames, frame{part.title, point{margin, d.height}, columns * columnStep, height})
		d.height += height + rowGap
	}
	for _, arrow := range g.arrows() {
		d.wires = append(d.wires, wire{between(places[arrow.from], places[arrow.to]), true})
	}
	return d
}

func (g Graph) largestPart() int {
	largest := 0
	for _, part := range g.parts() {
		largest = max(largest, len(part.elements))
	}
	return largest
}

// emptiest finds the first of the columns with the fewest boxes, from a column on.
func emptiest(filled []int, from int) int {
	best := from
	for column := from; column < len(filled); column++ {
		if filled[column] < filled[best] {
			best = column
		}
	}
	return best
}

// between leads from the right of one box to the left of another; past columns between them it goes above the other's row.
func between(from, to point) []point {
	start, end := point{from.x + boxWidth, from.y + boxHeight/2}, point{to.x, to.y + boxHeight/2}
	if to.x-from.x == columnStep || to.x <= from.x {
		return []point{start, end}
	}
	above := to.y - rowGap/2
	return []point{start, {from.x + columnStep, above}, {to.x - (columnStep - boxWidth), above}, end}
}

// depths gives each element the length of the longest chain of requirements that leads to it, counting those that the
// function lets count.
func (g Graph) depths(counts func(required, by *framework.Element) bool) map[framework.ElementID]int {
	elements := map[framework.ElementID]*framework.Element{}
	for _, element := range g.elements() {
		elements[element.ID] = element
	}
	depths := map[framework.ElementID]int{}
	var depth func(element *framework.Element) int
	depth = func(element *framework.Element) int {
		if known, is := depths[element.ID]; is {
			return known
		}
		longest := 0
		for _, id := range element.Requires {
			if counts(elements[id], element) {
				longest = max(longest, depth(elements[id])+1)
			}
		}
		depths[element.ID] = longest
		return longest
	}
	for _, element := range g.elements() {
		depth(element)
	}
	return depths
}
