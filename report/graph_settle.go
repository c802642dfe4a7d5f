package report

import "slices"

// settle gives the vertices their heights: as near as the order of the columns lets them to the middle of what they
// are joined to.
func (l *layers) settle() {
	const rounds = 16
	for column := range l.columns {
		l.place(column, func(vertex) []int { return nil })
	}
	for range rounds {
		for column := range l.columns {
			l.place(column, func(v vertex) []int { return v.before })
		}
		for column := range slices.Backward(l.columns) {
			l.place(column, func(v vertex) []int { return v.after })
		}
	}
	for column := range l.columns {
		l.place(column, func(v vertex) []int { return append(append([]int{}, v.before...), v.after...) })
	}
}

// place puts the vertices of a column where they want to be: the squares of what they miss it by are least in sum.
// Vertices that want the same place form a run, which stands where its members want to be on average.
func (l *layers) place(column int, beside func(vertex) []int) {
	type run struct{ sum, count int }
	var runs []run
	offset := 0 // of the vertex if all stood as close as they may
	offsets := make([]int, len(l.columns[column]))
	for i, at := range l.columns[column] {
		if i > 0 {
			offset += (l.space(l.columns[column][i-1]) + l.space(at)) / 2
		}
		offsets[i] = offset
		runs = append(runs, run{l.wanted(at, beside) - offset, 1})
		for n := len(runs); n > 1 && runs[n-2].sum*runs[n-1].count > runs[n-1].sum*runs[n-2].count; n = len(runs) {
			runs[n-2].sum += runs[n-1].sum
			runs[n-2].count += runs[n-1].count
			runs = runs[:n-1]
		}
	}
	i := 0
	for _, r := range runs {
		for range r.count {
			l.vertices[l.columns[column][i]].y = r.sum/r.count + offsets[i]
			i++
		}
	}
}

// space is the height that a vertex takes, with the gap below it.
func (l *layers) space(at int) int {
	if l.vertices[at].element == nil {
		return rowGap
	}
	return boxHeight + rowGap
}

// wanted is the middle of what a vertex is joined to, or where it stands.
func (l *layers) wanted(at int, beside func(vertex) []int) int {
	joined := beside(l.vertices[at])
	if len(joined) == 0 {
		return l.vertices[at].y
	}
	sum := 0
	for _, other := range joined {
		sum += l.vertices[other].y
	}
	return sum / len(joined)
}

// drawn makes the drawing, with frames as high as it.
func (l *layers) drawn(frames []frame) drawing {
	top, bottom := l.extent()
	down := margin + titleSpace - top
	d := drawing{frames: frames, width: 2*margin + len(l.columns)*columnStep - rowGap, height: bottom + down + margin + rowGap}
	for i := range d.frames {
		d.frames[i].height = bottom + down + rowGap - margin
	}
	for _, v := range l.vertices {
		if v.element != nil {
			d.boxes = append(d.boxes, box{v.element, point{l.left(v), v.y + down - boxHeight/2}})
		}
	}
	for _, v := range l.vertices {
		for _, to := range v.after {
			d.wires = append(d.wires, l.wire(v, l.vertices[to], down))
		}
	}
	for _, pair := range l.back {
		d.wires = append(d.wires, l.wire(l.vertices[pair[0]], l.vertices[pair[1]], down))
	}
	return d
}

func (l *layers) extent() (top, bottom int) {
	for i, v := range l.vertices {
		half := l.space(i) / 2
		if i == 0 {
			top, bottom = v.y-half, v.y+half
		}
		top, bottom = min(top, v.y-half), max(bottom, v.y+half)
	}
	return top, bottom
}

// left is where the box of a vertex begins.
func (l *layers) left(v vertex) int { return margin + boxPadding + v.column*columnStep + 16 }

// wire leads from the right of a vertex to the left of another, and along the other if that is a lane.
func (l *layers) wire(from, to vertex, down int) wire {
	start, end := point{l.left(from) + boxWidth, from.y + down}, point{l.left(to), to.y + down}
	if to.element == nil {
		return wire{points: []point{start, end, {end.x + boxWidth, end.y}}}
	}
	return wire{points: []point{start, end}, head: true}
}
