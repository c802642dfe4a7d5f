package cmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

type compareOptions struct {
	documentOptions
	history history
}

func newCompare(a *app) *cobra.Command {
	o := &compareOptions{}
	command := &cobra.Command{
		Use:   "compare {OLD NEW... | --history FILE}",
		Short: "Show what changed between two dates or more",
		Long: `Compare what an organization answered on different dates: level, score, groups, and each element that improved, declined, was
answered, was reopened, no longer applies or was added. With three files or more it also shows the trend of each group.

A file is an answers file or a result that revops assess wrote as JSON. The order does not matter: the dates in the files say which
is older. Answers for an earlier version of the framework are upgraded before they are compared, and a renamed element counts as the
same element. If the oldest file is a result from another version of the framework, the change is split into what the framework
changed and what the company changed.

--history reads the committed versions of one answers file from git, through renames: the last one of each day on which a grade changed, with
the day of the commit. It needs git, and changes and fetches nothing. --since starts with the version that held on that day.`,
		Example: `  revops compare february.json may.yaml
  revops compare february.json may.yaml august.yaml
  revops compare may.yaml august.yaml --format json`,
		Args: o.checkFiles,
		RunE: func(_ *cobra.Command, files []string) error { return o.compare(a, files) },
	}
	command.Flags().StringVar(&o.history.file, "history", "", "compare the versions of this answers `file` that are committed in git")
	command.Flags().Var(dayFlag((*string)(&o.history.since)), "since", "with --history: start with the version that held on this day")
	under(headAnswers, command)
	o.addFlags(command, report.Comparison{})
	return command
}

// checkFiles wants two files, or the one whose history is compared.
func (o *compareOptions) checkFiles(c *cobra.Command, files []string) error {
	switch {
	case o.history.file == "" && o.history.since != "":
		return &usageError{message: "--since needs --history", hint: "revops compare --history FILE --since " + string(o.history.since)}
	case o.history.file == "":
		return takes(many, "OLD", "NEW")(c, files)
	case len(files) > 0:
		return &usageError{message: fmt.Sprintf("unexpected argument %q: --history compares the versions of one file", files[0]), hint: "leave out the file, or --history"}
	default:
		return nil
	}
}

func (o *compareOptions) compare(a *app, files []string) error {
	model, err := o.load(a, append(files, o.history.file)...)
	if err != nil {
		return err
	}
	if err := onceFromStandardInput(files); err != nil {
		return err
	}
	var snapshots []*assess.Snapshot
	if o.history.file != "" {
		snapshots, err = o.history.snapshots(a, model)
	} else {
		snapshots, err = a.readSnapshots(model, files)
	}
	if err != nil {
		return err
	}
	snapshots, err = assess.InOrder(snapshots)
	if err != nil {
		return err
	}
	comparison := document.NewComparison(assess.Compare(model, snapshots))
	return o.output.write(a, report.Comparison{Comparison: narrative.Comparison{Comparison: comparison, Model: model}})
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
	snapshot, notes, err := snapshotOf(model, source)
	a.printRemarks(notes)
	return snapshot, err
}

// snapshotOf reads the source of an answers file or a stored result, and what is to be said of it.
func snapshotOf(model *framework.Framework, source diag.Source) (*assess.Snapshot, []string, error) {
	snapshot, note, isResult, err := document.ReadSnapshot(source, model)
	if isResult {
		if note != "" {
			return snapshot, []string{source.Name + ": " + note}, err
		}
		return snapshot, nil, err
	}
	snapshot, err = assess.SnapshotOfAnswers(source, model)
	if err != nil {
		return nil, nil, err
	}
	notes := snapshot.Remarks
	if snapshot.Answered != "" {
		_, version, _ := strings.Cut(snapshot.Answered, "@")
		since, _ := strconv.Atoi(version) // a number, since the file was read
		notes = append(notes, fmt.Sprintf("%s: answers for %s, upgraded to %s for this comparison; %s reworded since",
			source.Name, snapshot.Answered, model.Reference(), document.Count(model.RewordedSince(since), "element", "elements")))
	}
	return snapshot, notes, nil
}
