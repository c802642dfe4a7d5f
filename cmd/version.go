package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"revops/data"
	"revops/internal/build"
	"revops/report/document"
)

// buildVersion is what revops version writes as JSON.
type buildVersion struct {
	build.Info

	Framework string `json:"framework"`
}

func newVersion(a *app) *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of revops and the framework",
		Long: `Print the version of revops, the commit that it was built from with its date, and the version of the framework that
is built in.`,
		Example: `  revops version
  revops version --json`,
		Args: takes(0),
		RunE: func(*cobra.Command, []string) error {
			current := buildVersion{build.Current(), data.PROReference}
			if asJSON {
				return document.Write(a.Out, current)
			}
			a.print("revops %s, framework %s\n", current.describe(), current.Framework)
			return nil
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	under(headOutput, command)
	return command
}

// describe gives the version and, where they are known, the commit and its date.
func (v buildVersion) describe() string {
	var built []string
	if v.Commit != "" {
		const short = 12
		built = append(built, "commit "+v.Commit[:min(short, len(v.Commit))])
	}
	if v.Date != "" {
		built = append(built, v.Date)
	}
	if v.Modified {
		built = append(built, "with changes")
	}
	if len(built) == 0 {
		return v.Version
	}
	return v.Version + " (" + strings.Join(built, ", ") + ")"
}
