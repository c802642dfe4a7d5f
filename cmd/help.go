package cmd

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revops/report/text"
)

// helpWidth is how many columns help has where it is not shown on a terminal.
const helpWidth = 80

// newHelp replaces cobra's help command, which succeeds for a command that is not there.
func newHelp(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND|TOPIC]",
		Short:   "Help about a command or a topic",
		Example: "  revops help assess\n  revops help exit-codes",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				a.args = []string{rest[0], "--help"}
				return a.unknownCommand(found, rest[0])
			}
			return found.Help()
		},
	}
}

// help writes the help of a command, wrapped between words to the width of the terminal.
func (a *app) help(c *cobra.Command, _ []string) {
	c.InitDefaultHelpFlag()
	c.InitDefaultVersionFlag()
	width := cmp.Or(a.Width, helpWidth)
	page := text.NewTerminal(text.Style{Width: width})
	for paragraph := range strings.SplitSeq(cmp.Or(c.Long, c.Short), "\n\n") {
		writeHelp(page, paragraph)
		page.Line("")
	}
	if !c.Runnable() { // a topic
		a.print("%s", strings.TrimSuffix(page.String(), "\n"))
		return
	}
	page.Line("Usage:")
	page.Paragraph("  ", c.UseLine())
	page.Line("")
	page.Line("Examples:")
	writeHelp(page, c.Example)
	for _, group := range c.Groups() {
		page.Line("")
		page.Line(group.Title + ":")
		for _, child := range c.Commands() {
			if child.GroupID == group.ID && (child.IsAvailableCommand() || child.IsAdditionalHelpTopicCommand()) {
				page.Paragraph("  "+child.Name()+strings.Repeat(" ", c.NamePadding()-len(child.Name())+1), child.Short)
			}
		}
	}
	a.print("%s\n%s", page.String(), FlagHelp(c, width))
}

// writeHelp writes a paragraph. One whose lines are indented is written as it is.
func writeHelp(page *text.Terminal, paragraph string) {
	if !strings.HasPrefix(paragraph, " ") {
		page.Paragraph("", paragraph)
		return
	}
	for line := range strings.Lines(paragraph) {
		page.Line(strings.TrimSuffix(line, "\n"))
	}
}

// The headings under which help lists flags, in this order.
const (
	headAnswers = "Answers"
	headScope   = "Scope"
	headDeals   = "Deals"
	headFigures = "Figures"
	headPlan    = "Plan"
	headOutput  = "Output"
	headGates   = "Gates"
	headOther   = "Other flags"
)

// headingKey is the annotation of a flag with its heading.
const headingKey = "revops_heading"

func headingOf(flag *pflag.Flag) string {
	if heading := flag.Annotations[headingKey]; len(heading) > 0 {
		return heading[0]
	}
	return headOther
}

// under puts the flags of the command that have no heading yet under one.
func under(heading string, command *cobra.Command) {
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		if flag.Annotations == nil {
			setHeading(flag, heading)
		}
	})
}

func setHeading(flag *pflag.Flag, heading string) {
	flag.Annotations = map[string][]string{headingKey: {heading}}
}

// FlagHelp describes the flags of a command under their headings, in lines of at most so many columns.
func FlagHelp(c *cobra.Command, width int) string {
	c.InheritedFlags() // makes them flags of the command
	var help []string
	for _, heading := range []string{headAnswers, headScope, headFigures, headDeals, headPlan, headOutput, headGates, headOther} {
		group := pflag.NewFlagSet(heading, pflag.ContinueOnError)
		group.SortFlags = false
		c.Flags().VisitAll(func(flag *pflag.Flag) {
			if heading == headingOf(flag) {
				group.AddFlag(flag)
			}
		})
		if group.HasFlags() {
			help = append(help, heading+":\n"+group.FlagUsagesWrapped(width))
		}
	}
	if len(help) == 1 {
		return "Flags:\n" + strings.TrimPrefix(help[0], headOther+":\n")
	}
	return strings.Join(help, "\n")
}
