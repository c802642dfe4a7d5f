package main

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"revops/cmd"
)

const (
	cliFolder = "cli"
	manFolder = "man"
)

// commandPages are a page of Markdown and a man page for each command, and a list of the commands.
func commandPages() ([]page, error) {
	root := cmd.Tree()
	root.DisableAutoGenTag = true // it holds the day
	root.InitDefaultVersionFlag()
	var pages []page
	var list strings.Builder
	list.WriteString("<!-- Written by go generate ./internal/gendocs from the help of the commands. Change that. -->\n\n" +
		"# Commands\n\n| Command | What it does |\n| :-- | :-- |\n")
	for _, command := range withChildren(root) {
		name := strings.ReplaceAll(command.CommandPath(), " ", "_") + ".md"
		fmt.Fprintf(&list, "| [%s](%s) | %s |\n", command.CommandPath(), name, command.Short)
		text, err := markdown(command)
		if err != nil {
			return nil, err
		}
		manual, err := man(command)
		if err != nil {
			return nil, err
		}
		pages = append(pages,
			page{cliFolder + "/" + name, text},
			page{manFolder + "/" + strings.ReplaceAll(command.CommandPath(), " ", "-") + ".1", manual})
	}
	list.WriteString("\nThe same as man pages: [docs/man](../man).\n")
	return append(pages, page{cliFolder + "/README.md", list.String()}), nil
}

// markdown makes the page of a command, with its flags under the headings that help has.
func markdown(command *cobra.Command) (string, error) {
	var text bytes.Buffer
	if err := doc.GenMarkdown(command, &text); err != nil {
		return "", err
	}
	before, options, _ := strings.Cut(text.String(), "### Options\n")
	_, links, _ := strings.Cut(options, "### SEE ALSO\n")
	const columns = 100
	return before + "### Options\n\n```text\n" + cmd.FlagHelp(command, columns) + "```\n\n### SEE ALSO\n" + strings.TrimRight(links, "\n") + "\n", nil
}

// withChildren lists a command and all below it, each before its own.
func withChildren(command *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{command}
	for _, child := range command.Commands() {
		if child.IsAvailableCommand() && !child.IsAdditionalHelpTopicCommand() {
			all = append(all, withChildren(child)...)
		}
	}
	return all
}

// man makes the man page of a command, with its flags under the headings that help has. It has no date: the day on which it is made
// says nothing.
func man(command *cobra.Command) (string, error) {
	var day time.Time
	var text bytes.Buffer
	header := doc.GenManHeader{Section: "1", Date: &day, Source: "revops", Manual: "revops manual"}
	if err := doc.GenMan(command, &header, &text); err != nil {
		return "", err
	}
	before, options, _ := strings.Cut(strings.Replace(text.String(), `"`+day.Format("Jan 2006")+`"`, `""`, 1), ".SH OPTIONS\n")
	_, examples, _ := strings.Cut(options, "\n.SH EXAMPLE\n")
	const columns = 78
	flags := strings.NewReplacer(`\`, `\\`, "-", `\-`).Replace(cmd.FlagHelp(command, columns))
	return before + ".SH OPTIONS\n.nf\n" + flags + ".fi\n\n.SH EXAMPLE\n" + examples, nil
}
