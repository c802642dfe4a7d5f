package framework

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// The schemas that the files of a framework name.
const (
	ManifestSchema = "revops/manifest/v1"
	LensSchema     = "revops/lens/v1"
	MeasuresSchema = "revops/measures/v1"
)

// DocumentSchema is the schema of a whole framework as one JSON document.
const DocumentSchema = "revops/framework/v1"

// ManifestName is the name of the file that a framework begins with. Each lens that it lists has a file beside it,
// named for the lens.
const ManifestName = "framework.yaml"

// MeasuresName is the name of the file that says what deals show. A framework need not have it.
const MeasuresName = "measures.yaml"

// measuresID is what a lens in the file of that name would be called. No lens may be called so.
const measuresID LensID = "measures"

// The codes of problems that a framework can have, besides those of any document.
const (
	CodeSchema             diag.Code = "unknown-schema"
	CodeMissingFile        diag.Code = "missing-file"
	CodeUnlistedFile       diag.Code = "unlisted-file"
	CodeInvalidID          diag.Code = "invalid-id"
	CodeDuplicateID        diag.Code = "duplicate-id"
	CodeUnknownID          diag.Code = "unknown-id"
	CodeUnknownGrade       diag.Code = "unknown-grade"
	CodeUnknownFactor      diag.Code = "unknown-factor"
	CodeUnknownField       diag.Code = "unknown-field"
	CodeTooLong            diag.Code = "text-too-long"
	CodeSameText           diag.Code = "same-text"
	CodeEmptyList          diag.Code = "empty-list"
	CodeLevelNumber        diag.Code = "level-number"
	CodeLevelOutsideLens   diag.Code = "level-outside-level-lens"
	CodeLevelWithoutMember diag.Code = "level-without-element"
	CodeEssential          diag.Code = "essential-without-level"
	CodeCycle              diag.Code = "requirement-cycle"
	CodeOwnLens            diag.Code = "serves-own-lens"
	CodeUnknownKind        diag.Code = "unknown-kind"
	CodeUnknownFigure      diag.Code = "unknown-figure"
	CodeUnlistedFigure     diag.Code = "unlisted-figure"
	CodeDuplicateWord      diag.Code = "duplicate-word"
	CodeMeasureKind        diag.Code = "not-of-its-kind"
	CodeLimits             diag.Code = "limits-without-a-number"
	CodeWeakerNeed         diag.Code = "weaker-than-a-lower-grade"
)

// Parse reads a framework from its files, the lenses side by side, and checks it whole. The error, if any, is a
// *diag.Error with every problem of every file; there is no framework then.
//
// Reading is in three parts. The manifest says which lenses there are (this file). Each lens and the measures are then
// read in their order (parse_lens.go, parse_measures.go, parse_rules.go); every value is checked where it is read. What
// needs all ids, such as whether a requirement exists, is put off with parser.later and checked last (check.go).
func Parse(sources []diag.Source) (*Framework, error) {
	p := &parser{ids: map[string]*yamlpos.Node{}, was: map[string]*yamlpos.Node{}, figures: map[FigureID]Figure{}}
	for _, figure := range Figures() {
		p.figures[figure.ID] = figure
	}
	p.read(sources)
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	return &p.framework, nil
}

// parser collects a framework and its problems.
type parser struct {
	framework Framework
	list      diag.List
	ids       map[string]*yamlpos.Node
	was       map[string]*yamlpos.Node
	elements  []elementNode
	figures   map[FigureID]Figure
	// checks are made when all files have been read, unless ids are missing because a file is broken.
	checks []func()
	broken bool
	// levelsUnclear reports whether the level of an element could not be read.
	levelsUnclear bool
}

// elementNode is an element with the nodes of what it requires.
type elementNode struct {
	*Element
	lens     LensID
	requires []*yamlpos.Node
}

func (p *parser) later(check func()) { p.checks = append(p.checks, check) }

func (p *parser) read(sources []diag.Source) {
	manifest, others := p.byName(sources)
	if manifest == nil {
		return
	}
	root, ok := yamlpos.Parse(*manifest, &p.list)
	if !ok {
		return
	}
	m := root.Mapping("a framework")
	lenses := p.manifest(m)
	p.lensesAndMeasures(lenses, others)
	p.later(func() { p.levelsHaveElements(m) })
	p.later(p.cycles)
	if !p.broken {
		for _, check := range p.checks {
			check()
		}
	}
}

// byName sorts the files of a framework into the manifest, nil if there is none, and the others by what they are named for.
func (p *parser) byName(sources []diag.Source) (manifest *diag.Source, others map[LensID]diag.Source) {
	others = map[LensID]diag.Source{}
	dir := ""
	for _, source := range sources {
		base := path.Base(strings.ReplaceAll(source.Name, `\`, "/"))
		dir = strings.TrimSuffix(source.Name, base)
		id := LensID(strings.TrimSuffix(base, path.Ext(base)))
		if base == ManifestName {
			manifest = &source
		} else if _, twice := others[id]; twice {
			p.list.Add(source, diag.Problem{Code: CodeUnlistedFile, Message: fmt.Sprintf("there is a second file for %q", id), Hint: "remove one"})
		} else {
			others[id] = source
		}
	}
	if manifest == nil {
		p.list.Add(diag.Source{Name: dir + ManifestName}, diag.Problem{
			Code: CodeMissingFile, Message: "the file that a framework begins with is missing",
			Hint: "revops framework export DIR writes a framework to start from",
		})
	}
	return manifest, others
}

// manifest reads the manifest and returns the nodes that name the lenses.
func (p *parser) manifest(m *yamlpos.Map) []*yamlpos.Node {
	f := &p.framework
	p.schema(m, ManifestSchema)
	f.ID = p.plainID(m)
	f.Version = m.Int("version", 1, 1<<30)
	f.Name, _ = m.Text("name")
	p.levelLens(m)
	p.policy(m)
	for number, node := range p.filled(m, "levels") {
		f.Levels = append(f.Levels, p.level(node, number))
	}
	for _, node := range p.filled(m, "teams") {
		f.Teams = append(f.Teams, p.team(node))
	}
	lenses := p.filled(m, "lenses")
	m.Close()
	return lenses
}

func (p *parser) schema(m *yamlpos.Map, want string) {
	if got, ok := m.Text("schema"); ok && got != want {
		node, _ := m.Get("schema")
		node.Report(CodeSchema, fmt.Sprintf("unknown schema %s, want %s", yamlpos.Quote(got), want), "")
	}
}

func (p *parser) levelLens(m *yamlpos.Map) {
	id, ok := m.Text("level_lens")
	if !ok {
		return
	}
	p.framework.LevelLens = LensID(id)
	node, _ := m.Get("level_lens")
	p.later(func() {
		checkKnown(node, "lens", idsOf(p.framework.Lenses, func(l Lens) LensID { return l.ID }))
	})
}

func (p *parser) policy(m *yamlpos.Map) {
	node, ok := m.Require("policy")
	if !ok {
		return
	}
	policy := node.Mapping("in_place and level_threshold")
	if word, ok := policy.Text("in_place"); ok {
		grade, _ := ParseGrade(word)
		if grade.Points() == 0 {
			node, _ := policy.Get("in_place")
			node.Report(CodeUnknownGrade, fmt.Sprintf("grade %s cannot be in place", yamlpos.Quote(word)), "one of partial, mostly, full")
		}
		p.framework.Policy.InPlace = grade
	}
	p.framework.Policy.LevelThreshold = policy.Int("level_threshold", 1, 100)
	policy.Close()
}

func (p *parser) level(node *yamlpos.Node, number int) Level {
	m := node.Mapping("number, id, name and description")
	level := Level{Number: number}
	if got, ok := m.Require("number"); ok {
		if value, ok := got.Int(0, 99); ok && value != number {
			got.Report(CodeLevelNumber, fmt.Sprintf("level number %d, want %d", value, number),
				"levels are numbered in the order of the file, from 0, which means that no level is reached")
		}
	}
	level.ID = LevelID(p.id(m))
	level.Name, _ = m.Text("name")
	level.Description, _ = m.Text("description")
	m.Close()
	return level
}

func (p *parser) team(node *yamlpos.Node) Team {
	m := node.Mapping("id, name and channel")
	team := Team{ID: TeamID(p.id(m))}
	team.Name, _ = m.Text("name")
	team.Channel, _ = m.Text("channel")
	m.Close()
	return team
}

// lensesAndMeasures reads the files of the listed lenses and, if it is there, that of the measures.
func (p *parser) lensesAndMeasures(listed []*yamlpos.Node, files map[LensID]diag.Source) {
	var ids []LensID
	var sources []diag.Source
	for _, node := range listed {
		if id, ok := p.listedLens(node, ids, files); ok {
			ids, sources = append(ids, id), append(sources, files[id])
		}
	}
	if measures, found := files[measuresID]; found {
		ids, sources = append(ids, measuresID), append(sources, measures)
	}
	for i, root := range yamlpos.ParseAll(sources, &p.list) {
		delete(files, ids[i])
		switch {
		case root == nil:
			p.broken = p.broken || ids[i] != measuresID
		case ids[i] == measuresID:
			p.measures(root)
		default:
			p.framework.Lenses = append(p.framework.Lenses, p.lens(root, ids[i]))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(files)) {
		p.list.Add(files[id], diag.Problem{
			Code: CodeUnlistedFile, Message: "the file is not among the lenses of " + ManifestName,
			Hint: fmt.Sprintf("add %s to lenses or remove the file", id),
		})
	}
}

// listedLens reads the name of a lens that has a file and is not among those before it.
func (p *parser) listedLens(node *yamlpos.Node, before []LensID, files map[LensID]diag.Source) (LensID, bool) {
	name, ok := node.Text()
	if !ok {
		return "", false
	}
	id := LensID(name)
	_, found := files[id]
	switch {
	case id == measuresID:
		node.Report(CodeInvalidID, fmt.Sprintf("no lens can be called %q", measuresID), MeasuresName+" holds what deals show and is read without being listed")
	case slices.Contains(before, id):
		node.Report(CodeDuplicateID, fmt.Sprintf("lens %s is listed twice", yamlpos.Quote(name)), "")
	case !found:
		node.Report(CodeMissingFile, fmt.Sprintf("lens %s has no file %s.yaml", yamlpos.Quote(name), name), "")
		p.broken = true
	default:
		return id, true
	}
	return "", false
}

// filled reads a list that must have an item.
func (p *parser) filled(m *yamlpos.Map, key string) []*yamlpos.Node {
	node, ok := m.Require(key)
	if !ok {
		return nil
	}
	items := node.Items()
	if len(items) == 0 {
		node.Report(CodeEmptyList, key+" is empty", "")
	}
	return items
}

// shortText reads a required text of a limited number of characters.
func (p *parser) shortText(m *yamlpos.Map, key string, maxLength int) string {
	text, ok := m.Text(key)
	if length := utf8.RuneCountInString(text); ok && length > maxLength {
		node, _ := m.Get(key)
		node.Report(CodeTooLong, fmt.Sprintf("%s has %d characters, at most %d fit", key, length, maxLength), "")
	}
	return text
}

// words gives values of a type of text as texts.
func words[T ~string](values []T) []string { return idsOf(values, func(v T) T { return v }) }

// idsOf gives the ids of things as texts.
func idsOf[T any, ID ~string](things []T, id func(T) ID) []string {
	ids := make([]string, len(things))
	for i, thing := range things {
		ids[i] = string(id(thing))
	}
	return ids
}
