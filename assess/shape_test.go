package assess

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// schemaNode is what of a JSON Schema tells the keys of objects.
type schemaNode struct {
	Properties map[string]*schemaNode `json:"properties"`
	Required   []string               `json:"required"`
	Items      *schemaNode            `json:"items"`
	AnyOf      []*schemaNode          `json:"anyOf"`
	Ref        string                 `json:"$ref"`
	Defs       map[string]*schemaNode `json:"$defs"`
}

// A stored result may hold what its schema says and nothing else.
func TestCheckResult_schema(t *testing.T) {
	content, err := os.ReadFile("../data/schema/result.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema schemaNode
	if err := json.Unmarshal(content, &schema); err != nil {
		t.Fatal(err)
	}
	compareShape(t, schema.Defs, "result", []*schemaNode{&schema})
}

// objectsOf lists the objects that may stand where one of the nodes stands.
func objectsOf(defs map[string]*schemaNode, nodes []*schemaNode) []*schemaNode {
	var objects []*schemaNode
	for len(nodes) > 0 {
		node := nodes[0]
		nodes = append(slices.Clone(nodes[1:]), node.AnyOf...)
		if node.Items != nil {
			nodes = append(nodes, node.Items)
		}
		if node.Ref != "" {
			nodes = append(nodes, defs[strings.TrimPrefix(node.Ref, "#/$defs/")])
		}
		if node.Properties != nil {
			objects = append(objects, node)
		}
	}
	return objects
}

// compareShape holds an object of shapes against the objects of the schema that may stand in its place.
func compareShape(t *testing.T, defs map[string]*schemaNode, name string, nodes []*schemaNode) {
	t.Helper()
	objects := objectsOf(defs, nodes)
	fields := shapes()
	known := map[string]bool{}
	for field := range strings.FieldsSeq(fields[name]) {
		key, kind, _ := strings.Cut(field, ":")
		key, optional := strings.CutSuffix(key, "?")
		known[key] = true
		var below []*schemaNode
		needed := true
		for _, object := range objects {
			if value := object.Properties[key]; value != nil {
				below = append(below, value)
			}
			needed = needed && slices.Contains(object.Required, key)
		}
		if len(below) == 0 || needed == optional {
			t.Errorf("%s: the schema says otherwise of %s", name, field)
		}
		if kind = strings.TrimLeft(kind, "~[2]"); fields[kind] != "" {
			compareShape(t, defs, kind, below)
		}
	}
	for _, object := range objects {
		for key := range object.Properties {
			if !known[key] {
				t.Errorf("%s: the schema has %s, which is not in shapes()", name, key)
			}
		}
	}
}
