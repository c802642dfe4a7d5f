package ci_test

import (
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
	"revops/internal/samples"
	"revops/report/ci"
	"revops/report/document"
	"revops/report/narrative"
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

func validateSARIF(schema *jsonschema.Schema, content string) error {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
	if err != nil {
		return err
	}
	return schema.Validate(document)
}

func TestSARIF_schema(t *testing.T) {
	schema := sarifSchema(t)
	documents := map[string]string{
		"hostile text": samples.Written(t, ci.SARIF, hostile(t)), "odd name": samples.Written(t, ci.SARIF, fromFile(t, "odd name%.yaml", 0)),
		"problems":    samples.Written(t, ci.ProblemsSARIF, samples.Problems(t)),
		"no problems": samples.Written(t, ci.ProblemsSARIF, document.NewProblems(data.PRO(), nil)),
	}
	for _, company := range samples.Companies(t) {
		gates := assess.Gates{MinLevel: new(3), FailOn: assess.FindingCodes()}
		documents[company] = samples.Written(t, ci.SARIF, gated(t, company, assess.Options{}, gates))
		documents[company+" with deals"] = samples.Written(t, ci.SARIF, withDeals(t, company, assess.Gates{}))
	}
	for name, content := range documents {
		if err := validateSARIF(schema, content); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if validateSARIF(schema, strings.Replace(content, `"results"`, `"resultz"`, 1)) == nil {
			t.Errorf("%s: the schema accepts unknown keys", name)
		}
	}
}

// What readers of JUnit XML know and the schema, that of Jenkins, does not is taken away first: messages of what is skipped,
// how many are, files and lines.
func TestJUnit_schema(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed (Debian: libxml2-utils)")
	}
	newer := regexp.MustCompile(`(<skipped) message="[^"]*"|(<testsuites [^>]*) skipped="\d+"|(<testcase [^>]*) file="[^"]*" line="\d+"`)
	validate := func(content string) (string, error) {
		command := exec.Command(xmllint, "--noout", "--schema", samples.Path(t, "junit.xsd"), "-")
		command.Stdin = strings.NewReader(newer.ReplaceAllString(content, "$1$2$3"))
		output, err := command.CombinedOutput()
		return string(output), err
	}
	documents := map[string]narrative.Assessment{"hostile text": hostile(t)}
	for _, company := range samples.Companies(t) {
		documents[company] = gated(t, company, assess.Options{}, assess.Gates{MinLevel: new(3), Complete: true})
		documents[company+" with deals"] = withDeals(t, company, assess.Gates{})
	}
	for name, a := range documents {
		if output, err := validate(samples.Written(t, ci.JUnit, a)); err != nil {
			t.Errorf("%s: %v\n%s", name, err, output)
		}
	}
	wrong := strings.Replace(samples.Written(t, ci.JUnit, hostile(t)), "<testcase ", "<testcaze ", 1)
	if _, err := validate(wrong); err == nil {
		t.Error("the schema accepts unknown elements")
	}
}

// The schema, which is not ours, names its licence.
func TestJUnit_schemaLicence(t *testing.T) {
	content, err := os.ReadFile(samples.Path(t, "junit.xsd"))
	if err != nil || !strings.Contains(string(content), "Permission is hereby granted, free of charge") {
		t.Errorf("no licence, error %v", err)
	}
}
