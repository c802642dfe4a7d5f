package report

import (
	"cmp"
	"slices"

	"revops/framework"
)

// inColumns lays levels out from left to right, each as many columns wide as its longest chain of requirements is long.
// What has no level stands with the highest level that it builds on. An arrow that passes a column takes a lane
// through it, which it shares with the others that leave the same element.
func (g Graph) inColumns() drawing {
	l := &layers{index: map[framework.ElementID]int{}}
	bands := g.bands()
	depths := g.depths(func(required, by *framework.Element) bool { return bands[required.ID] == bands[by.ID] })
	widths := make([]int, len(g.Model.Levels))
	for id, band := range bands {
		widths[band] = max(widths[band], depths[id]+1)
	}
	starts := make([]int, len(widths)+1)
	for band, width := range widths {
		starts[band+1] = starts[band] + width
	}
	l.columns = make([][]int, starts[len(widths)])
	for _, element := range g.elements() {
		l.index[element.ID] = l.add(vertex{element: element, column: starts[bands[element.ID]] + depths[element.ID]})
	}
	for _, element := range g.elements() {
		l.connect(element, g.arrows())
	}
	l.order()
	l.settle()
	return l.drawn(g.levelFrames(starts))
}

// bands gives each element the number of the level that it stands with.
func (g Graph) bands() map[framework.ElementID]int {
	elements := g.elements()
	bands := map[framework.ElementID]int{}
	var band func(element *framework.Element) int
	band = func(element *framework.Element) int {
		if known, is := bands[element.ID]; is {
			return known
		}
		highest := cmp.Or(element.Level, 1)
		for _, other := range elements {
			if element.Level == 0 && slices.Contains(element.Requires, other.ID) {
				highest = max(highest, band(other))
			}
		}
		bands[element.ID] = highest
		return highest
	}
	for _, element := range elements {
		band(element)
	}
	return bands
}

// levelFrames are the frames of the levels that have a column, still without height.
func (g Graph) levelFrames(starts []int) []frame {
	var frames []frame
	for number, level := range g.Model.Levels {
		if columns := starts[number+1] - starts[number]; columns > 0 {
			frames = append(frames, frame{
				title: "Level " + level.String(), at: point{margin + starts[number]*columnStep, margin}, width: columns*columnStep - rowGap,
			})
		}
	}
	return frames
}

// layers is a picture in columns, with its vertices in their order from top to bottom.
type layers struct {
	vertices []vertex
	columns  [][]int
	index    map[framework.ElementID]int
	// back lists the arrows that do not lead to a column further right.
	back [][2]int
}

// vertex is an element, or a lane where that is nil.
type vertex struct {
	element *framework.Element
	column  int
	// rank is the place in the column, y the middle.
	rank, y int
	// before and after are the vertices that wires lead from and to, in the columns beside.
	before, after []int
}

func (l *layers) add(v vertex) int {
	at := len(l.vertices)
	v.rank = len(l.columns[v.column])
	l.vertices = append(l.vertices, v)
	l.columns[v.column] = append(l.columns[v.column], at)
	return at
}

func (l *layers) join(from, to int) {
	l.vertices[from].after = append(l.vertices[from].after, to)
	l.vertices[to].before = append(l.vertices[to].before, from)
}

// connect leads an element's arrows to all that require it.
func (l *layers) connect(element *framework.Element, arrows []arrow) {
	from := l.index[element.ID]
	var to []int
	last := 0
	for _, arrow := range arrows {
		if arrow.from != element.ID {
			continue
		}
		target := l.index[arrow.to]
		if l.vertices[target].column <= l.vertices[from].column {
			l.back = append(l.back, [2]int{from, target})
			continue
		}
		to = append(to, target)
		last = max(last, l.vertices[target].column)
	}
	for column, at := l.vertices[from].column+1, from; column <= last; column++ {
		for _, target := range to {
			if l.vertices[target].column == column {
				l.join(at, target)
			}
		}
		if column < last {
			lane := l.add(vertex{column: column})
			l.join(at, lane)
			at = lane
		}
	}
}

// order sorts the columns so that few wires cross: again and again by the average place of what is joined to each
// vertex, on the left and then on the right; the best order that was seen stays.
func (l *layers) order() {
	const rounds = 12
	best, fewest := l.ranks(), l.crossings()
	for range rounds {
		for column := range l.columns {
			l.sortBy(column, func(v vertex) []int { return v.before })
		}
		for column := range slices.Backward(l.columns) {
			l.sortBy(column, func(v vertex) []int { return v.after })
		}
		if now := l.crossings(); now < fewest {
			best, fewest = l.ranks(), now
		}
	}
	for i, rank := range best {
		l.vertices[i].rank = rank
	}
	for _, column := range l.columns {
		slices.SortFunc(column, func(a, b int) int { return cmp.Compare(best[a], best[b]) })
	}
}

func (l *layers) ranks() []int {
	ranks := make([]int, len(l.vertices))
	for i, v := range l.vertices {
		ranks[i] = v.rank
	}
	return ranks
}

func (l *layers) sortBy(column int, beside func(vertex) []int) {
	const fine = 1000
	wanted := map[int]int{}
	for _, at := range l.columns[column] {
		wanted[at] = l.vertices[at].rank * fine
		if joined := beside(l.vertices[at]); len(joined) > 0 {
			sum := 0
			for _, other := range joined {
				sum += l.vertices[other].rank
			}
			wanted[at] = sum * fine / len(joined)
		}
	}
	slices.SortStableFunc(l.columns[column], func(a, b int) int { return cmp.Compare(wanted[a], wanted[b]) })
	for rank, at := range l.columns[column] {
		l.vertices[at].rank = rank
	}
}

// crossings counts the pairs of wires that cross between two columns.
func (l *layers) crossings() int {
	crossings := 0
	for _, column := range l.columns {
		var wires [][2]int
		for _, at := range column {
			for _, to := range l.vertices[at].after {
				wires = append(wires, [2]int{l.vertices[at].rank, l.vertices[to].rank})
			}
		}
		for i, a := range wires {
			for _, b := range wires[i+1:] {
				if (a[0]-b[0])*(a[1]-b[1]) < 0 {
					crossings++
				}
			}
		}
	}
	return crossings
}
