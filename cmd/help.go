package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newHelp replaces cobra's help command, which succeeds for a command that is not there.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [command]",
		Short:   "Help about a command",
		Example: "  revops help assess",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return &usageError{message: fmt.Sprintf("unknown command %q", strings.Join(args, " ")), hint: "revops --help lists them"}
			}
			return found.Help()
		},
	}
}
