package brand

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Color is a colour of red, green and blue, each from 0 to 255.
type Color [3]uint8

// String writes the colour as CSS does: #0a5c56.
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// parseColor reads six hexadecimal digits behind a #.
func parseColor(text string) (Color, bool) {
	digits, marked := strings.CutPrefix(text, "#")
	number, err := strconv.ParseUint(digits, 16, 24)
	if !marked || err != nil || len(digits) != 6 {
		return Color{}, false
	}
	return Color{uint8(number >> 16), uint8(number >> 8), uint8(number)}, true
}

// mix is a colour with a part, from 0 to 1, of another one.
func (c Color) mix(other Color, part float64) Color {
	var mixed Color
	for i := range c {
		mixed[i] = uint8(math.Round(float64(c[i])*(1-part) + float64(other[i])*part))
	}
	return mixed
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1.
func (c Color) luminance() float64 {
	linear := func(channel uint8) float64 {
		share := float64(channel) / 255
		if share <= 0.04045 {
			return share / 12.92
		}
		return math.Pow((share+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b Color) float64 {
	light, dark := max(a.luminance(), b.luminance()), min(a.luminance(), b.luminance())
	return (light + 0.05) / (dark + 0.05)
}

// minContrast is what WCAG 2.2 wants of text at level AA.
const minContrast = 4.5

// truncated cuts a contrast to a tenth, so that one below a limit is not rounded up to it.
func truncated(contrast float64) float64 { return math.Floor(contrast*10) / 10 }

// page is what a colour stands on: the paper and the background of cards, as in base.css, and the parts of the colour in its lighter shades.
type page struct {
	name        string
	paper, wash Color
	// toward is the colour in whose direction a colour gains contrast.
	toward Color
	tint   float64
}

func lightPage() page {
	return page{name: "light", paper: Color{0xff, 0xff, 0xff}, wash: Color{0xf6, 0xf5, 0xf1}, toward: Color{}, tint: 0.11}
}

func darkPage() page {
	return page{name: "dark", paper: Color{0x13, 0x18, 0x1a}, wash: Color{0x1b, 0x22, 0x24}, toward: Color{0xff, 0xff, 0xff}, tint: 0.12}
}

// readable is the colour, changed as little as needed to be readable on the page.
func (p page) readable(c Color) Color {
	const step = 0.02
	for part := step; part < 1; part += step {
		if changed := c.mix(p.toward, part); newShades(changed, p).contrast(p) >= minContrast {
			return changed
		}
	}
	return p.toward
}

// Shades are an accent colour, what is written on it, and lighter shades of it for backgrounds and for parts of bars that are not certain.
type Shades struct{ Accent, OnAccent, Tint, Maybe Color }

func newShades(accent Color, on page) Shades {
	const maybe = 0.35
	return Shades{Accent: accent, OnAccent: on.paper, Tint: on.paper.mix(accent, on.tint), Maybe: on.paper.mix(accent, maybe)}
}

// contrast is the lowest of the accent with what it stands on.
func (s Shades) contrast(on page) float64 {
	return min(contrast(s.Accent, on.paper), contrast(s.Accent, on.wash), contrast(s.Accent, s.Tint))
}
