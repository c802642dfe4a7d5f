package page

import (
	"net/url"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/document"
)

// elementGroup is a group of a lens with its answers.
type elementGroup struct {
	Lens *framework.Lens
	// First says that the group is the first of its lens here.
	First bool
	Group *framework.Group
	Rows  []elementRow
}

type elementRow struct {
	document.Element
	// About says its level and owner, and how sure and how old the answer is.
	About    string
	Evidence []evidenceItem
}

// evidenceItem is a piece of evidence; URL is "" unless it is an address of the web.
type evidenceItem struct {
	document.EvidenceItem
	URL string
}

// elementGroups are all answers that the result shows.
func (a assessment) elementGroups() []elementGroup {
	var groups []elementGroup
	for _, e := range a.Result.Elements {
		place, _ := a.Model.Element(e.ID)
		last := len(groups) - 1
		if last < 0 || groups[last].Group != place.Group {
			first := last < 0 || groups[last].Lens != place.Lens
			groups = append(groups, elementGroup{Lens: place.Lens, First: first, Group: place.Group})
			last++
		}
		row := elementRow{Element: e, About: aboutAnswer(&e, document.TeamName(a.Model, place.Owner))}
		for _, item := range e.Evidence {
			row.Evidence = append(row.Evidence, evidenceItem{EvidenceItem: item, URL: webAddress(item.Text)})
		}
		groups[last].Rows = append(groups[last].Rows, row)
	}
	return groups
}

// aboutAnswer says the level and the owner of an element, and how sure and how old its answer is.
func aboutAnswer(e *document.Element, owner string) string {
	about := owner
	if e.Level > 0 {
		about = "Level " + strconv.Itoa(e.Level) + " · " + about
	}
	if e.Confidence != "" {
		about += " · " + string(e.Confidence) + " confidence"
	}
	if e.AsOf != "" {
		about += " · as of " + string(e.AsOf)
	}
	return about
}

// webAddress is the text if it is an address of the web and nothing else, "" for any other text.
func webAddress(text string) string {
	address, err := url.Parse(strings.TrimSpace(text))
	if err != nil || address.Host == "" || address.Scheme != "http" && address.Scheme != "https" {
		return ""
	}
	return address.String()
}
