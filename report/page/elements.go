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
	// First reports whether the group is the first of its lens on the page.
	First bool
	Group *framework.Group
	Rows  []elementRow
}

type elementRow struct {
	document.Element
	// About is its level and owner, and the confidence and date of the answer.
	About    string
	Evidence []evidenceItem
}

// evidenceItem is a piece of evidence; URL is "" unless its text is a web address.
type evidenceItem struct {
	document.EvidenceItem
	URL string
}

// elementGroups are the answers of the result, by group.
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

// aboutAnswer joins the level and the owner of an element, and the confidence and date of its answer.
func aboutAnswer(e *document.Element, owner string) string {
	about := owner
	if e.Level > 0 {
		about = "Level " + strconv.Itoa(e.Level) + " · " + about
	}
	if e.Confidence != "" {
		about += " · " + string(e.Confidence) + " confidence"
	}
	if e.AsOf != "" {
		about += " · as of " + e.AsOf.Name()
	}
	return about
}

// webAddress is the text if it is a web address and nothing else, "" for any other text.
func webAddress(text string) string {
	address, err := url.Parse(strings.TrimSpace(text))
	if err != nil || address.Host == "" || address.Scheme != "http" && address.Scheme != "https" {
		return ""
	}
	return address.String()
}
