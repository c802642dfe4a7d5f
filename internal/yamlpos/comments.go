package yamlpos

import (
	"slices"

	"gopkg.in/yaml.v3"

	"revops/internal/diag"
)

// HasComments reports whether a YAML document that Parse reads has comments.
func HasComments(source diag.Source) bool {
	var list diag.List
	if f := newFile(source, &list); !f.readable() || f.isJSON() {
		return false
	}
	var document yaml.Node
	return yaml.Unmarshal(source.Data, &document) == nil && hasComments(&document)
}

func hasComments(node *yaml.Node) bool {
	return node.HeadComment != "" || node.LineComment != "" || node.FootComment != "" || slices.ContainsFunc(node.Content, hasComments)
}
