package narrative

import (
	"fmt"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/document"
)

// Portfolio is a portfolio with the framework it was counted by and the lens that it looks at.
type Portfolio struct {
	*document.Portfolio
	Model *framework.Framework
	Of    *framework.Lens
	// Folder is the longest path, with the slash at its end, that all files begin with; "" for none.
	Folder string
}

// NewPortfolio looks at a portfolio with the framework that it was counted by.
func NewPortfolio(p *document.Portfolio, model *framework.Framework) Portfolio {
	lens, _ := model.Lens(p.Lens)
	return Portfolio{Portfolio: p, Model: model, Of: lens, Folder: commonFolder(p.Rows)}
}

func commonFolder(rows []document.PortfolioRow) string {
	common := rows[0].File
	for i := range rows {
		for !strings.HasPrefix(rows[i].File, common) || !strings.HasSuffix(common, "/") {
			common = common[:strings.LastIndex(strings.TrimSuffix(common, "/"), "/")+1]
			if common == "" {
				return ""
			}
		}
	}
	return common
}

// ShortFile is the file of a row without the common folder.
func (p Portfolio) ShortFile(row *document.PortfolioRow) string {
	return strings.TrimPrefix(row.File, p.Folder)
}

// WeakestName is the name of the weakest group of a row, "" for none.
func (p Portfolio) WeakestName(row *document.PortfolioRow) string {
	for g := range p.Of.Groups {
		if row.Weakest != nil && p.Of.Groups[g].ID == *row.Weakest {
			return p.Of.Groups[g].Name
		}
	}
	return ""
}

// Unread counts the files with a problem.
func (p Portfolio) Unread() int { return len(p.Rows) - p.Companies }

// About says how many companies there are, by which framework, how many files have a problem, and where the files are.
func (p Portfolio) About() string {
	about := document.Count(p.Companies, "company", "companies") + ", " + p.Framework.Titled(p.Model)
	if wrong := p.Unread(); wrong > 0 {
		about += ", and " + document.Count(wrong, "file", "files") + " with a problem"
	}
	if lens := p.LensAnswered(); lens != "" {
		about += "; " + lens
	}
	if p.Folder != "" {
		about += "; files from " + p.Folder
	}
	return about
}

// LensAnswered says which lens the groups are of and how many companies answered it; "" for the level lens, for which the
// levels say so.
func (p Portfolio) LensAnswered() string {
	if p.Lens == p.Model.LevelLens {
		return ""
	}
	answered := 0
	for i := range p.Rows {
		for _, group := range p.Rows[i].Categories {
			if group.Value.Known {
				answered++
				break
			}
		}
	}
	return fmt.Sprintf("%s by %s, answered by %d of them", p.Of.Name, p.Of.GroupNoun, answered)
}

// ScoreTitle is what the score of the level lens is called beside groups.
func (p Portfolio) ScoreTitle() string {
	if p.Lens == p.Model.LevelLens {
		return "Score"
	}
	level, _ := p.Model.Lens(p.Model.LevelLens)
	return "Score of the " + level.Name
}

// LevelCounts are the levels with how many companies stand on each, and behind them those without a level, if there are some.
func (p Portfolio) LevelCounts() []LevelCount {
	var counts []LevelCount
	for number := range p.Model.Levels {
		key := strconv.Itoa(number)
		counts = append(counts, LevelCount{key, p.Model.Levels[number].String(), p.Levels.Value(key)})
	}
	if without := p.NotAssessed(); without > 0 {
		counts = append(counts, LevelCount{"none", "No level", without})
	}
	return counts
}

// LevelCount is a level, or none, with how many companies stand on it. ID is its number, or none.
type LevelCount struct {
	ID, Name  string
	Companies int
}
