package assess

import (
	"fmt"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// Snapshot is the state of an organization on one day, to compare with later ones. It is taken from a result that was just counted,
// or read from a stored one.
type Snapshot struct {
	// File is where it was read from.
	File         string
	Organization string
	Date         answers.Date
	// Framework and Version are those of the framework by which it was counted.
	Framework string
	Version   int
	// Answered is the framework of an earlier version that the answers were given for, before they were upgraded to be
	// counted; "" if they were given for the one they were counted by.
	Answered string
	// Level is nil if the level lens was not assessed. It has a number, an id and a name.
	Level      *framework.Level
	LevelRange LevelRange
	Score      Range
	// Groups and Elements are those of the lenses that were assessed, in the order of the framework.
	Groups   []GroupScore
	Elements []ElementGrade
	// Remarks say what was passed over in the file.
	Remarks []string
}

// GroupScore is a group with its score, no number where nothing applies.
type GroupScore struct {
	ID    framework.GroupID
	Name  string
	Lens  framework.LensID
	Score Score
}

// ElementGrade is an element with what was answered.
type ElementGrade struct {
	ID    framework.ElementID
	Name  string
	Lens  framework.LensID
	Group framework.GroupID
	Grade framework.Grade
}

// Reference names the framework of the snapshot: id@version.
func (s *Snapshot) Reference() string { return fmt.Sprintf("%s@%d", s.Framework, s.Version) }

// Snapshot is what the result says of its day. The model is the one it was counted by, the file the one it came from.
func (r *Result) Snapshot(model *framework.Framework, file string) *Snapshot {
	s := &Snapshot{
		File: file, Organization: r.Organization, Date: r.Date, Framework: model.ID, Version: model.Version,
		Level: r.Level, LevelRange: r.LevelRange, Score: r.Score,
	}
	for _, lens := range r.Lenses {
		if !lens.Assessed {
			continue
		}
		for _, group := range lens.Groups {
			s.Groups = append(s.Groups, GroupScore{
				ID: group.Group.ID, Name: group.Group.Name, Lens: lens.Lens.ID, Score: group.Score.Low,
			})
		}
	}
	for _, e := range r.Elements {
		s.Elements = append(s.Elements, ElementGrade{
			ID: e.Element.ID, Name: e.Element.Name, Lens: e.Element.Lens.ID, Group: e.Element.Group.ID, Grade: e.Answer.Grade,
		})
	}
	return s
}

// Recount counts the answers of the snapshot by another version of its framework. Renamed elements take their new ids, and elements
// that the version does not have are left out. Elements that only this version has are open, as is n/a on an element that it makes
// essential.
func (s *Snapshot) Recount(model *framework.Framework) *Snapshot {
	given := &answers.File{Organization: s.Organization, Date: s.Date}
	for _, element := range s.renamed(model).Elements {
		place, known := model.Element(element.ID)
		if !known {
			continue
		}
		grade := element.Grade
		if grade == framework.NotApplicable && place.Essential {
			grade = framework.Unanswered
		}
		given.Given = append(given.Given, answers.Answer{Element: element.ID, Grade: grade})
	}
	return Evaluate(model, given, Options{}).Snapshot(model, s.File)
}

// renamed returns the snapshot with the current ids of the model. Elements that were merged become one, with the grade they agree on
// or without an answer.
func (s *Snapshot) renamed(model *framework.Framework) *Snapshot {
	now := answers.CurrentIDs(model)
	current := *s
	current.Elements = nil
	at := map[framework.ElementID]int{}
	for _, element := range s.Elements {
		if id, known := now[element.ID]; known {
			element.ID = id
		}
		first, twice := at[element.ID]
		if !twice {
			at[element.ID] = len(current.Elements)
			current.Elements = append(current.Elements, element)
		} else if current.Elements[first].Grade != element.Grade {
			current.Elements[first].Grade = framework.Unanswered
		}
	}
	return &current
}

// SnapshotOfAnswers counts an answers file, upgraded first if it is of an earlier version of the framework. The error, if any, is
// a *diag.Error with every problem of the source.
func SnapshotOfAnswers(source diag.Source, model *framework.Framework) (*Snapshot, error) {
	given, earlier, err := answers.ParseAnyVersion(source, model)
	if err != nil {
		return nil, err
	}
	if err := answers.RequireValues(given, source); err != nil {
		return nil, err
	}
	s := Evaluate(model, given, Options{}).Snapshot(model, source.Name)
	s.Answered, s.Remarks = earlier, given.Remarks
	return s, nil
}
