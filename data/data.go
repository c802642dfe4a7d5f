// Package data holds what the program carries with it: the files of the built-in framework and the JSON Schemas of
// its documents.
package data

import (
	"embed"
	"path"
	"slices"
	"sync"

	"revops/framework"
	"revops/internal/diag"
)

// PROReference names the built-in framework as answers files do. Whoever only prints it need not read the framework.
const PROReference = "pro@2"

//go:embed pro/*.yaml
var files embed.FS

//go:embed crm/words.json
var crmWords []byte

// Sources returns the files of the built-in framework in the order of their names, as framework.Parse wants them.
func Sources() []diag.Source { return sourcesIn("pro") }

// CRMWords returns the words that CRMs use in their exports, as go generate ./internal/gendocs writes them from crm/*.yaml. The
// bytes must not be changed.
func CRMWords() []byte { return crmWords }

func sourcesIn(dir string) []diag.Source {
	entries, err := files.ReadDir(dir)
	if err != nil {
		panic(err) // the folder is compiled in
	}
	sources := make([]diag.Source, 0, len(entries))
	for _, entry := range entries {
		content, err := files.ReadFile(path.Join(dir, entry.Name()))
		if err != nil {
			panic(err) // the file is compiled in
		}
		sources = append(sources, diag.Source{Name: entry.Name(), Data: content})
	}
	return sources
}

//nolint:gochecknoglobals // a value that is worked out once
var pro = sync.OnceValue(func() *framework.Framework {
	model, err := framework.Parse(Sources())
	if err != nil {
		panic(err) // the files are compiled in, and a test reads them
	}
	return model
})

// PRO returns the built-in framework, Predictable RevOps, for tests and generators. All calls return the same value,
// which must not be changed. The commands read Sources as they read any other framework.
func PRO() *framework.Framework { return pro() }

//go:embed schema/*.json
var schemas embed.FS

// SchemaNames lists the documents that have a JSON Schema.
func SchemaNames() []string {
	return []string{"answers", "comparison", "evidence", "fact", "forecast", "framework", "plan", "portfolio", "problems", "result", "status"}
}

// Schema returns the JSON Schema of a document, or false if there is none of that name. The one for answers knows no
// elements: whoever prints it adds those of a framework.
func Schema(name string) ([]byte, bool) {
	if !slices.Contains(SchemaNames(), name) {
		return nil, false
	}
	content, err := schemas.ReadFile("schema/" + name + ".json")
	if err != nil {
		panic(err) // the file is compiled in
	}
	return content, true
}
