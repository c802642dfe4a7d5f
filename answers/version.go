package answers

import (
	"fmt"
	"strconv"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// CurrentIDs gives, for each id that an element has or had in an earlier version, the id that it has now.
func CurrentIDs(model *framework.Framework) map[framework.ElementID]framework.ElementID {
	ids := map[framework.ElementID]framework.ElementID{}
	for _, place := range model.Elements() {
		for _, former := range place.Was {
			if _, known := ids[former]; !known {
				ids[former] = place.ID
			}
		}
	}
	for _, place := range model.Elements() {
		ids[place.ID] = place.ID
	}
	return ids
}

// now returns the current id of an element, "" if there is none.
func (p *parser) now(id framework.ElementID) framework.ElementID {
	if _, known := p.elements[id]; known {
		return id
	}
	if element, renamed := p.former[id]; renamed {
		return element.ID
	}
	return ""
}

// ofEarlierVersion reports whether answers name an earlier version of the model.
func (p *parser) ofEarlierVersion(root *yamlpos.Node) bool {
	node, found := root.Find("framework")
	if !found {
		return false
	}
	id, version, _ := strings.Cut(node.String(), "@")
	return id == p.model.ID && p.age(version) > 0
}

// checkFramework checks that the file is for the framework, and for this version of it.
func (p *parser) checkFramework(node *yamlpos.Node) {
	got := node.String()
	if node.Kind() != yamlpos.Scalar || got == p.model.Reference() {
		return
	}
	p.foreign = true
	id, version, _ := strings.Cut(got, "@")
	if id == p.model.ID && version == "" {
		node.Report(CodeFrameworkVersion, fmt.Sprintf("framework %s without a version, want %s", yamlpos.Quote(got), p.model.Reference()), "write framework: "+p.model.Reference())
		return
	}
	if id != p.model.ID {
		node.Report(CodeFrameworkMismatch, fmt.Sprintf("framework %s, want %s", yamlpos.Quote(got), p.model.Reference()),
			"--framework DIR loads another framework")
		return
	}
	age := p.age(version)
	if p.upgrading && age > 0 {
		p.earlier = p.model.Version - age
		return
	}
	var hint string
	switch {
	case age > 0:
		hint = p.upgradeHint(node, "updates the file to "+p.model.Reference())
	case age < 0:
		hint = "the file was written for a newer version of the framework: update revops, or load that version with --framework DIR"
	}
	node.Report(CodeFrameworkVersion, fmt.Sprintf("version %s of framework %s, want %d", yamlpos.Quote(version), id, p.model.Version), hint)
}

// upgradeHint says what brings a file to this version. A table is made YAML first.
func (p *parser) upgradeHint(node *yamlpos.Node, does string) string {
	file := diag.Argument(node.Position().File)
	if p.table {
		return fmt.Sprintf("revops convert %s -o answers.yaml, then revops upgrade answers.yaml %s", file, does)
	}
	return fmt.Sprintf("revops upgrade %s %s", file, does)
}

// age is by how many versions a file is behind the model, 0 if its version is not a number from 1 on.
func (p *parser) age(version string) int {
	number, err := strconv.Atoi(version)
	if err != nil || number < 1 || strconv.Itoa(number) != version {
		return 0
	}
	return p.model.Version - number
}
