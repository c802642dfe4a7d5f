package brand

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
)

// maxLogo is the largest logo, in bytes: it is part of every page.
const maxLogo = 256 << 10

// maxSide is the most pixels of a side of a logo.
const maxSide = 4096

// Logo is a picture that a page holds.
type Logo struct {
	mediaType string
	content   []byte
}

// DataURI is the picture as an address that holds it.
func (l *Logo) DataURI() string {
	return "data:" + l.mediaType + ";base64," + base64.StdEncoding.EncodeToString(l.content)
}

// newLogo checks a picture: a PNG, or an SVG that runs and loads nothing.
func newLogo(content []byte) (*Logo, error) {
	if len(content) > maxLogo {
		return nil, fmt.Errorf("%d KiB (want at most %d)", (len(content)+1023)>>10, maxLogo>>10)
	}
	if bytes.HasPrefix(content, []byte("\x89PNG")) {
		size, err := png.DecodeConfig(bytes.NewReader(content))
		if err == nil && (size.Width > maxSide || size.Height > maxSide) {
			return nil, fmt.Errorf("%d × %d pixels (want at most %d a side)", size.Width, size.Height, maxSide)
		}
		if err == nil {
			_, err = png.Decode(bytes.NewReader(content))
		}
		if err != nil {
			return nil, fmt.Errorf("not a readable PNG: %w", err)
		}
		return &Logo{"image/png", content}, nil
	}
	if err := checkSVG(content); err != nil {
		return nil, err
	}
	return &Logo{"image/svg+xml", content}, nil
}

// checkSVG refuses what is no SVG, and one that could run a script or load something. The page shows it as a picture, in which browsers
// run nothing: this is the first of two locks.
func checkSVG(content []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(content))
	seen := false
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF) && seen:
			return nil
		case err != nil && !seen:
			return errors.New("neither a PNG nor an SVG")
		case err != nil:
			return fmt.Errorf("not a readable SVG: %w", err)
		}
		line, _ := decoder.InputPos()
		if root, is := token.(xml.StartElement); is && !seen {
			if root.Name.Local != "svg" || root.Name.Space != "http://www.w3.org/2000/svg" {
				return errors.New(`neither a PNG nor an SVG (its root element is not svg with xmlns="http://www.w3.org/2000/svg")`)
			}
			seen = true
		}
		if problem := unsafeToken(token); problem != "" {
			return fmt.Errorf("the SVG %s on line %d", problem, line)
		}
	}
}

// unsafeToken says what a part of an SVG could run or load, "" for nothing.
func unsafeToken(token xml.Token) string {
	switch token := token.(type) {
	case xml.Directive:
		return "has a document type"
	case xml.ProcInst:
		if token.Target != "xml" {
			return "has a processing instruction"
		}
	case xml.CharData:
		return unsafeText(string(token))
	case xml.StartElement:
		return unsafeElement(token)
	}
	return ""
}

// unsafeElement says what an element could run or load, "" for nothing.
func unsafeElement(element xml.StartElement) string {
	name := strings.ToLower(element.Name.Local)
	if slices.Contains([]string{"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "image", "feimage", "animate", "set", "handler"}, name) {
		return "has an element " + element.Name.Local
	}
	for _, attribute := range element.Attr {
		key := strings.ToLower(attribute.Name.Local)
		value := strings.TrimSpace(attribute.Value)
		switch {
		case strings.HasPrefix(key, "on"):
			return "runs a script (" + attribute.Name.Local + ")"
		case (key == "href" || key == "src") && !strings.HasPrefix(value, "#"):
			return "refers to something outside (" + attribute.Name.Local + ")"
		case attribute.Name.Space != "xmlns" && key != "xmlns":
			if problem := unsafeText(value); problem != "" {
				return problem
			}
		}
	}
	return ""
}

// outsideURL is a reference of CSS to something that is not in the picture.
var outsideURL = regexp.MustCompile(`(?i)url\(\s*["']?\s*[^#"'\s]|@import|\\`)

// unsafeText says what a style could load, "" for nothing. An escape could hide anything.
func unsafeText(text string) string {
	if outsideURL.MatchString(text) {
		return "loads something from outside"
	}
	return ""
}
