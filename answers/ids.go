package answers

import "revops/framework"

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

// now is the id by which an element is called now, "" if there is none.
func (p *parser) now(id framework.ElementID) framework.ElementID {
	if _, known := p.elements[id]; known {
		return id
	}
	if element, renamed := p.former[id]; renamed {
		return element.ID
	}
	return ""
}
