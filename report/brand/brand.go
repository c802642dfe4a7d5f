// Package brand reads whose name a report bears: the firm that wrote it, its logo and its colour.
//
// A brand is a YAML file with the schema revops/brand/v1. All its problems are reported at their places. What could make a page hard to
// read or unsafe is refused: a colour without contrast, a logo that is too large, runs a script or loads something.
package brand

import (
	"fmt"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// Schema is the schema that a brand names.
const Schema = "revops/brand/v1"

// The codes of problems that a brand can have, besides those of any document.
const (
	CodeUnknownSchema diag.Code = "unknown-schema"
	CodeNoColor       diag.Code = "no-color"
	CodeLowContrast   diag.Code = "low-contrast"
	CodeBadLogo       diag.Code = "bad-logo"
)

// Brand is how the pages of an author look. What was not given is "" or nil.
type Brand struct {
	// Firm wrote the report, for Client.
	Firm, Client string
	// Title stands in place of the kind of report.
	Title string
	// Footer stands at the end of a page, Confidentiality at its top and on each page of paper.
	Footer, Confidentiality string
	Logo                    *Logo
	// Light and Dark are the colours on a light and on a dark page, both or none.
	Light, Dark *Shades
}

// brandFile is a brand as its keys hold it.
type brandFile struct {
	Schema          string `yaml:"schema"`
	Firm            string `yaml:"firm,max=80"`
	Client          string `yaml:"client,optional,max=80"`
	Title           string `yaml:"title,optional,max=80"`
	Logo            string `yaml:"logo,optional,max=200"`
	Accent          string `yaml:"accent,optional,max=20"`
	AccentDark      string `yaml:"accent-dark,optional,max=20"`
	Footer          string `yaml:"footer,optional,max=200"`
	Confidentiality string `yaml:"confidentiality,optional,max=120"`
}

// Parse reads a brand; read gives the content of the file that it names as its logo. The error, if any, is a *diag.Error with every
// problem of the file in its order.
func Parse(source diag.Source, read func(name string) ([]byte, error)) (*Brand, error) {
	var list diag.List
	var brand Brand
	if root, ok := yamlpos.Parse(source, &list); ok {
		p := parser{decoder: yamlpos.Decoder{Examples: map[string]string{"schema": Schema, "firm": "Northgate Advisory"}}, read: read}
		brand = p.brand(root)
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	return &brand, nil
}

type parser struct {
	decoder yamlpos.Decoder
	file    brandFile
	read    func(name string) ([]byte, error)
}

func (p *parser) brand(root *yamlpos.Node) Brand {
	if !root.CheckSchema(CodeUnknownSchema, Schema) {
		return Brand{}
	}
	p.decoder.Decode(root, &p.file)
	brand := Brand{
		Firm: p.file.Firm, Client: p.file.Client, Title: p.file.Title, Footer: p.file.Footer, Confidentiality: p.file.Confidentiality,
	}
	p.colors(&brand)
	if p.file.Logo != "" {
		content, err := p.read(p.file.Logo)
		if err == nil {
			brand.Logo, err = newLogo(content)
		}
		if err != nil {
			p.decoder.At(&p.file.Logo).Report(CodeBadLogo, fmt.Sprintf("logo %s: %v", yamlpos.Quote(p.file.Logo), err), "")
		}
	}
	return brand
}

// colors reads the colour of light and of dark pages. One that is given for light pages only is used on both.
func (p *parser) colors(brand *Brand) {
	if p.file.Accent == "" {
		if p.file.AccentDark != "" {
			p.decoder.At(&p.file.AccentDark).Report(CodeNoColor, "accent-dark is given without accent", "accent is the colour on light pages")
		}
		return
	}
	brand.Light = p.shades(&p.file.Accent, lightPage(), "accent")
	if p.file.AccentDark == "" {
		brand.Dark = p.shades(&p.file.Accent, darkPage(), "accent-dark")
	} else {
		brand.Dark = p.shades(&p.file.AccentDark, darkPage(), "accent-dark")
	}
}

// shades reads a colour for a page, nil where it cannot be used there. The key is the one that mends it.
func (p *parser) shades(text *string, page page, key string) *Shades {
	accent, ok := parseColor(*text)
	if !ok {
		p.decoder.At(text).Report(CodeNoColor, yamlpos.Quote(*text)+" is not a colour", `six hexadecimal digits, such as "#0a5c56"`)
		return nil
	}
	shades := newShades(accent, page)
	if contrast := shades.contrast(page); contrast < minContrast {
		better := page.readable(accent)
		p.decoder.At(text).Report(CodeLowContrast,
			fmt.Sprintf("colour %s has a contrast of %.1f on the %s page (want at least %.1f)", *text, truncated(contrast), page.name, minContrast),
			fmt.Sprintf("%s: %q has enough", key, better))
		return nil
	}
	return &shades
}
