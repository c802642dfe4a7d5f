package cmd

import "github.com/spf13/cobra"

// newHelp replaces cobra's help command, which succeeds for a command that is not there.
func newHelp(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Help about a command",
		Example: "  revops help assess",
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
