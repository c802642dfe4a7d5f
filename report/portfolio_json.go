package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"revops/assess"
	"revops/framework"
)

// PortfolioSchema names the portfolio document.
const PortfolioSchema = "revops/portfolio/v1"

type portfolioHead struct {
	Schema    string             `json:"schema"`
	Framework frameworkReference `json:"framework"`
	Lens      framework.LensID   `json:"lens"`
	Companies int                `json:"companies"`
}

type portfolioRow struct {
	File         string             `json:"file"`
	Organization string             `json:"organization"`
	Level        *int               `json:"level"`
	Score        *float64           `json:"score"`
	ScoreRange   *scoreRange        `json:"score_range"`
	Categories   members            `json:"categories"`
	Open         int                `json:"open"`
	Weakest      *framework.GroupID `json:"weakest"`
	Problem      string             `json:"problem,omitempty"`
}

type portfolioSummary struct {
	Levels      members     `json:"levels"`
	MedianScore *float64    `json:"median_score"`
	Medians     members     `json:"medians"`
	CommonGaps  []commonGap `json:"common_gaps"`
}

type commonGap struct {
	Element    framework.ElementID `json:"element"`
	Name       string              `json:"name"`
	Lens       framework.LensID    `json:"lens"`
	Group      framework.GroupID   `json:"group"`
	Level      int                 `json:"level"`
	Owner      framework.TeamID    `json:"owner"`
	Missing    int                 `json:"missing"`
	Applicable int                 `json:"applicable"`
}

// members are the keys of an object with their values, in order.
type members []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the object.
func (m members) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	for i, one := range m {
		key, err := json.Marshal(one.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(one.value)
		if err != nil {
			return nil, err
		}
		text.WriteString([]string{"{", ","}[min(i, 1)])
		text.Write(key)
		text.WriteByte(':')
		text.Write(value)
	}
	if len(m) == 0 {
		text.WriteByte('{')
	}
	text.WriteByte('}')
	return text.Bytes(), nil
}

// JSON writes the portfolio document, whose shape `revops schema portfolio` describes. It goes out row by row,
// so that a large one is not held twice.
func (p Portfolio) JSON(w io.Writer) error {
	head := portfolioHead{PortfolioSchema, frameworkReference{p.Model.ID, p.Model.Version}, p.Lens.ID, p.Companies}
	out := &portfolioWriter{w: w}
	text := out.indented("", head)
	out.write(bytes.TrimSuffix(text, []byte("\n}")), []byte(",\n  \"rows\": ["))
	for i := range p.Rows {
		between := ",\n    "
		if i == 0 {
			between = "\n    "
		}
		out.write([]byte(between), out.indented("    ", newPortfolioRow(p.Lens, &p.Rows[i])))
	}
	text = out.indented("", summary(p.Portfolio))
	out.write([]byte("\n  ],"), bytes.TrimPrefix(text, []byte("{")), []byte("\n"))
	return out.err
}

// portfolioWriter writes until something goes wrong and keeps that.
type portfolioWriter struct {
	w   io.Writer
	err error
}

func (p *portfolioWriter) write(parts ...[]byte) {
	for _, part := range parts {
		if p.err == nil {
			_, p.err = p.w.Write(part)
		}
	}
}

func (p *portfolioWriter) indented(prefix string, document any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(prefix, "  ")
	if err := encoder.Encode(document); err != nil && p.err == nil {
		p.err = err
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n"))
}

func newPortfolioRow(lens *framework.Lens, row *assess.Row) portfolioRow {
	written := portfolioRow{
		File: row.File, Organization: row.Organization, Score: number(row.Score.Low), Open: row.Open, Problem: row.Problem,
	}
	if row.Level != nil {
		written.Level = &row.Level.Number
	}
	if row.Problem == "" {
		for g := range lens.Groups {
			written.Categories = append(written.Categories, member{string(lens.Groups[g].ID), number(row.Group(g))})
		}
	}
	if row.Score.Low.Known {
		written.ScoreRange = &scoreRange{Low: number(row.Score.Low), High: number(row.Score.High)}
	}
	if row.Weakest != nil {
		written.Weakest = &row.Weakest.ID
	}
	return written
}

func summary(p *assess.Portfolio) portfolioSummary {
	written := portfolioSummary{MedianScore: number(p.MedianScore), CommonGaps: []commonGap{}}
	for level, companies := range p.Levels {
		written.Levels = append(written.Levels, member{strconv.Itoa(level), companies})
	}
	written.Levels = append(written.Levels, member{"not_assessed", p.NotAssessed})
	for g := range p.Lens.Groups {
		written.Medians = append(written.Medians, member{string(p.Lens.Groups[g].ID), number(p.Medians[g])})
	}
	for _, gap := range p.CommonGaps {
		e := gap.Element
		written.CommonGaps = append(written.CommonGaps, commonGap{
			Element: e.ID, Name: e.Name, Lens: e.Lens.ID, Group: e.Group.ID, Level: e.Level, Owner: e.Owner,
			Missing: gap.Missing, Applicable: gap.Applicable,
		})
	}
	return written
}
