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

// argumentEndings are those of the arguments of a command, "" where it reads no file.
func argumentEndings(path string) string {
	switch path {
	case "revops assess", "revops gaps", "revops plan", "revops check", "revops upgrade", "revops compare", "revops portfolio",
		"revops status", "revops convert":
		return answersEndings
	case "revops fact", "revops forecast", "revops evidence", "revops evidence map":
		return dealsEndings
	case "revops report":
		return resultEndings
	default:
		return ""
	}
}

// flagEndings are those of a flag, "" where it names no file to read.
func flagEndings(flag string) string {
	switch flag {
	case "answers", "save", "history":
		return answersEndings
	case "deals", "accounts":
		return dealsEndings
	case "map", "words", "brand":
		return yamlEndings
	case "baseline", "benchmark":
		return resultEndings
	default:
		return ""
	}
}

// completeFiles lets shells offer the files that a command reads, and folders.
func completeFiles(command *cobra.Command) {
	if endings := argumentEndings(command.CommandPath()); endings != "" {
		command.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return strings.Fields(endings), cobra.ShellCompDirectiveFilterFileExt
		}
	}
	command.Flags().VisitAll(func(flag *pflag.Flag) {
		switch endings := flagEndings(flag.Name); {
		case endings != "":
			_ = command.MarkFlagFilename(flag.Name, strings.Fields(endings)...) // the flag is there
		case flag.Name == "framework":
			_ = command.MarkFlagDirname(flag.Name) // the flag is there
		}
	})
	for _, child := range command.Commands() {
		completeFiles(child)
	}
}
