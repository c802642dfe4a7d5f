package narrative

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// Comparison is a comparison with the framework by which answers are counted now. Its methods are what every format says of
// a comparison in the same sentences.
type Comparison struct {
	*document.Comparison
	Model *framework.Framework
}

// Comparison is that of a result with its baseline, which must be there.
func (a Assessment) Comparison() Comparison {
	return Comparison{&document.Comparison{ComparisonBody: *a.Result.Comparison, Organization: a.Result.Organization}, a.Model}
}

// First is the earliest file.
func (c Comparison) First() *document.ComparedFile { return &c.Files[0] }

// Last is the latest file.
func (c Comparison) Last() *document.ComparedFile { return &c.Files[len(c.Files)-1] }

// About says whose results are compared, and of which days.
func (c Comparison) About() string {
	about := DateOrWords(c.First()) + " to " + DateOrWords(c.Last())
	if c.Organization != "" {
		return c.Organization + ", " + about
	}
	return about
}

// DateOrWords is the date of a file, or that there is none.
func DateOrWords(file *document.ComparedFile) string { return cmp.Or(string(file.Date), "no date") }

// LevelName is the name of a level by its number, as one of the files or the framework has it; a dash for none.
func (c Comparison) LevelName(number *int) string {
	if number == nil {
		return "–"
	}
	for i := range c.Files {
		if level := c.Files[i].Level; level != nil && level.Number == *number {
			return diag.Printable(level.String())
		}
	}
	if *number < len(c.Model.Levels) {
		return c.Model.Levels[*number].String()
	}
	return framework.Level{Number: *number}.String()
}

// LevelMove says which level became which: "0 Below Foundation → 1 Foundation".
func (c Comparison) LevelMove() string {
	level := c.LevelName(c.Level.After)
	if change := c.Level.Change; change != nil && *change == 0 {
		return level + " (unchanged)"
	}
	return c.LevelName(c.Level.Before) + " → " + level
}

// ScoreMove says a score and where it came from, each with the range that open elements leave.
func (c Comparison) ScoreMove() string {
	return fmt.Sprintf("%s → %s (%s)", document.Scores(c.First().Scores()), document.Scores(c.Last().Scores()), c.Score.Change)
}

// Remarks say how many elements changed, and why nobody can say what changed them.
func (c Comparison) Remarks() []string {
	var remarks []string
	if c.Empty() {
		remarks = append(remarks, "Nothing changed.")
	} else if len(c.Elements) > 0 {
		remarks = append(remarks, KindCounts(c.Elements)+".")
	}
	for _, doubt := range []string{c.Unsplit(), c.Reworded()} {
		if doubt != "" {
			remarks = append(remarks, doubt)
		}
	}
	return remarks
}

// Reworded says how many elements were reworded from the framework of the first file to that of the last, "" where none were
// or that is not known.
func (c Comparison) Reworded() string {
	first, last := c.First().Framework, c.Last().Framework
	reworded := c.Model.RewordedSince(first.Version)
	if c.Split == nil || first.ID != c.Model.ID || reworded == 0 {
		return ""
	}
	return fmt.Sprintf("From %s to %s the grades of %s were reworded: old answers to them may no longer fit.",
		first.In(c.Model), last.In(c.Model), document.Count(reworded, "element", "elements"))
}

// Since names the first of the files.
func (c Comparison) Since() string {
	return "Since " + cmp.Or(string(c.First().Date), diag.Printable(c.First().File))
}

// Moves says in a sentence what became of level, score and elements.
func (c Comparison) Moves() string {
	if c.Empty() {
		return "Nothing changed."
	}
	line := fmt.Sprintf("Maturity level %s, score %s.", c.LevelMove(), c.ScoreMove())
	if len(c.Elements) > 0 {
		line += " " + KindCounts(c.Elements) + "."
	}
	if reworded := c.Reworded(); reworded != "" {
		line += " " + reworded
	}
	return line
}

// Unsplit says that the framework changed and that what it changed is not known, "" where that is not so.
func (c Comparison) Unsplit() string {
	first, last := c.First().Framework, c.Last().Framework
	if first == last || c.Split != nil {
		return ""
	}
	return fmt.Sprintf("The first file was scored with %s, the last with %s; the current framework is %s. How much of the change "+
		"is due to the framework is not known.", first.In(c.Model), last.In(c.Model), document.VersionOf(c.Model).Titled(c.Model))
}

// SplitTitle is the heading over what the framework and the company changed.
func (c Comparison) SplitTitle() string {
	return fmt.Sprintf("Change due to the framework (%s to %s) and to the company", c.First().Framework.In(c.Model), c.Last().Framework.In(c.Model))
}

// LensTitle is the name of a lens, and what its groups are called; its id, and groups, if the framework does not know it.
func (c Comparison) LensTitle(id framework.LensID) (title, noun string) {
	if lens, known := c.Model.Lens(id); known {
		return lens.Name, lens.GroupNoun
	}
	return string(id), "group"
}

// Lenses lists those of the groups, in their order.
func (c Comparison) Lenses() []framework.LensID {
	var ids []framework.LensID
	for _, g := range c.Groups {
		if !slices.Contains(ids, g.Lens) {
			ids = append(ids, g.Lens)
		}
	}
	return ids
}

// KindCounts says how many elements changed in which way: "11 elements improved, 1 declined".
func KindCounts(elements []document.ElementMove) string {
	var parts []string
	for _, kind := range assess.ChangeKinds() {
		number := 0
		for _, e := range elements {
			if e.Kind == kind {
				number++
			}
		}
		if number > 0 {
			count := strconv.Itoa(number)
			if len(parts) == 0 {
				count = document.Count(number, "element", "elements")
			}
			parts = append(parts, count+" "+KindWord(kind))
		}
	}
	return strings.Join(parts, ", ")
}

// KindWord says in a word what became of an element.
func KindWord(kind assess.ChangeKind) string {
	switch kind {
	case assess.Rose:
		return "improved"
	case assess.Fell:
		return "declined"
	case assess.Answered:
		return "newly answered"
	case assess.Opened:
		return "reopened"
	case assess.Excluded:
		return "no longer applicable"
	case assess.Included:
		return "now applicable"
	default:
		return string(kind)
	}
}
