package report

import (
	"net/url"
	"strconv"
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/framework"
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
	assess.ElementResult
	// About says its level and owner, and how sure and how old the answer is; Place where that stands.
	About, Place string
	Evidence     []evidenceItem
}

// evidenceItem is a piece of evidence; URL is "" unless it is an address of the web.
type evidenceItem struct {
	answers.Evidence
	URL string
}

// elementGroups are all answers that the result shows.
func (a Assessment) elementGroups() []elementGroup {
	var groups []elementGroup
	for _, e := range a.Result.Elements {
		if !a.Result.Shows(e.Element.Element) {
			continue
		}
		last := len(groups) - 1
		if last < 0 || groups[last].Group != e.Element.Group {
			first := last < 0 || groups[last].Lens != e.Element.Lens
			groups = append(groups, elementGroup{Lens: e.Element.Lens, First: first, Group: e.Element.Group})
			last++
		}
		row := elementRow{ElementResult: e, About: a.aboutAnswer(e), Place: place(e.Answer)}
		for _, item := range e.Answer.Evidence {
			row.Evidence = append(row.Evidence, evidenceItem{Evidence: item, URL: webAddress(item.Text)})
		}
		groups[last].Rows = append(groups[last].Rows, row)
	}
	return groups
}

// aboutAnswer says the level and the owner of an element, and how sure and how old its answer is.
func (a Assessment) aboutAnswer(e assess.ElementResult) string {
	team, _ := a.Model.Team(e.Element.Owner)
	about := team.Name
	if e.Element.Level > 0 {
		about = "Level " + strconv.Itoa(e.Element.Level) + " · " + about
	}
	if e.Answer.Confidence != "" {
		about += " · " + string(e.Answer.Confidence) + " confidence"
	}
	if e.Answer.AsOf != "" {
		about += " · as of " + string(e.Answer.AsOf)
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
