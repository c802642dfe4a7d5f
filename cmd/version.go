package cmd

import (
	"cmp"
	"runtime/debug"

	"github.com/spf13/cobra"

	"revops/data"
)

// release is the version that the linker sets: -X revops/cmd.release=v1.0.0.
var release string //nolint:gochecknoglobals // the linker can set nothing else

// version is the release, or else what the build recorded of itself.
func version() string {
	recorded := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		recorded = info.Main.Version
	}
	return cmp.Or(release, recorded)
}

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of revops and the framework",
		Example: "  revops version",
		Args:    takes(0),
		RunE: func(*cobra.Command, []string) error {
			a.print("revops %s, framework %s\n", version(), data.PROReference)
			return nil
		},
	}
}
