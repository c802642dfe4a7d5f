package assess

import (
	"fmt"
	"strconv"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// ResultSchema names the result document.
const ResultSchema = resultSchemaName + "1"

// resultSchemaName is ResultSchema without its version.
const resultSchemaName = "revops/result/v"

// The codes of problems that a stored result can have, besides those of an answers file.
const (
	CodePartialResult  diag.Code = "partial-result"
	CodeAssumedResult  diag.Code = "assumed-result"
	CodeUnknownLevel   diag.Code = "unknown-level"
	CodeUnknownLens    diag.Code = "unknown-lens"
	CodeUnknownGroup   diag.Code = "unknown-group"
	CodeGivenTwice     diag.Code = "given-twice"
	CodeGradeAndPoints diag.Code = "grade-and-points"
)

// A stored result is read in two goes over the whole document: its shape, then what a snapshot is made of. The second
// one takes what is of the right kind and says nothing more of what is not.

// readResult reads the root of a stored result. A result of another version of the model's framework is taken by its
// own word: only within itself must its ids resolve.
func readResult(root *yamlpos.Node, list *diag.List, model *framework.Framework) (*Snapshot, error) {
	shape := newShape(nil)
	shape.object(root, "result")
	r := &resultReader{model: model, shape: shape, snapshot: &Snapshot{File: root.Position().File}}
	r.read(root.Mapping(""))
	if err := list.Err(); err != nil {
		return nil, err
	}
	return r.snapshot, nil
}

// CheckResult reports whether a source is a stored result that was counted by the model, the whole of which can be shown by
// it: the result of one team will do, unlike for ParseSnapshot, but every element, team and level in it must be known. The
// error, if any, is a *diag.Error with every problem of the source.
func CheckResult(source diag.Source, model *framework.Framework) error {
	var list diag.List
	root, ok := yamlpos.Parse(source, &list)
	if !ok {
		return list.Err()
	}
	if schema := answers.SchemaOf(root); schema != nil && schema.String() != ResultSchema {
		if schema.String() == answers.Schema {
			schema.Report(answers.CodeUnknownSchema, "these are answers, want a stored result", "revops assess --answers "+source.Name+" counts them")
		} else {
			reportSchema(schema)
		}
		return list.Err()
	}
	shape := newShape(model)
	r := &resultReader{model: model, shape: shape, snapshot: &Snapshot{}, partial: true}
	if root.Kind() == yamlpos.Mapping {
		if node, found := root.Mapping("").Get("framework"); found && r.foreign(node) {
			return list.Err()
		}
	}
	shape.object(root, "result")
	r.read(root.Mapping(""))
	return list.Err()
}

// foreign reports a result that was counted by another framework, or another version of the model's.
func (r *resultReader) foreign(node *yamlpos.Node) bool {
	m := mapping(node)
	id, version := word(m, "id"), number(m, "version")
	if id == "" || version == 0 || id == r.model.ID && version == r.model.Version {
		return false
	}
	node.Report(answers.CodeFrameworkMismatch, fmt.Sprintf("a result of the framework %s@%d, want %s", yamlpos.Quote(id), version, r.model.Reference()),
		"--framework DIR loads another framework")
	return true
}

type resultReader struct {
	model    *framework.Framework
	shape    shape
	snapshot *Snapshot
	// partial says that a result of one team will do.
	partial bool
	// same says that the result was counted by the model, broken that a lens or group of it was reported.
	same, broken bool
}

func (r *resultReader) read(m *yamlpos.Map) {
	s := r.snapshot
	s.Organization, s.Date = word(m, "organization"), answers.Date(word(m, "date"))
	if node, ok := m.Get("framework"); ok {
		r.framework(node)
	}
	if node, ok := m.Get("team"); ok && !r.partial {
		node.Report(CodePartialResult, "a result of the team "+yamlpos.Quote(node.String())+" alone, the company's is wanted",
			"store the result without --team")
	}
	if assumed := items(m, "what_if"); len(assumed) > 0 && !r.partial {
		assumed[0].Report(CodeAssumedResult, "a result that assumes answers, one of answers as given is wanted",
			"store the result without --set")
	}
	if node, ok := m.Get("level"); ok {
		r.level(node)
	}
	if node := child(m, "level_range"); node != nil {
		s.LevelRange = LevelRange{Low: number(node, "low"), High: number(node, "high")}
	}
	if node := child(m, "score_range"); node != nil {
		s.Score = Range{Low: score(node, "low"), High: score(node, "high")}
	}
	for _, node := range items(m, "lenses") {
		r.lens(node)
	}
	groups := map[framework.GroupID]framework.LensID{}
	for _, group := range s.Groups {
		groups[group.ID] = group.Lens
	}
	seen := map[framework.ElementID]bool{}
	for _, node := range items(m, "elements") {
		r.element(node, groups, seen)
	}
}

func (r *resultReader) framework(node *yamlpos.Node) {
	m := mapping(node)
	id, _ := m.Get("id")
	r.snapshot.Framework, r.snapshot.Version = word(m, "id"), number(m, "version")
	r.same = r.snapshot.Reference() == r.model.Reference()
	if id != nil && r.snapshot.Framework != r.model.ID {
		id.Report(answers.CodeFrameworkMismatch, fmt.Sprintf("framework %s, want %s", yamlpos.Quote(r.snapshot.Framework), r.model.ID),
			"--framework DIR loads another framework")
	}
}

func (r *resultReader) level(node *yamlpos.Node) {
	m := mapping(node)
	level := framework.Level{
		Number: number(m, "number"), ID: framework.LevelID(word(m, "id")), Name: word(m, "name"),
	}
	r.snapshot.Level = &level
	if !r.same {
		return
	}
	if level.Number < 0 || level.Number >= len(r.model.Levels) || r.model.Levels[level.Number].ID != level.ID {
		at(m, "id", node).Report(CodeUnknownLevel, fmt.Sprintf("level %d %s is not one of %s", level.Number,
			yamlpos.Quote(string(level.ID)), r.model.Reference()), "")
	}
}

// lens reads a lens. Of one that was not assessed nothing is wanted.
func (r *resultReader) lens(node *yamlpos.Node) {
	m := mapping(node)
	id := framework.LensID(word(m, "id"))
	known, isKnown := r.model.Lens(id)
	if r.same && !isKnown {
		at(m, "id", node).Report(CodeUnknownLens, fmt.Sprintf("lens %s is not known", yamlpos.Quote(string(id))), "")
		r.broken = true
		return
	}
	assessed := word(m, "assessed") == "true"
	for _, node := range items(m, "groups") {
		m := mapping(node)
		group := GroupScore{ID: framework.GroupID(word(m, "id")), Name: word(m, "name"), Lens: id, Score: score(m, "score")}
		switch {
		case r.same && !hasGroup(known, group.ID):
			at(m, "id", node).Report(CodeUnknownGroup, fmt.Sprintf("group %s is not one of the lens %s", yamlpos.Quote(string(group.ID)), id), "")
			r.broken = true
		case r.hasGroup(group.ID):
			at(m, "id", node).Report(CodeGivenTwice, fmt.Sprintf("group %s is given twice", yamlpos.Quote(string(group.ID))), "keep one of the two")
		}
		if assessed {
			r.snapshot.Groups = append(r.snapshot.Groups, group)
		}
	}
}

func hasGroup(lens *framework.Lens, id framework.GroupID) bool {
	for _, group := range lens.Groups {
		if group.ID == id {
			return true
		}
	}
	return false
}

func (r *resultReader) hasGroup(id framework.GroupID) bool {
	for _, group := range r.snapshot.Groups {
		if group.ID == id {
			return true
		}
	}
	return false
}

func (r *resultReader) element(node *yamlpos.Node, groups map[framework.GroupID]framework.LensID, seen map[framework.ElementID]bool) {
	m := mapping(node)
	element := ElementGrade{
		ID: framework.ElementID(word(m, "id")), Name: word(m, "name"),
		Lens: framework.LensID(word(m, "lens")), Group: framework.GroupID(word(m, "group")),
	}
	grade, clearly := framework.ParseGrade(word(m, "grade"))
	element.Grade = grade
	place, known := r.model.Element(element.ID)
	lens, grouped := groups[element.Group]
	id := yamlpos.Quote(string(element.ID))
	switch {
	case !r.shape.id.MatchString(string(element.ID)): // reported with the shape
	case seen[element.ID]:
		at(m, "id", node).Report(CodeGivenTwice, fmt.Sprintf("element %s is given twice", id), "keep one of the two")
	case r.same && !known:
		at(m, "id", node).Report(answers.CodeUnknownElement, fmt.Sprintf("element %s is not known", id), "")
	case !r.broken && (!grouped || lens != element.Lens || r.same && place.Group.ID != element.Group):
		at(m, "group", node).Report(CodeUnknownGroup, fmt.Sprintf("element %s does not stand in a group %s of an assessed lens %s",
			id, yamlpos.Quote(string(element.Group)), yamlpos.Quote(string(element.Lens))), "")
	case r.same && place.Essential && element.Grade == framework.NotApplicable:
		at(m, "grade", node).Report(answers.CodeEssential, fmt.Sprintf("element %s is essential and cannot be n/a", id), "")
	}
	seen[element.ID] = true
	if clearly || word(m, "grade") == "" {
		r.points(m, element)
	}
	r.snapshot.Elements = append(r.snapshot.Elements, element)
}

// points reports a grade that does not go with its points: one of the two was changed by hand.
func (r *resultReader) points(m *yamlpos.Map, element ElementGrade) {
	node, found := m.Find("points")
	if !found || node.Kind() == yamlpos.Invalid {
		return
	}
	want := "null"
	if element.Grade.Graded() {
		want = strconv.Itoa(element.Grade.Points())
	}
	if got := node.String(); got != want {
		node.Report(CodeGradeAndPoints, fmt.Sprintf("element %s: %s points do not go with its grade, want %s", element.ID, got, want), "")
	}
}

// mapping is a node's content, or nothing where it is no mapping, which the shape has reported.
func mapping(node *yamlpos.Node) *yamlpos.Map {
	if node.Kind() != yamlpos.Mapping {
		return nil
	}
	return node.Mapping("")
}

// at is the value of a key, or what stands around it where the key is absent.
func at(m *yamlpos.Map, key string, around *yamlpos.Node) *yamlpos.Node {
	if node, ok := m.Get(key); ok {
		return node
	}
	return around
}

func child(m *yamlpos.Map, key string) *yamlpos.Map {
	if node, ok := m.Get(key); ok {
		return mapping(node)
	}
	return nil
}

// word is the text of a scalar, "" for anything else.
func word(m *yamlpos.Map, key string) string {
	if node, ok := m.Get(key); ok {
		return node.String()
	}
	return ""
}

// number is a whole number, 0 for anything else.
func number(m *yamlpos.Map, key string) int {
	value, err := strconv.Atoi(word(m, key))
	if err != nil {
		return 0
	}
	return value
}

// score is a score, no number for anything else.
func score(m *yamlpos.Map, key string) Score {
	value, _ := parseScore(word(m, key))
	return value
}

func items(m *yamlpos.Map, key string) []*yamlpos.Node {
	if node, ok := m.Get(key); ok && node.Kind() == yamlpos.Sequence {
		return node.Items()
	}
	return nil
}
