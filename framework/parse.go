package framework

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// The schemas that the files of a framework name.
const (
	ManifestSchema = "revops/manifest/v1"
	LensSchema     = "revops/lens/v1"
	MeasuresSchema = "revops/measures/v1"
)

// DocumentSchema is that of a whole framework as one JSON document.
const DocumentSchema = "revops/framework/v1"

// ManifestName is the name of the file that a framework begins with; each lens that it lists stands beside it in a
// file named for the lens.
const ManifestName = "framework.yaml"

// MeasuresName is the name of the file that says what deals show. A framework may go without.
const MeasuresName = "measures.yaml"

// measuresID is that name as a lens in such a file would have it. No lens does.
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

// Parse reads a framework from its files and checks it whole. The error, if any, is a *diag.Error with every problem
// of every file; there is no framework then.
func Parse(sources []diag.Source) (*Framework, error) {
	p := &parser{ids: map[string]*yamlpos.Node{}, was: map[string]*yamlpos.Node{}}
	files := p.sort(sources)
	if files.manifest != nil {
		p.manifest(*files.manifest, files)
		if !p.broken {
			for _, check := range p.checks {
				check()
			}
		}
	}
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	return &p.framework, nil
}

// parser collects a framework and its problems. What can be checked only when all ids are known waits in checks; it
// is not checked if a file is broken, so that some ids stay unknown.
type parser struct {
	framework Framework
	list      diag.List
	ids       map[string]*yamlpos.Node
	was       map[string]*yamlpos.Node
	elements  []located
	checks    []func()
	broken    bool
	// levelsUnclear says that the level of an element could not be read.
	levelsUnclear bool
}

// located is an element with the nodes that checks point to.
type located struct {
	*Element
	lens     LensID
	requires []*yamlpos.Node
}

// files are those of a framework by what they hold. There may be none of measures.
type files struct {
	manifest, measures *diag.Source
	lenses             map[LensID]diag.Source
}

func (p *parser) sort(sources []diag.Source) files {
	all := files{lenses: map[LensID]diag.Source{}}
	for _, source := range sources {
		base := path.Base(strings.ReplaceAll(source.Name, `\`, "/"))
		id := LensID(strings.TrimSuffix(base, path.Ext(base)))
		_, twice := all.lenses[id]
		switch {
		case base == ManifestName:
			all.manifest = &source
		case id == measuresID && all.measures != nil:
			p.list.Add(source, diag.Problem{Code: CodeUnlistedFile, Message: "the measures have a second file", Hint: "remove one"})
		case id == measuresID:
			all.measures = &source
		case twice:
			p.list.Add(source, diag.Problem{Code: CodeUnlistedFile, Message: fmt.Sprintf("lens %q has a second file", id), Hint: "remove one"})
		default:
			all.lenses[id] = source
		}
	}
	if all.manifest == nil {
		name := ManifestName
		if len(sources) > 0 {
			name = strings.TrimSuffix(sources[0].Name, path.Base(strings.ReplaceAll(sources[0].Name, `\`, "/"))) + name
		}
		p.list.Add(diag.Source{Name: name}, diag.Problem{
			Code: CodeMissingFile, Message: "the file that a framework begins with is missing",
			Hint: "revops framework export DIR writes a framework to start from",
		})
	}
	return all
}

func (p *parser) later(check func()) { p.checks = append(p.checks, check) }

func (p *parser) manifest(source diag.Source, all files) {
	root, ok := yamlpos.Parse(source, &p.list)
	if !ok {
		return
	}
	m := root.Mapping("a framework")
	f := &p.framework
	p.schema(m, ManifestSchema)
	f.ID = p.plainID(m)
	f.Version = p.wholeNumber(m, "version", 1<<30)
	f.Name, _ = m.Text("name")
	p.levelLens(m)
	p.policy(m)
	for number, node := range p.filled(m, "levels") {
		f.Levels = append(f.Levels, p.level(node, number))
	}
	for _, node := range p.filled(m, "teams") {
		f.Teams = append(f.Teams, p.team(node))
	}
	listed := p.filled(m, "lenses")
	m.Close()
	for _, node := range listed {
		p.lensFile(node, all)
	}
	p.unlisted(all.lenses)
	if all.measures != nil {
		p.measures(*all.measures)
	}
	p.later(p.levelsHaveElements(m))
	p.later(p.cycles)
}

func (p *parser) schema(m *yamlpos.Map, want string) {
	if node, ok := m.Require("schema"); ok {
		if got, ok := node.Text(); ok && got != want {
			node.Report(CodeSchema, fmt.Sprintf("schema %s is not known, want %s", yamlpos.Quote(got), want), "")
		}
	}
}

func (p *parser) levelLens(m *yamlpos.Map) {
	node, ok := m.Require("level_lens")
	if !ok {
		return
	}
	id, _ := node.Text()
	p.framework.LevelLens = LensID(id)
	p.later(func() {
		var known []string
		for _, lens := range p.framework.Lenses {
			known = append(known, string(lens.ID))
		}
		checkKnown(node, "lens", id, known)
	})
}

func (p *parser) policy(m *yamlpos.Map) {
	node, ok := m.Require("policy")
	if !ok {
		return
	}
	policy := node.Mapping("in_place and level_threshold")
	if node, ok := policy.Require("in_place"); ok {
		word, _ := node.Text()
		grade, known := ParseGrade(word)
		if !known || grade.Points() == 0 {
			node.Report(CodeUnknownGrade, fmt.Sprintf("grade %s cannot be in place", yamlpos.Quote(word)),
				"one of partial, mostly, full")
		}
		p.framework.Policy.InPlace = grade
	}
	p.framework.Policy.LevelThreshold = p.wholeNumber(policy, "level_threshold", 100)
	policy.Close()
}

func (p *parser) level(node *yamlpos.Node, number int) Level {
	m := node.Mapping("number, id, name and description")
	level := Level{Number: number}
	if got, ok := m.Require("number"); ok {
		if value, ok := got.Int(0, 99); ok && value != number {
			got.Report(CodeLevelNumber, fmt.Sprintf("level number %d stands where %d is due", value, number),
				"levels are numbered from 0, which stands for none reached, in the order of the file")
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

func (p *parser) lensFile(listed *yamlpos.Node, all files) {
	name, ok := listed.Text()
	if !ok {
		return
	}
	if LensID(name) == measuresID {
		listed.Report(CodeInvalidID, fmt.Sprintf("no lens can be called %q", measuresID), MeasuresName+" holds what deals show and is read without being listed")
		return
	}
	source, found := all.lenses[LensID(name)]
	if _, twice := p.framework.Lens(LensID(name)); twice {
		listed.Report(CodeDuplicateID, fmt.Sprintf("lens %s is listed twice", yamlpos.Quote(name)), "")
		return
	}
	if !found {
		listed.Report(CodeMissingFile, fmt.Sprintf("lens %s has no file %s.yaml", yamlpos.Quote(name), name), "")
		p.broken = true
		return
	}
	delete(all.lenses, LensID(name))
	root, ok := yamlpos.Parse(source, &p.list)
	if !ok {
		p.broken = true
		return
	}
	p.framework.Lenses = append(p.framework.Lenses, p.lens(root, LensID(name)))
}

func (p *parser) unlisted(lenses map[LensID]diag.Source) {
	names := make([]string, 0, len(lenses))
	for name := range lenses {
		names = append(names, string(name))
	}
	slices.Sort(names)
	for _, name := range names {
		p.list.Add(lenses[LensID(name)], diag.Problem{
			Code: CodeUnlistedFile, Message: "the file is not among the lenses of " + ManifestName,
			Hint: fmt.Sprintf("add %s to lenses or remove the file", name),
		})
	}
}
