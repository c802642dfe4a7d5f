package cmd

import (
	"github.com/spf13/cobra"

	"revops/report"
)

func newGaps(a *app) *cobra.Command {
	o := &evaluation{}
	command := &cobra.Command{
		Use:   "gaps [FILE...]",
		Short: "List the gaps: work, gain, owner",
		Long: `List the elements that are not in place up to the next level, or up to --target: first those on the path there, in
the order in which to take them, then the others by what they gain for each day of work.

With --format json it writes the same result document as revops assess.`,
		Example: `  revops gaps --answers testdata/answers/seed.yaml
  revops gaps --answers testdata/answers/mature.yaml --target 3 --team finance
  revops gaps --answers testdata/answers/seed.yaml --format json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, files []string) error {
			o.answers = append(o.answers, files...)
			counted, err := o.evaluate(a)
			if err != nil {
				return err
			}
			return o.output.write(a, report.Gaps{Assessment: counted.assessment()})
		},
	}
	o.addFlags(a, command, report.Gaps{})
	o.addSteps(command)
	return command
}
