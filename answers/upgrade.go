package answers

import (
	"errors"
	"reflect"
	"slices"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// Upgrade is an answers file brought to the version of the framework at hand.
type Upgrade struct {
	// Source is the file as it is to be, Answers what it holds. Comments, order and blank lines are those of the file as
	// it was.
	Source  diag.Source
	Answers *File
	// From and To name the framework before and after. They are equal where only ids were of an earlier version.
	From, To string
	// Renamed, Gone, Wanted and Reworded are in the order of the file; what is not in the file follows in that of the framework.
	Renamed []Rename
	Gone    []Removal
	Wanted  []MissingAnswer
	// Reworded are the answers to look at again. They are as they were.
	Reworded []RewordedAnswer
	// Cut reports that removed answers were deleted from the file: JSON, and YAML in brackets, cannot keep them as comments.
	Cut bool
}

// Rename is an id that was brought up to date, in an answer or in a waiver.
type Rename struct {
	From, To framework.ElementID
	Position diag.Position
}

// Removal is an answer or a waiver that the upgrade turned into a comment.
type Removal struct {
	Element framework.ElementID
	// Into is the element that the removed element became, if another answer was kept for it; "" otherwise.
	Into framework.ElementID
	// Waiver says that it is a waiver. Answer is what was said otherwise.
	Waiver   bool
	Answer   Answer
	Position diag.Position
}

// Cause says why an element wants an answer.
type Cause string

// The causes.
const (
	NotInFile    Cause = "not in the file"
	NowEssential Cause = "was n/a, is now essential"
	Disagreed    Cause = "merged from elements with different answers"
)

// MissingAnswer is an element that needs a new answer. Its position is that of the answer that no longer holds, if there is one.
type MissingAnswer struct {
	Element  framework.ElementID
	Cause    Cause
	Position diag.Position
}

// RewordedAnswer is a grade that was given before the grades of its element changed their meaning.
type RewordedAnswer struct {
	Element  framework.ElementID
	Grade    framework.Grade
	Position diag.Position
}

// Changed reports whether the upgrade changed the file.
func (u *Upgrade) Changed() bool { return u.From != u.To || len(u.Renamed) > 0 || len(u.Gone) > 0 }

// UpgradeFile brings an answers file of an earlier version of the model's framework, or one with ids of earlier
// versions, to the model: the version and the ids are changed; answers and waivers of elements that there are no longer
// become comments; n/a of an element that is essential now is emptied; every other byte stays. A file that is of this
// version comes back as it is. The error, if any, is a *diag.Error with every problem of the file, or ErrLayout.
func UpgradeFile(source diag.Source, model *framework.Framework) (*Upgrade, error) {
	if err := refuseTable(source); err != nil {
		return nil, err
	}
	p := newParser(model)
	p.upgrading = true
	document, err := p.parse(source)
	if err != nil {
		return nil, err
	}
	return p.upgrade(document)
}

func (p *parser) upgrade(from *Document) (*Upgrade, error) {
	u := &upgrader{
		parser: p, root: from.root, edits: yamlpos.NewEdits(from.root), before: from.Answers,
		Upgrade: &Upgrade{Source: from.Source, Answers: from.Answers, From: p.model.Reference(), To: p.model.Reference()},
	}
	if node, ok := u.root.Find("framework"); ok && u.earlier > 0 {
		u.From = node.String()
		u.edits.Rename(node, u.To)
	}
	u.answers()
	u.waivers()
	if !u.Changed() {
		return u.Upgrade, nil
	}
	u.Source.Data = u.edits.Bytes()
	after, err := Parse(u.Source, p.model)
	if err != nil || !u.says(after) {
		return nil, errors.Join(ErrLayout, err)
	}
	u.Answers = after
	if u.earlier > 0 {
		u.missing()
	}
	return u.Upgrade, nil
}

// upgrader collects the changes to a file while it goes over its nodes.
type upgrader struct {
	*parser
	*Upgrade
	root   *yamlpos.Node
	edits  *yamlpos.Edits
	before *File
	// kept and waived are what the file is to say.
	kept   []Answer
	waived []Waiver
}

// answers goes over the answers.
func (u *upgrader) answers() {
	node, found := u.root.Find("answers")
	if !found || node.Kind() != yamlpos.Mapping {
		return
	}
	var places []int
	var remarks []string
	entries := node.Entries("")
	for at, answer := range u.before.Given {
		into := u.now(answer.Element)
		if into == "" || u.chosen(into) != at {
			places, remarks = append(places, at), append(remarks, u.remark(into))
			u.Gone = append(u.Gone, Removal{Element: answer.Element, Into: into, Answer: answer, Position: answer.Position})
			continue
		}
		if into != answer.Element {
			u.edits.Rename(entries[at].Key, string(into))
			u.Renamed = append(u.Renamed, Rename{From: answer.Element, To: into, Position: entries[at].Key.Position()})
			answer.Element = into
		}
		answer = u.applicable(answer, entries[at].Value)
		u.kept = append(u.kept, answer)
		u.reworded(answer)
	}
	u.remove(node, places, remarks)
}

// chosen is the place of the answer that stands for an element: the one by its own id, or the one that those by its
// former ids agree on; -1 if they do not agree. What says nothing does not count beside what does.
func (u *upgrader) chosen(id framework.ElementID) int {
	first, chosen := -1, -1
	for at, answer := range u.before.Given {
		if u.now(answer.Element) != id {
			continue
		}
		if first < 0 {
			first = at
		}
		switch {
		case answer.Blank():
		case answer.Element == id:
			return at
		case chosen == -1:
			chosen = at
		case chosen >= 0 && u.before.Given[chosen].Grade != answer.Grade:
			chosen = -2
		}
	}
	switch chosen {
	case -1:
		return first
	case -2:
		return -1
	}
	return chosen
}

// reworded lists an answer whose grade means something else than in the version of the file.
func (u *upgrader) reworded(answer Answer) {
	if u.earlier > 0 && answer.Grade.Graded() && u.elements[answer.Element].Reworded > u.earlier {
		u.Reworded = append(u.Reworded, RewordedAnswer{Element: answer.Element, Grade: answer.Grade, Position: answer.Position})
	}
}

// applicable empties n/a on an element that has become essential.
func (u *upgrader) applicable(answer Answer, value *yamlpos.Node) Answer {
	if u.earlier == 0 || answer.Grade != framework.NotApplicable || !u.elements[answer.Element].Essential {
		return answer
	}
	if value.Kind() == yamlpos.Mapping {
		value, _ = value.Find("grade")
	}
	u.edits.Empty(value)
	u.Wanted = append(u.Wanted, MissingAnswer{Element: answer.Element, Cause: NowEssential, Position: answer.Position})
	answer.Grade = framework.Unanswered
	return answer
}

// waivers goes over the waivers. Of several for one element the first one stays.
func (u *upgrader) waivers() {
	node, found := u.root.Find("waivers")
	if !found {
		return
	}
	var places []int
	var remarks []string
	for at, waiver := range u.before.Waivers {
		into := u.now(waiver.Element)
		twice := slices.ContainsFunc(u.waived, func(w Waiver) bool { return w.Element == into })
		if into == "" || twice {
			places, remarks = append(places, at), append(remarks, u.remark(into))
			u.Gone = append(u.Gone, Removal{Element: waiver.Element, Into: into, Waiver: true, Position: waiver.Position})
			continue
		}
		if into != waiver.Element {
			id, _ := node.Items()[at].Find("element")
			u.edits.Rename(id, string(into))
			u.Renamed = append(u.Renamed, Rename{From: waiver.Element, To: into, Position: id.Position()})
			waiver.Element = into
		}
		u.waived = append(u.waived, waiver)
	}
	u.remove(node, places, remarks)
}

func (u *upgrader) remark(into framework.ElementID) string {
	if into == "" {
		return u.To + " no longer asks this; it is kept for the record:"
	}
	return u.To + " asks this as part of " + string(into) + "; it is kept for the record:"
}

func (u *upgrader) remove(parent *yamlpos.Node, places []int, remarks []string) {
	if len(places) > 0 && !u.edits.Remove(parent, places, remarks) {
		u.Cut = true
	}
}

// says reports whether a file says what it is to say, and nothing else than before otherwise.
func (u *upgrader) says(after *File) bool {
	want := *u.before
	want.Given, want.Waivers = u.kept, u.waived
	return reflect.DeepEqual(want.unplaced(""), after.unplaced(""))
}

// missing lists the elements that are asked in the scope of the file and are not in it: the lenses that it has elements
// of; where it has none but those of its respondent's team, those of that team.
func (u *upgrader) missing() {
	listed, lenses := map[framework.ElementID]bool{}, map[framework.LensID]bool{}
	team := u.before.Respondent.Team
	for _, answer := range u.before.Given {
		place, known := u.model.Element(u.now(answer.Element))
		if !known {
			continue
		}
		lenses[place.Lens.ID] = true
		if place.Owner != team {
			team = ""
		}
	}
	for _, answer := range u.kept {
		listed[answer.Element] = true
	}
	for _, place := range u.model.Elements() {
		if listed[place.ID] || !lenses[place.Lens.ID] || team != "" && place.Owner != team {
			continue
		}
		wanted := MissingAnswer{Element: place.ID, Cause: NotInFile}
		if slices.ContainsFunc(u.Gone, func(g Removal) bool { return g.Into == place.ID && !g.Waiver }) {
			wanted.Cause = Disagreed
		}
		u.Wanted = append(u.Wanted, wanted)
	}
}
