package samples

import (
	"path/filepath"
	"slices"
	"testing"

	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

// Model reads a framework under testdata/framework/ok.
func Model(tb testing.TB, folder string) *framework.Framework {
	tb.Helper()
	folder = "framework/ok/" + folder
	var sources []diag.Source
	for _, file := range Glob(tb, folder+"/*.yaml") {
		sources = append(sources, Source(tb, folder, filepath.Base(file)))
	}
	model, err := framework.Parse(sources)
	if err != nil {
		tb.Fatal(err)
	}
	return model
}

// HostileModel is the built-in framework with a text in each name and sentence that is written.
func HostileModel(text string) *framework.Framework {
	model := *data.PRO()
	model.Levels, model.Teams, model.Lenses = slices.Clone(model.Levels), slices.Clone(model.Teams), slices.Clone(model.Lenses)
	for i := range model.Levels[1:] {
		model.Levels[i].Description += text
	}
	for i := range model.Teams {
		model.Teams[i].Name += text
		model.Teams[i].Channel += text
	}
	model.Measures.List = slices.Clone(model.Measures.List)
	for i := range model.Measures.List {
		model.Measures.List[i].Unseen = text
	}
	for l := range model.Lenses {
		lens := &model.Lenses[l]
		lens.Name += text
		lens.Groups = slices.Clone(lens.Groups)
		for g := range lens.Groups {
			group := &lens.Groups[g]
			group.Name += text
			group.Elements = slices.Clone(group.Elements)
			for e := range group.Elements {
				group.Elements[e].Name += text
				group.Elements[e].Steps = framework.Steps{
					Partial: framework.Step{Do: text, Days: 1}, Mostly: framework.Step{Do: text, Days: 2}, Full: framework.Step{Do: text, Days: 3},
				}
			}
		}
	}
	return &model
}
