package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"revops/framework"
)

// The drawing's measures, in pixels.
const (
	boxWidth   = 188
	boxHeight  = 44
	boxPadding = 12
	columnStep = boxWidth + 72 // from the left of a column to that of the next
	rowGap     = 16
	margin     = 24
	titleSpace = 34 // of a frame, above its boxes
	labelWidth = 24 // of a line of a label, in characters
)

// point is a place in the drawing.
type point struct{ x, y int }

// frame is the area of a part.
type frame struct {
	title         string
	at            point
	width, height int
}

// box is an element; at is its upper left corner.
type box struct {
	element *framework.Element
	at      point
}

// wire is an arrow, or a piece of one, through its points. It is smooth between them.
type wire struct {
	points []point
	// head says that it ends in an arrow's head.
	head bool
}

// drawing is a picture with all its places.
type drawing struct {
	width, height int
	frames        []frame
	boxes         []box
	wires         []wire
}

// SVG draws the picture: levels from left to right, or groups one below the other. It is a file of its own, without
// script, and follows the reader's choice of light or dark.
func (g Graph) SVG(w io.Writer) error {
	var d drawing
	if g.leveled() {
		d = g.inColumns()
	} else {
		d = g.inRows()
	}
	encoded, err := xml.MarshalIndent(g.svg(d), "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, string(encoded)+"\n")
	return err
}

// The elements of SVG that the drawing is made of.
type (
	svgRoot struct {
		XMLName  xml.Name `xml:"svg"`
		Space    string   `xml:"xmlns,attr"`
		ViewBox  string   `xml:"viewBox,attr"`
		Width    int      `xml:"width,attr"`
		Height   int      `xml:"height,attr"`
		Role     string   `xml:"role,attr"`
		Labelled string   `xml:"aria-labelledby,attr"`
		Title    svgText  `xml:"title"`
		Desc     svgText  `xml:"desc"`
		Style    string   `xml:"style"`
		Marker   svgHead  `xml:"defs>marker"`
		Paper    svgRect
		Groups   []svgGroup
	}
	svgHead struct {
		ID      string  `xml:"id,attr"`
		ViewBox string  `xml:"viewBox,attr"`
		RefX    int     `xml:"refX,attr"`
		RefY    int     `xml:"refY,attr"`
		Width   int     `xml:"markerWidth,attr"`
		Height  int     `xml:"markerHeight,attr"`
		Orient  string  `xml:"orient,attr"`
		Path    svgPath `xml:"path"`
	}
	svgGroup struct {
		XMLName xml.Name `xml:"g"`
		ID      string   `xml:"id,attr,omitempty"`
		Class   string   `xml:"class,attr"`
		Title   *svgText
		Rect    *svgRect
		Texts   []svgText
		Paths   []svgPath
	}
	svgRect struct {
		XMLName xml.Name `xml:"rect"`
		Class   string   `xml:"class,attr,omitempty"`
		X       int      `xml:"x,attr"`
		Y       int      `xml:"y,attr"`
		Width   int      `xml:"width,attr"`
		Height  int      `xml:"height,attr"`
		Round   int      `xml:"rx,attr,omitempty"`
	}
	svgText struct {
		XMLName xml.Name
		ID      string `xml:"id,attr,omitempty"`
		X       int    `xml:"x,attr,omitempty"`
		Y       int    `xml:"y,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
	svgPath struct {
		XMLName xml.Name `xml:"path"`
		Way     string   `xml:"d,attr"`
		End     string   `xml:"marker-end,attr,omitempty"`
	}
)

func textNode(name, text string) svgText { return svgText{XMLName: xml.Name{Local: name}, Text: text} }

// svgStyle is the look, in the colours of the HTML reports.
const svgStyle = `
svg { --paper: #ffffff; --wash: #f6f5f1; --ink: #1a1f23; --soft: #545c64; --line: #dedbd3; --wire: #8a929a; --accent: #0a5c56;
  font: 13px system-ui, -apple-system, Roboto, Helvetica, Arial, sans-serif; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #13181a; --wash: #1b2224; --ink: #e9ecec; --soft: #a8b2b6; --line: #343d40; --wire: #7c878c; --accent: #63c7bb; }
}
.paper { fill: var(--paper); }
.part rect { fill: var(--wash); stroke: var(--line); }
.part text { fill: var(--soft); font-weight: 600; }
.element rect { fill: var(--paper); stroke: var(--soft); }
.element text { fill: var(--ink); text-anchor: middle; }
.essential rect { stroke: var(--accent); stroke-width: 3; }
.unleveled rect { stroke-dasharray: 5 3; }
.wires path { fill: none; stroke: var(--wire); stroke-width: 1.5; }
#head path { fill: var(--wire); }
.legend text { fill: var(--soft); }
`

func (g Graph) svg(d drawing) svgRoot {
	title, description := g.summary()
	legend := description
	if g.leveled() && len(g.atLevel(0)) > 0 {
		legend += " A dashed frame: no level."
	}
	width := max(d.width, 2*margin+width(legend)*7)
	d.height += margin
	root := svgRoot{
		Space: "http://www.w3.org/2000/svg", ViewBox: fmt.Sprintf("0 0 %d %d", width, d.height), Width: width, Height: d.height, Role: "img", Labelled: "title desc",
		Title: textNode("title", title), Desc: textNode("desc", description), Style: svgStyle,
		Marker: svgHead{
			ID: "head", ViewBox: "0 0 8 8", RefX: 7, RefY: 4, Width: 7, Height: 7, Orient: "auto",
			Path: svgPath{Way: "M0 0 L8 4 L0 8 Z"},
		},
		Paper: svgRect{Class: "paper", Width: width, Height: d.height},
	}
	root.Title.ID, root.Desc.ID = "title", "desc"
	for _, f := range d.frames {
		root.Groups = append(root.Groups, f.svg())
	}
	wires := svgGroup{Class: "wires"}
	for _, w := range d.wires {
		wires.Paths = append(wires.Paths, w.svg())
	}
	root.Groups = append(root.Groups, wires)
	for _, b := range d.boxes {
		root.Groups = append(root.Groups, g.boxed(b))
	}
	line := textNode("text", legend)
	line.X, line.Y = margin, d.height-margin+8
	root.Groups = append(root.Groups, svgGroup{Class: "legend", Texts: []svgText{line}})
	return root
}

func (f frame) svg() svgGroup {
	title := textNode("text", clip(oneLine(f.title), f.width/9))
	title.X, title.Y = f.at.x+boxPadding, f.at.y+22
	return svgGroup{
		Class: "part", Texts: []svgText{title},
		Rect: &svgRect{X: f.at.x, Y: f.at.y, Width: f.width, Height: f.height, Round: 6},
	}
}

// boxed draws an element. Its group is named for its id and tells, where the pointer rests, its whole name and question.
func (g Graph) boxed(b box) svgGroup {
	class := "element"
	if b.element.Essential {
		class += " essential"
	}
	if g.leveled() && b.element.Level == 0 {
		class += " unleveled"
	}
	hover := textNode("title", oneLine(b.element.Name)+": "+oneLine(b.element.Question))
	group := svgGroup{
		ID: "element-" + string(b.element.ID), Class: class, Title: &hover,
		Rect: &svgRect{X: b.at.x, Y: b.at.y, Width: boxWidth, Height: boxHeight, Round: 5},
	}
	lines := labelLines(label(b.element))
	for i, text := range lines {
		line := textNode("text", text)
		line.X, line.Y = b.at.x+boxWidth/2, b.at.y+boxHeight/2+5+i*17-(len(lines)-1)*17/2
		group.Texts = append(group.Texts, line)
	}
	return group
}

// labelLines breaks a label into at most two lines.
func labelLines(text string) []string {
	const most = 2
	lines := wrap(text, labelWidth, true)
	if len(lines) > most {
		lines = append(lines[:most-1], strings.Join(lines[most-1:], " "))
	}
	for i := range lines {
		lines[i] = clip(lines[i], labelWidth+2)
	}
	return lines
}

// clip cuts a text that is wider than a number of characters.
func clip(text string, most int) string {
	if width(text) <= most {
		return text
	}
	runes := []rune(text)
	for width(string(runes)) >= most {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// svg draws a wire: it leaves and reaches each of its points level.
func (w wire) svg() svgPath {
	var way strings.Builder
	fmt.Fprintf(&way, "M%d %d", w.points[0].x, w.points[0].y)
	for i, to := range w.points[1:] {
		from := w.points[i]
		if from.y == to.y {
			fmt.Fprintf(&way, " H%d", to.x)
			continue
		}
		bend := max((to.x-from.x)/2, 24)
		fmt.Fprintf(&way, " C%d %d %d %d %d %d", from.x+bend, from.y, to.x-bend, to.y, to.x, to.y)
	}
	path := svgPath{Way: way.String()}
	if w.head {
		path.End = "url(#head)"
	}
	return path
}
