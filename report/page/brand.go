package page

import (
	"fmt"
	"html/template"
	"strings"

	"revops/report/brand"
)

// brandView is what a page shows of the brand that it bears.
type brandView struct {
	// Firm is shown where there is no logo. Logo is the picture itself.
	Firm string
	Logo template.URL
	// By says who wrote the report for whom.
	By                      string
	Footer, Confidentiality string
}

// bear gives the page a brand; without one it stays as it is.
func (p *pageView) bear(by *brand.Brand) {
	if by == nil {
		return
	}
	view := &brandView{Firm: harmless(by.Firm), By: "Prepared by " + harmless(by.Firm), Footer: harmless(by.Footer), Confidentiality: harmless(by.Confidentiality)}
	if client := harmless(by.Client); client != "" && client != p.Title {
		view.By += " for " + client
	}
	if by.Title != "" {
		p.Kind = harmless(by.Title)
	}
	images := ""
	if by.Logo != nil {
		view.Logo = template.URL(by.Logo.DataURI())
		images = "; img-src data:"
	}
	p.Author, p.Brand = view.Firm, view
	p.Style += template.CSS(brandStyle(by))
	p.Policy = policy([]byte(p.Style)) + images
}

// brandStyle is what a brand adds to the style sheet: its colours, and what stands on each page of paper.
func brandStyle(by *brand.Brand) string {
	var style strings.Builder
	if by.Light != nil && by.Dark != nil {
		light, dark := shadesStyle(by.Light), shadesStyle(by.Dark)
		fmt.Fprintf(&style, ":root { %s }\n@media screen and (prefers-color-scheme: dark) { :root { %s } }\n@media print { :root { %s } }\n", light, dark, light)
	}
	if line := harmless(by.Confidentiality); line != "" {
		fmt.Fprintf(&style, "@page { @bottom-left { content: %s; font: 8pt sans-serif; color: #545c64; } }\n", cssString(line))
	}
	return style.String()
}

func shadesStyle(s *brand.Shades) string {
	return fmt.Sprintf("--accent: %s; --on-accent: %s; --tint: %s; --maybe: %s;", s.Accent, s.OnAccent, s.Tint, s.Maybe)
}

// cssString writes a text as a string of CSS in which only letters and digits of ASCII stand as they are.
func cssString(text string) string {
	var quoted strings.Builder
	for _, r := range text {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == ' ' {
			quoted.WriteRune(r)
		} else {
			fmt.Fprintf(&quoted, "\\%x ", r) // the blank ends the number
		}
	}
	return `"` + quoted.String() + `"`
}
