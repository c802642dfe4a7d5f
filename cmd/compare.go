package cmd

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
	"revops/report/document"
)

func newCompare(a *app) *cobra.Command {
	o := &documentOptions{}
	command := &cobra.Command{
		Use:   "compare OLD NEW...",
		Short: "Show what changed between two dates or more",
		Long: `Compare what an organization answered on different dates: level, score, groups, and each element that improved, declined, was
answered, was reopened, no longer applies or was added. With three files or more it also shows the trend of each group.

A file is an answers file or a result that revops assess wrote as JSON. The order does not matter: the dates in the files say which
is older. Answers for an earlier version of the framework are upgraded before they are compared, and a renamed element counts as the
same element. If the oldest file is a result from another version of the framework, the change is split into what the framework
changed and what the company changed.`,
		Example: `  revops compare february.json may.yaml
  revops compare february.json may.yaml august.yaml
  revops compare may.yaml august.yaml --format json`,
		Args: takes(many, "OLD", "NEW"),
		RunE: func(_ *cobra.Command, files []string) error { return o.compare(a, files) },
	}
	o.addFlags(command, report.Comparison{})
	return command
}

func (o *documentOptions) compare(a *app, files []string) error {
	model, err := o.load(a, files...)
	if err != nil {
		return err
	}
	if err := onceFromStandardInput(files); err != nil {
		return err
	}
	snapshots, err := a.readSnapshots(model, files)
	if err != nil {
		return err
	}
	snapshots, err = assess.InOrder(snapshots)
	if err != nil {
		return err
	}
	comparison := document.NewComparison(assess.Compare(model, snapshots))
	return o.output.write(a, report.Comparison{Model: model, Comparison: comparison})
}

// readSnapshots reports the problems of each file and continues.
func (a *app) readSnapshots(model *framework.Framework, files []string) ([]*assess.Snapshot, error) {
	var snapshots []*assess.Snapshot
	var result error
	for _, file := range files {
		snapshot, err := a.readSnapshot(model, file)
		if err != nil {
			a.reportError(err)
			result = errReported
			continue
		}
		snapshots = append(snapshots, snapshot)
	}
	return snapshots, result
}

// readSnapshot reads an answers file or a stored result.
func (a *app) readSnapshot(model *framework.Framework, file string) (*assess.Snapshot, error) {
	source, err := a.readStored(file)
	if err != nil {
		return nil, err
	}
	snapshot, note, isResult, err := document.ReadSnapshot(source, model)
	if isResult {
		if note != "" {
			a.printErr("%s: %s\n", diag.Printable(source.Name), note)
		}
		return snapshot, err
	}
	snapshot, err = assess.SnapshotOfAnswers(source, model)
	if err == nil {
		a.printRemarks(snapshot.Remarks)
	}
	if err == nil && snapshot.Answered != "" {
		_, version, _ := strings.Cut(snapshot.Answered, "@")
		since, _ := strconv.Atoi(version) // a number, since the file was read
		a.printErr("%s: answers for %s, upgraded to %s for this comparison; %s reworded since\n",
			diag.Printable(source.Name), snapshot.Answered, model.Reference(), document.Count(model.RewordedSince(since), "element", "elements"))
	}
	return snapshot, err
}
