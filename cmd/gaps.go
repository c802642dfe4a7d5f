package cmd

import (
	"github.com/spf13/cobra"

	"revops/report"
)

func newGaps(a *app) *cobra.Command {
	o := &evaluation{}
	command := &cobra.Command{
		Use:   "gaps [FILE...]",
		Short: "List what is not in place: work, gain and owner",
		Long: `List the elements that are not in place, up to the next level or up to --target: first those on the path to it, in
recommended order, then the others by score gain per day of work.

FILE is an answers file or a folder of them; without one it reads answers.yaml. --format json writes the same document as revops
assess.`,
		Example: `  revops gaps answers.yaml
  revops gaps answers.yaml --target 3 --team finance
  revops gaps answers.yaml --format json`,
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
