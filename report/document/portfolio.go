package document

import (
	"bytes"
	"encoding/json"
	"strconv"

	"revops/assess"
	"revops/framework"
)

// PortfolioSchema names the portfolio document.
const PortfolioSchema = "revops/portfolio/v1"

// Portfolio is the portfolio document: many companies, one a row.
type Portfolio struct {
	// Schema is PortfolioSchema.
	Schema    string           `json:"schema"`
	Framework FrameworkVersion `json:"framework"`
	// Lens is the one whose groups are looked at.
	Lens framework.LensID `json:"lens"`
	// Companies counts the files without a problem.
	Companies int            `json:"companies"`
	Rows      []PortfolioRow `json:"rows"`
	// Levels counts the companies on each level, by its number, and those without a level under "not_assessed".
	Levels Members[int] `json:"levels"`
	// MedianScore and Medians are those of the headline and of each group, over the companies that have such a score.
	MedianScore assess.Score          `json:"median_score"`
	Medians     Members[assess.Score] `json:"medians"`
	// CommonGaps are the elements that more than half of the companies miss, those missed by most first.
	CommonGaps []CommonGap `json:"common_gaps"`
}

// PortfolioRow is one file. A file that could not be counted has a problem and nothing else but its name.
type PortfolioRow struct {
	File         string `json:"file"`
	Organization string `json:"organization"`
	Level        *int   `json:"level" jsonschema:"nullable"`
	Scored
	// Categories are the scores of the groups of the lens, by their ids; empty for a file with a problem.
	Categories Members[assess.Score] `json:"categories"`
	// Open counts the open elements of the assessed lenses.
	Open int `json:"open"`
	// Weakest is the group with the lowest score.
	Weakest *framework.GroupID `json:"weakest" jsonschema:"nullable"`
	Problem string             `json:"problem,omitempty"`
}

// CommonGap is an element that most companies miss.
type CommonGap struct {
	Element framework.ElementID `json:"element"`
	Name    string              `json:"name"`
	Lens    framework.LensID    `json:"lens"`
	Group   framework.GroupID   `json:"group"`
	Level   int                 `json:"level"`
	Owner   framework.TeamID    `json:"owner"`
	// Missing counts the companies where it applies and is not in place, Applicable those where it applies.
	Missing    int `json:"missing"`
	Applicable int `json:"applicable"`
}

// Members are the keys of a JSON object with their values, in order.
type Members[T any] []Member[T]

// Member is one key with its value.
type Member[T any] struct {
	Key   string
	Value T
}

// Value is that of a key, the zero value where the key is not there.
func (m Members[T]) Value(key string) T {
	for _, one := range m {
		if one.Key == key {
			return one.Value
		}
	}
	var zero T
	return zero
}

// MarshalJSON writes the object, its keys in order.
func (m Members[T]) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	text.WriteByte('{')
	for i, one := range m {
		if i > 0 {
			text.WriteByte(',')
		}
		value, err := json.Marshal(one.Value)
		if err != nil {
			return nil, err
		}
		text.WriteString(strconv.Quote(one.Key) + ":") // keys are ids and numbers
		text.Write(value)
	}
	text.WriteByte('}')
	return text.Bytes(), nil
}

const notAssessed = "not_assessed"

// NewPortfolio makes the document of a portfolio.
func NewPortfolio(p *assess.Portfolio) *Portfolio {
	d := &Portfolio{
		Schema: PortfolioSchema, Framework: VersionOf(p.Model), Lens: p.Lens.ID, Companies: p.Companies,
		Rows: Each(p.Rows, func(row assess.Row) PortfolioRow { return rowOf(p.Lens, &row) }), MedianScore: p.MedianScore,
		CommonGaps: Each(p.CommonGaps, func(gap assess.CommonGap) CommonGap {
			e := gap.Element
			return CommonGap{
				Element: e.ID, Name: e.Name, Lens: e.Lens.ID, Group: e.Group.ID, Level: e.Level, Owner: e.Owner,
				Missing: gap.Missing, Applicable: gap.Applicable,
			}
		}),
	}
	for level, companies := range p.Levels {
		d.Levels = append(d.Levels, Member[int]{strconv.Itoa(level), companies})
	}
	d.Levels = append(d.Levels, Member[int]{notAssessed, p.NotAssessed})
	for g := range p.Lens.Groups {
		d.Medians = append(d.Medians, Member[assess.Score]{string(p.Lens.Groups[g].ID), p.Medians[g]})
	}
	return d
}

func rowOf(lens *framework.Lens, row *assess.Row) PortfolioRow {
	d := PortfolioRow{
		File: row.File, Organization: row.Organization, Level: levelNumber(row.Level), Scored: scored(row.Score), Open: row.Open, Problem: row.Problem,
	}
	if row.Problem == "" {
		for g := range lens.Groups {
			d.Categories = append(d.Categories, Member[assess.Score]{string(lens.Groups[g].ID), row.Group(g)})
		}
	}
	if row.Weakest != nil {
		d.Weakest = &row.Weakest.ID
	}
	return d
}

// NotAssessed counts the companies without a level.
func (p *Portfolio) NotAssessed() int { return p.Levels.Value(notAssessed) }
