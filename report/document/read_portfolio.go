package document

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// CodeContradictingFigures is that of a stored portfolio whose figures do not follow from its rows.
const CodeContradictingFigures diag.Code = "contradicting-figures"

const anewHint = "write it anew: revops portfolio FOLDER -o benchmark.json --anonymous"

// ReadPortfolio reads a stored portfolio of the categories of the level lens, counted by the model, to compare a company with. It is
// refused if its counts and medians do not follow from its rows. The error, if any, is a *diag.Error with every problem of the source.
func ReadPortfolio(source diag.Source, model *framework.Framework) (*Portfolio, error) {
	r := &storedPortfolio{}
	root, ok := yamlpos.Parse(source, &r.list)
	if !ok {
		return nil, r.list.Err()
	}
	r.root = root
	if schema, _ := node(root, "schema"); schema.String() != PortfolioSchema {
		var list diag.List // what else is wrong with the text of something else does not matter
		list.Add(source, diag.Problem{
			Position: schema.Position(), Code: CodeUnknownSchema, Message: "this is not a stored portfolio, want the schema " + PortfolioSchema, Hint: anewHint,
		})
		return nil, list.Err()
	}
	if err := decodeInto(&r.portfolio, root, portfolioShape(), &r.list, source.Name); err != nil {
		return nil, err
	}
	r.check(model)
	return &r.portfolio, r.list.Err()
}

// storedPortfolio is a portfolio that is being read.
type storedPortfolio struct {
	root      *yamlpos.Node
	list      diag.List
	portfolio Portfolio
}

func (r *storedPortfolio) report(code diag.Code, message string, path ...string) {
	at, _ := node(r.root, path...)
	at.Report(code, message, anewHint)
}

func (r *storedPortfolio) check(model *framework.Framework) {
	p := &r.portfolio
	if p.Framework != VersionOf(model) {
		r.report(CodeFrameworkMismatch, fmt.Sprintf("the portfolio was scored with the framework %s, want %s", p.Framework, model.Reference()), "framework")
		return
	}
	if p.Lens != model.LevelLens {
		r.report(CodePartialResult, fmt.Sprintf("the portfolio shows the lens %q, want %q", p.Lens, model.LevelLens), "lens")
		return
	}
	lens, _ := model.Lens(p.Lens)
	columns := make([][]assess.Score, len(lens.Groups))
	var scores []assess.Score
	levels, companies := make([]int, len(model.Levels)), 0
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Problem != "" {
			continue
		}
		companies++
		scores = append(scores, row.Score)
		r.checkRow(model, lens, row, strconv.Itoa(i))
		if row.Level != nil && *row.Level < len(levels) {
			levels[*row.Level]++
		}
		for g := range lens.Groups {
			columns[g] = append(columns[g], row.Categories.Value(string(lens.Groups[g].ID)))
		}
	}
	r.same("companies", p.Companies, companies, "companies")
	for number, count := range levels {
		r.same("the companies on level "+strconv.Itoa(number), p.Levels.Value(strconv.Itoa(number)), count, "levels", strconv.Itoa(number))
	}
	r.sameMedian(p.MedianScore, scores, "median_score")
	for g := range lens.Groups {
		id := string(lens.Groups[g].ID)
		r.sameMedian(p.Medians.Value(id), columns[g], "medians", id)
	}
}

// checkRow demands a score for each category and no other, and a level that there is.
func (r *storedPortfolio) checkRow(model *framework.Framework, lens *framework.Lens, row *PortfolioRow, at string) {
	if row.Level != nil && *row.Level >= len(model.Levels) {
		r.report(CodeUnknownLevel, fmt.Sprintf("the framework %s has no level %d", model.Reference(), *row.Level), "rows", at, "level")
	}
	known := 0
	for _, group := range lens.Groups {
		if row.Categories.has(string(group.ID)) {
			known++
		}
	}
	if known < len(lens.Groups) || len(row.Categories) > known {
		r.report(CodeContradictingFigures, fmt.Sprintf("the row has %d of the %d categories of %s, and %d unknown ones",
			known, len(lens.Groups), model.Reference(), len(row.Categories)-known), "rows", at, "categories")
	}
	if scores := row.Scores(); row.ScoreRange != nil && (scores.Low != row.Score || scores.High.Tenths < scores.Low.Tenths) {
		r.report(CodeContradictingFigures, "score and score range contradict each other", "rows", at, "score_range")
	}
}

func (r *storedPortfolio) same(what string, stored, counted int, path ...string) {
	if stored != counted {
		r.report(CodeContradictingFigures, fmt.Sprintf("%s: %d, but the rows make %d", what, stored, counted), path...)
	}
}

// sameMedian demands the median of the scores, which is stored as rounded once: with an even number, a tenth may be between them.
func (r *storedPortfolio) sameMedian(stored assess.Score, scores []assess.Score, path ...string) {
	counted := assess.MedianOf(scores)
	if difference := stored.Tenths - counted.Tenths; stored.Known != counted.Known || difference > 1 || difference < -1 {
		r.report(CodeContradictingFigures, fmt.Sprintf("the median is %s, but that of the rows is %s", stored, counted), path...)
	}
}

func (m Members[T]) has(key string) bool {
	for _, one := range m {
		if one.Key == key {
			return true
		}
	}
	return false
}

// UnmarshalJSON reads an object, its keys in the order of the alphabet.
func (m *Members[T]) UnmarshalJSON(text []byte) error {
	values := map[string]T{}
	if err := json.Unmarshal(text, &values); err != nil {
		return errors.New("want an object of values")
	}
	*m = nil
	for _, key := range slices.Sorted(maps.Keys(values)) {
		*m = append(*m, Member[T]{key, values[key]})
	}
	return nil
}
