package cmd

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The endings of the files that commands read, as a shell offers them.
const (
	answersEndings = "yaml yml json xlsx csv"
	dealsEndings   = "csv tsv xlsx"
	yamlEndings    = "yaml yml"
	resultEndings  = "json"
)

// argumentEndings are those of the arguments of commands.
func argumentEndings() map[string]string {
	return map[string]string{
		"revops assess": answersEndings, "revops gaps": answersEndings, "revops plan": answersEndings, "revops check": answersEndings,
		"revops upgrade": answersEndings, "revops compare": answersEndings, "revops portfolio": answersEndings,
		"revops report": resultEndings,
		"revops fact":   dealsEndings, "revops forecast": dealsEndings, "revops evidence": dealsEndings, "revops evidence map": dealsEndings,
	}
}

// flagEndings are those of the flags that name a file to read.
func flagEndings() map[string]string {
	return map[string]string{
		"answers": answersEndings, "save": answersEndings, "deals": dealsEndings, "accounts": dealsEndings,
		"map": yamlEndings, "words": yamlEndings, "baseline": resultEndings,
	}
}

// completeFiles lets shells offer the files that a command reads, and folders.
func completeFiles(command *cobra.Command) {
	if endings, ok := argumentEndings()[command.CommandPath()]; ok {
		command.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return strings.Fields(endings), cobra.ShellCompDirectiveFilterFileExt
		}
	}
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		endings, ok := flagEndings()[flag.Name]
		switch {
		case ok:
			_ = command.MarkFlagFilename(flag.Name, strings.Fields(endings)...) // the flag is there
		case flag.Name == "framework":
			_ = command.MarkFlagDirname(flag.Name) // the flag is there
		}
	})
	for _, child := range command.Commands() {
		completeFiles(child)
	}
}
