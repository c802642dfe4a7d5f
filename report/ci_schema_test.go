package report_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"revops/assess"
	"revops/data"
	"revops/report"
)

// sarifSchema is the published JSON Schema of SARIF 2.1.0, which the library that the tests read SARIF with carries as a
// constant.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(strings.TrimSpace(string(dir)), "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var content string
	ast.Inspect(file, func(node ast.Node) bool {
		if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			content, err = strconv.Unquote(literal.Value)
		}
		return err == nil
	})
	document, decoded := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil || decoded != nil {
		t.Fatal(err, decoded)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func TestSARIFIsValidByItsSchema(t *testing.T) {
	s := sarifSchema(t)
	check := func(name string, document report.Document) {
		content := written(t, document, report.FormatSARIF)
		if err := valid(s, content); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if valid(s, strings.Replace(content, `"results"`, `"resultz"`, 1)) == nil {
			t.Error("the schema accepts unknown keys")
		}
	}
	for _, file := range companies(t) {
		check(file, gated(t, file, assess.Options{}, assess.Gates{MinLevel: 3, FailOn: assess.FindingCodes()}))
		check(file+" beside deals", besideDeals(t, file, assess.Options{}))
		check(file+" without a gate", gated(t, file, assess.Options{}, assess.Gates{}))
	}
	check("hostile text", hostile(t))
	check("a file without a region", moved(t, "odd name%.yaml", 0))
	check("problems", problems(t))
	check("no problems", report.Problems{Model: data.PRO()})
}

// TestJUnitIsValidByItsSchema takes away first what readers of JUnit XML know and the schema, that of Jenkins, does not:
// messages of what is skipped, how many are, files and lines.
func TestJUnitIsValidByItsSchema(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed (Debian: libxml2-utils)")
	}
	newer := regexp.MustCompile(`(<skipped) message="[^"]*"|(<testsuites [^>]*) skipped="\d+"|(<testcase [^>]*) file="[^"]*" line="\d+"`)
	validate := func(content string) ([]byte, error) {
		command := exec.Command(xmllint, "--noout", "--schema", "../testdata/junit.xsd", "-")
		command.Stdin = strings.NewReader(newer.ReplaceAllString(content, "$1$2$3"))
		return command.CombinedOutput()
	}
	documents := map[string]report.Assessment{"hostile text": hostile(t)}
	for _, file := range companies(t) {
		documents[file] = gated(t, file, assess.Options{}, assess.Gates{MinLevel: 3, Complete: true})
		documents[file+" beside deals"] = besideDeals(t, file, assess.Options{})
	}
	for name, a := range documents {
		if said, err := validate(written(t, a, report.FormatJUnit)); err != nil {
			t.Errorf("%s: %v\n%s", name, err, said)
		}
	}
	if _, err := validate(strings.Replace(written(t, hostile(t), report.FormatJUnit), "<testcase ", "<testcaze ", 1)); err == nil {
		t.Error("the schema accepts unknown elements")
	}
}

func TestProblemsAreValidByTheirSchema(t *testing.T) {
	s := schema(t, "problems")
	for _, p := range []report.Problems{problems(t), {Model: data.PRO()}} {
		if err := valid(s, text(t, func(b *bytes.Buffer) error { return p.JSON(b) })); err != nil {
			t.Error(err)
		}
	}
}

func TestTheSchemaOfJUnitNamesItsLicence(t *testing.T) {
	content, err := os.ReadFile("../testdata/junit.xsd")
	if err != nil || !strings.Contains(string(content), "Permission is hereby granted, free of charge") {
		t.Errorf("no licence, error %v", err)
	}
}
