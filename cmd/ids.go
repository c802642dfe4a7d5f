package cmd

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/internal/yamlpos"
	"revops/report/reference"
)

// Users name what a framework consists of by id or name, a level also by its number, in any case. Ids are found here; the
// rest of the program sees ids as the framework writes them.

// part is a part of a framework that users name. Only a level has a number.
type part struct{ id, name, number string }

func lensParts(model *framework.Framework) []part {
	return partsOf(model.Lenses, func(l framework.Lens) part { return part{id: string(l.ID), name: l.Name} })
}

func teamParts(model *framework.Framework) []part {
	return partsOf(model.Teams, func(t framework.Team) part { return part{id: string(t.ID), name: t.Name} })
}

func levelParts(model *framework.Framework) []part {
	return partsOf(model.Levels, func(l framework.Level) part { return part{string(l.ID), l.Name, strconv.Itoa(l.Number)} })
}

func elementParts(model *framework.Framework) []part {
	return partsOf(model.Elements(), func(e framework.Place) part { return part{id: string(e.ID), name: e.Name} })
}

// explainedParts lists everything that is explained.
func explainedParts(model *framework.Framework) []part {
	parts := slices.Concat(levelParts(model), teamParts(model), lensParts(model), elementParts(model))
	for _, lens := range model.Lenses {
		parts = append(parts, partsOf(lens.Groups, func(g framework.Group) part { return part{id: string(g.ID), name: g.Name} })...)
	}
	parts = append(parts, part{id: reference.FactorsID, name: "four factors"})
	return append(parts, partsOf(framework.Factors(), func(f framework.Factor) part { return part{id: string(f.ID), name: f.Name} })...)
}

func partsOf[T any](values []T, describe func(T) part) []part {
	parts := make([]part, len(values))
	for i, value := range values {
		parts[i] = describe(value)
	}
	return parts
}

func lensIDs(model *framework.Framework) []string      { return idsOf(lensParts(model)) }
func teamIDs(model *framework.Framework) []string      { return idsOf(teamParts(model)) }
func levelIDs(model *framework.Framework) []string     { return idsOf(levelParts(model)) }
func explainedIDs(model *framework.Framework) []string { return idsOf(explainedParts(model)) }

// targetIDs lists the levels that there is a path to: not level 0.
func targetIDs(model *framework.Framework) []string { return levelIDs(model)[1:] }

func idsOf(parts []part) []string { return namesOf(parts, func(p part) string { return p.id }) }

// findID finds the id of the part that a user names.
func findID[T ~string](kind, got string, parts []part) (T, error) {
	ids := idsOf(parts)
	named := func(p part) bool { return yamlpos.SameWord(got, p.name) || got != "" && got == p.number }
	if at := slices.IndexFunc(parts, named); at >= 0 && !slices.Contains(ids, got) {
		return T(ids[at]), nil
	}
	id, err := knownWord(kind, got, ids)
	if wrong, is := errors.AsType[*usageError](err); is && len(ids) > yamlpos.MaxListed {
		wrong.hint = strings.TrimSpace(wrong.hint + " revops framework list shows all ids")
	}
	return T(id), err
}

// knownWord finds the one of the known words that a user typed, in any case. The usage error for any other suggests the nearest
// and lists them where they are few.
func knownWord[T ~string](kind, got string, known []T) (T, error) {
	at := slices.Index(known, T(got))
	if at < 0 {
		at = slices.IndexFunc(known, func(word T) bool { return yamlpos.SameWord(got, string(word)) })
	}
	if at >= 0 {
		return known[at], nil
	}
	message, hint := yamlpos.Unknown(kind, got, words(known))
	return "", &usageError{message: message, hint: hint}
}

func findLenses(model *framework.Framework, names []string) ([]framework.LensID, error) {
	var lenses []framework.LensID
	for _, name := range names {
		lens, err := findID[framework.LensID]("lens", name, lensParts(model))
		if err != nil {
			return nil, err
		}
		lenses = append(lenses, lens)
	}
	return lenses, nil
}

// findTeam finds a team, "" where none is named.
func findTeam(model *framework.Framework, name string) (framework.TeamID, error) {
	if name == "" {
		return "", nil
	}
	return findID[framework.TeamID]("team", name, teamParts(model))
}

// findLevel finds the number of a level that is not below the lowest.
func findLevel(model *framework.Framework, text string, lowest int) (int, error) {
	parts := levelParts(model)[lowest:]
	id, err := findID[string]("level", text, parts)
	return lowest + slices.Index(idsOf(parts), id), err
}

// findLens finds a lens, the level lens where none is named.
func findLens(model *framework.Framework, name string) (framework.LensID, error) {
	if name == "" {
		return model.LevelLens, nil
	}
	return findID[framework.LensID]("lens", name, lensParts(model))
}
