package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"revops/report"
	"revops/report/narrative"
)

// contentFlags say what is in a report.
type contentFlags struct{ narrative.Contents }

func (c *contentFlags) addFlags(command *cobra.Command) {
	known := words(narrative.Sections())
	get := func() string { return strings.Join(words(c.Sections), ",") }
	command.Flags().Var(parsedFlag{kind: "sections", get: get, set: c.addSections}, "sections",
		"write only these `sections` of an HTML, PDF or Markdown report: "+strings.Join(known, ", "))
	complete(command, "sections", func() []string { return words(narrative.Sections()) })
	command.Flags().BoolVar(&c.Brief, "brief", false, "write the HTML or PDF report as a brief of two pages, with a plan")
}

// addSections takes sections with commas between them.
func (c *contentFlags) addSections(text string) error {
	for word := range strings.SplitSeq(text, ",") {
		section, err := knownWord("section", strings.TrimSpace(word), narrative.Sections())
		if err != nil {
			return err
		}
		c.Sections = append(c.Sections, section)
	}
	return nil
}

// check refuses flags that would have no effect in any of the formats; page says that HTML or PDF is among them.
func (c *contentFlags) check(formats []report.Format, page bool) error {
	pageOnly := slices.IndexFunc(c.Sections, narrative.Section.PageOnly)
	switch {
	case c.Brief && len(c.Sections) > 0:
		return &usageError{message: "--brief has its own sections, so --sections has no effect", hint: "leave one of the two out"}
	case c.Brief && !page:
		return &usageError{message: "--brief is for HTML and PDF, and neither is written", hint: "-o brief.pdf or -o brief.html writes one"}
	case len(c.Sections) > 0 && !page && !slices.Contains(formats, report.FormatMarkdown):
		return &usageError{message: "--sections is for HTML, PDF and Markdown, and none of them is written", hint: "-o report.html writes HTML"}
	case pageOnly >= 0 && !page:
		return &usageError{
			message: fmt.Sprintf("--sections %s is for HTML and PDF, and neither is written", c.Sections[pageOnly]), hint: "-o report.html writes HTML",
		}
	}
	return nil
}

// choose gives a result its contents. It refuses sections for which the result has nothing.
func (c *contentFlags) choose(of narrative.Assessment) (report.Assessment, error) {
	of.Contents = c.Contents
	for _, section := range c.Sections {
		if of.Has(section) {
			continue
		}
		var has []string
		for _, other := range narrative.Sections() {
			if of.Has(other) {
				has = append(has, string(other))
			}
		}
		return report.Assessment{}, &usageError{
			message: fmt.Sprintf("--sections %s: the result has nothing for this section", section), hint: "it has " + strings.Join(has, ", "),
		}
	}
	return report.Assessment{Assessment: of}, nil
}
