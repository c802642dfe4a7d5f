package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// The codes of problems that a stored result can have, besides those of its shape.
const (
	CodeUnknownSchema     diag.Code = "unknown-schema"
	CodeFrameworkMismatch diag.Code = "framework-mismatch"
	CodePartialResult     diag.Code = "partial-result"
	CodeAssumedResult     diag.Code = "assumed-result"
	CodeUnknownID         diag.Code = "unknown-id"
	CodeUnknownLevel      diag.Code = "unknown-level"
	CodeGivenTwice        diag.Code = "given-twice"
	CodeGradeAndPoints    diag.Code = "grade-and-points"
	CodeNotListed         diag.Code = "not-listed"
	CodeReversedRange     diag.Code = "reversed-range"
	CodeEssential         diag.Code = "essential-not-applicable"
)

// ResultSchema names the result document, resultSchemaName is that without its version.
const (
	ResultSchema     = resultSchemaName + "1"
	resultSchemaName = "revops/result/v"
)

// ReadResult reads a stored result that was counted by the model, to be written in any format. Keys that it does not know
// are passed over. Where this version of the program counts another level or score from the stored elements, Recounted holds
// them. The error, if any, is a *diag.Error with every problem of the source.
func ReadResult(source diag.Source, model *framework.Framework) (*Result, error) {
	r, _, err := decode(source)
	if err != nil {
		return nil, err
	}
	result := r.result
	if have := result.Framework; have != VersionOf(model) {
		hint := "--framework DIR loads another framework"
		if have.ID == model.ID && have.Version < model.Version {
			hint = fmt.Sprintf("revops compare %s NEW compares it with newer ones; --framework DIR loads %s", diag.Argument(source.Name), have)
		}
		r.report(CodeFrameworkMismatch, fmt.Sprintf("the result was scored with the framework %s, want %s", have, model.Reference()), hint, "framework")
		return nil, r.list.Err()
	}
	r.resolve(model)
	r.checkElements(model)
	r.checkListed()
	if err := r.list.Err(); err != nil {
		return nil, err
	}
	if result.Owners == nil { // stored by an earlier version of the program
		result.Owners = ownersOf(model, result.Gaps)
	}
	if result.Comparison != nil {
		result.Comparison.Trend = nil // no format shows that of a baseline
	}
	if counted := result.recount(model); result.Team == "" && counted.Score.Low.Known && result.differs(counted) {
		result.Recounted = &LevelAndScore{Level: levelOrNil(counted.Level), Scored: scored(counted.Score)}
	}
	return result, nil
}

// ReadSnapshot reads a stored result to be compared with others. One of the model's own version is counted anew from its
// elements, and the note, which is empty otherwise, says where that gives another level or score than stored; one of another version
// is taken as it stands. A result of one team, or one that assumes grades, is refused. The error, if any, is a *diag.Error with every
// problem of the source; isResult is false where the source does not say that it is a result, of whatever version.
func ReadSnapshot(source diag.Source, model *framework.Framework) (snapshot *assess.Snapshot, note string, isResult bool, err error) {
	r, isResult, err := decode(source)
	if err == nil {
		snapshot, note, err = r.snapshot(source.Name, model)
	}
	return snapshot, note, isResult, err
}

func (r *stored) snapshot(file string, model *framework.Framework) (snapshot *assess.Snapshot, note string, err error) {
	result := r.result
	if result.Team != "" {
		r.report(CodePartialResult, fmt.Sprintf("the result is for the team %q only, want one for the whole company", result.Team),
			"store the result without --team", "team")
	}
	if len(result.WhatIf) > 0 {
		r.report(CodeAssumedResult, "the result includes grades assumed with --set, want one without",
			"store the result without --set", "what_if")
	}
	if listed := len(result.Elements); result.Team == "" && listed != result.Coverage.Elements {
		r.report(CodeNotListed, fmt.Sprintf("the result lists %s, but its coverage counts %d", Count(listed, "element", "elements"), result.Coverage.Elements),
			"store the result again", "elements")
	}
	if result.Framework.ID != model.ID {
		r.report(CodeFrameworkMismatch, fmt.Sprintf("the result was scored with the framework %s, want %s", result.Framework, model.Reference()),
			"--framework DIR loads another framework", "framework", "id")
		return nil, "", r.list.Err()
	}
	same := result.Framework == VersionOf(model)
	if same {
		r.resolve(model)
	}
	if r.checkElements(model); r.list.Len() > 0 {
		return nil, "", r.list.Err()
	}
	if !same {
		return result.snapshot(file), "", nil
	}
	counted := result.recount(model)
	snapshot = counted.Snapshot(model, file)
	if result.differs(counted) {
		note = fmt.Sprintf("stored as level %s, score %s; this version of revops scores its answers as level %s, score %s",
			LevelOrDash(result.Level), result.Score, LevelOrDash(levelOrNil(counted.Level)), counted.Score.Low)
	}
	return snapshot, note, nil
}

// stored is a result that is being read.
type stored struct {
	root   *yamlpos.Node
	list   diag.List
	result *Result
}

// decode reads what says that it is a result and has the shape of one.
func decode(source diag.Source) (r *stored, isResult bool, err error) {
	r = &stored{}
	root, ok := yamlpos.Parse(source, &r.list)
	if (!ok || root.Kind() != yamlpos.Mapping) && !bytes.HasPrefix(bytes.TrimSpace(source.Data), []byte("{")) {
		var list diag.List // what is wrong with a table or a page as YAML does not matter
		list.Add(source, diag.Problem{Code: CodeUnknownSchema, Message: "this is not a stored result, which is JSON", Hint: resultHint})
		return nil, false, list.Err()
	}
	if !ok {
		return nil, false, r.list.Err()
	}
	r.root = root
	schema, found := node(root, "schema")
	isResult = found && strings.HasPrefix(schema.String(), resultSchemaName)
	if found && schema.String() != ResultSchema {
		reportSchema(schema, source.Name)
		return nil, isResult, r.list.Err()
	}
	r.result = &Result{}
	if err := decodeInto(r.result, root, resultShape(), &r.list, source.Name); err != nil {
		return nil, isResult, err
	}
	return r, isResult, nil
}

// decodeInto decodes a document that has the shape; what does not have it is added to the problems of the file.
func decodeInto(into any, root *yamlpos.Node, want *shape, problems *diag.List, file string) error {
	values := valueOf(root)
	checkShape(root, values, want, "")
	if err := problems.Err(); err != nil {
		return err
	}
	text, err := json.Marshal(values)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	return nil
}

const resultHint = "revops assess FILE -o result.json creates a result"

func reportSchema(schema *yamlpos.Node, file string) {
	got := yamlpos.Quote(schema.String())
	version, isResult := strings.CutPrefix(schema.String(), resultSchemaName)
	number, err := strconv.Atoi(version)
	switch {
	case schema.String() == answers.Schema:
		schema.Report(CodeUnknownSchema, "this is an answers file, want a stored result", "revops assess "+diag.Argument(file)+" assesses them")
	case isResult && err == nil && number > 1:
		schema.Report(CodeUnknownSchema, fmt.Sprintf("schema %s is newer than this version of revops, which reads %s", got, ResultSchema),
			"update revops to the version that wrote the file, or newer")
	default:
		schema.Report(CodeUnknownSchema, fmt.Sprintf("unknown schema %s, want %s", got, ResultSchema), resultHint)
	}
}

// report reports a problem at the value of a path, or at what stands around it where the path leads nowhere.
func (r *stored) report(code diag.Code, message, hint string, path ...string) {
	at, _ := node(r.root, path...)
	at.Report(code, message, hint)
}

// node is the value at a path of keys and places in lists, or the last one on the way to it.
func node(root *yamlpos.Node, path ...string) (*yamlpos.Node, bool) {
	at := root
	for _, step := range path {
		next := at
		switch at.Kind() {
		case yamlpos.Mapping:
			if value, found := at.Find(step); found {
				next = value
			}
		case yamlpos.Sequence:
			if place, err := strconv.Atoi(step); err == nil && place < len(at.Items()) {
				next = at.Items()[place]
			}
		default:
		}
		if next == at {
			return at, false
		}
		at = next
	}
	return at, true
}

// recount counts the stored elements as this version of the program does.
func (r *Result) recount(model *framework.Framework) *assess.Result {
	given := &answers.File{Organization: r.Organization, Date: r.Date}
	for _, e := range r.Elements {
		given.Given = append(given.Given, answers.Answer{Element: e.ID, Grade: e.Grade})
	}
	options := assess.Options{}
	for _, lens := range r.Lenses {
		if lens.Assessed {
			options.Lenses = append(options.Lenses, lens.ID)
		}
	}
	return assess.Evaluate(model, given, options)
}

// snapshot is what the result says of its day.
func (r *Result) snapshot(file string) *assess.Snapshot {
	s := &assess.Snapshot{
		File: file, Organization: r.Organization, Date: r.Date, Framework: r.Framework.ID, Version: r.Framework.Version, Score: r.Scores(),
	}
	if r.Level != nil {
		s.Level = &framework.Level{Number: r.Level.Number, ID: r.Level.ID, Name: r.Level.Name}
		s.LevelRange = assess.LevelRange(*r.LevelRange)
	}
	for _, lens := range r.Lenses {
		if !lens.Assessed {
			continue
		}
		for _, group := range lens.Groups {
			s.Groups = append(s.Groups, assess.GroupScore{ID: group.ID, Name: group.Name, Lens: lens.ID, Score: group.Score})
		}
	}
	for _, e := range r.Elements {
		s.Elements = append(s.Elements, assess.ElementGrade{ID: e.ID, Name: e.Name, Lens: e.Lens, Group: e.Group, Grade: e.Grade})
	}
	return s
}

// differs reports whether level or score were counted otherwise than they are stored.
func (r *Result) differs(counted *assess.Result) bool {
	return numberOf(levelOrNil(counted.Level)) != numberOf(r.Level) || counted.Score.Low != r.Score
}

// numberOf is the number of a level, -1 for no level.
func numberOf(level *Level) int {
	if level == nil {
		return -1
	}
	return level.Number
}
