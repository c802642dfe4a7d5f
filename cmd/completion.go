package cmd

import (
	"bytes"
	_ "embed"
	"strings"

	"github.com/spf13/cobra"
)

// bashFunctions are those of the package bash-completion that cobra's script calls.
//
//go:embed completion.bash
var bashFunctions string

// fishFiles takes the place of the part of cobra's script for fish that offers files of every ending.
//
//go:embed completion.fish
var fishFiles string

// writeFish writes cobra's script for fish with fishFiles in place of the part that begins with the same line.
func (a *app) writeFish(root *cobra.Command) error {
	var script bytes.Buffer
	if err := root.GenFishCompletion(&script, true); err != nil {
		return err
	}
	begin, _, _ := strings.Cut(fishFiles, "\n")
	before, rest, _ := strings.Cut(script.String(), begin+"\n")
	_, after, _ := strings.Cut(rest, "\n    end\n")
	a.print("%s%s%s", before, fishFiles, after)
	return nil
}

func newCompletion(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a completion script for a shell",
		Long: `Print a script that lets a shell complete commands, flags, ids and files. SHELL is bash, zsh, fish or powershell. The
packages of revops bring the scripts for bash, zsh and fish; otherwise load one whenever a shell starts.

bash: add the line source <(revops completion bash) to ~/.bashrc. It needs bash 4.1 or later and no other package.

zsh: write the script to a file _revops in a folder of $fpath, and let ~/.zshrc run autoload -U compinit; compinit.

fish: write the script to ~/.config/fish/completions/revops.fish.

powershell: add the line revops completion powershell | Out-String | Invoke-Expression to $PROFILE.`,
		Example: `  revops completion bash
  revops completion zsh`,
		Args:      takes(1, "SHELL"),
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			shell, err := knownWord("shell", args[0], shells)
			if err != nil {
				return err
			}
			root := c.Root()
			switch shell {
			case "bash":
				a.print("%s", bashFunctions)
				return root.GenBashCompletionV2(a.Out, true)
			case "zsh":
				return root.GenZshCompletion(a.Out)
			case "fish":
				return a.writeFish(root)
			default:
				return root.GenPowerShellCompletionWithDesc(a.Out)
			}
		},
	}
}
