package brand

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"revops/internal/diag"
)

// picture is a PNG of some pixels.
func picture(t *testing.T, width int) []byte {
	t.Helper()
	var content bytes.Buffer
	if err := png.Encode(&content, image.NewGray(image.Rect(0, 0, width, 1))); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// A logo is a small PNG, or a small SVG that runs and loads nothing.
func TestNewLogo(t *testing.T) {
	svg := func(inner string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` + inner + `</svg>`)
	}
	for name, test := range map[string]struct {
		content []byte
		want    string
	}{
		"png":              {picture(t, 10), ""},
		"png, cut":         {picture(t, 10)[:40], "not a readable PNG"},
		"png, wide":        {picture(t, maxSide+1), "at most 4096"},
		"large":            {bytes.Repeat([]byte("x"), maxLogo+1), "at most 256"},
		"text":             {[]byte("hello"), "neither"},
		"html":             {[]byte("<html/>"), "neither"},
		"svg":              {svg(`<defs><path id="a"/></defs><use href="#a" fill="url(#b)"/><style>path{fill:red}</style>`), ""},
		"svg, cut":         {svg(`<g>`), "not a readable SVG"},
		"script":           {svg(`<script/>`), "has an element script"},
		"foreign":          {svg(`<foreignObject/>`), "foreignObject"},
		"handler":          {svg(`<path onload="x"/>`), "runs a script (onload)"},
		"link":             {svg(`<use xlink:href="https://example.org/a.svg#a"/>`), "refers to something outside"},
		"address of data":  {svg(`<use href="data:image/svg+xml,x"/>`), "refers to something outside"},
		"fill":             {svg(`<path fill="url( 'https://example.org/a')"/>`), "loads something from outside"},
		"style":            {svg(`<path style="fill:URL(//example.org)"/>`), "loads something from outside"},
		"import":           {svg(`<style>@import "x";</style>`), "loads something from outside"},
		"escape":           {svg(`<style>path{fill:\75rl(x)}</style>`), "loads something from outside"},
		"document type":    {append([]byte(`<!DOCTYPE svg [<!ENTITY a "b">]>`), svg("")...), "has a document type"},
		"style sheet":      {append([]byte(`<?xml-stylesheet href="a.css"?>`), svg("")...), "has a processing instruction"},
		"second root":      {append(svg(""), []byte(`<script xmlns="http://www.w3.org/1999/xhtml"/>`)...), "has an element script"},
		"name with prefix": {svg(`<s:script xmlns:s="http://www.w3.org/2000/svg"/>`), "has an element script"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := newLogo(test.content)
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("%v, want %q", err, test.want)
			}
		})
	}
}

// A colour is held to the contrast of WCAG on each page, and the shade in the hint has it.
func TestParse_contrast(t *testing.T) {
	if got := contrast(Color{0, 0, 0}, Color{255, 255, 255}); got != 21 {
		t.Errorf("contrast of black on white: %v, want 21", got)
	}
	for accent, want := range map[string]string{
		`"#0a5c56"` + "\naccent-dark: \"#63c7bb\"": "",
		`"#f2a900"` + "\naccent-dark: \"#f2a900\"": "on the light page",
		`"#0a5c56"`: "on the dark page",
		`teal`:      "is not a colour",
		`"#0a5c5"`:  "is not a colour",
	} {
		source := diag.Source{Name: "b.yaml", Data: []byte("schema: revops/brand/v1\nfirm: A\naccent: " + accent + "\n")}
		b, err := Parse(source, nil)
		if want == "" && (err != nil || b.Light.Accent.String() != "#0a5c56") || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", accent, err, want)
		}
	}
	for _, on := range []page{lightPage(), darkPage()} {
		for _, c := range []Color{{}, {255, 255, 255}, {0xf2, 0xa9, 0}, {0x80, 0x80, 0x80}, {0, 0, 255}} {
			if got := newShades(on.readable(c), on).contrast(on); got < minContrast {
				t.Errorf("%s page: %s is to be readable as %s, which has %.2f", on.name, c, on.readable(c), got)
			}
		}
	}
}
