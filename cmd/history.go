package cmd

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// history is the committed versions of an answers file that are compared: the last one that can be read of each day on which a grade
// changed, in the order of the days.
type history struct {
	file  string
	since answers.Date
	// unread says of versions why they are left out, notes what else is to be said of them.
	unread, notes []string
}

// snapshots reads the versions.
func (h *history) snapshots(a *app, model *framework.Framework) ([]*assess.Snapshot, error) {
	repository, err := h.repository(a)
	if err != nil {
		return nil, err
	}
	revisions, err := repository.revisions()
	if err != nil {
		return nil, fmt.Errorf("read the history of %s: %w", h.file, err)
	}
	if len(revisions) == 0 {
		return nil, &hintError{err: fmt.Errorf("read the history of %s: git has no committed version of it", h.file), hint: "commit it: git add, git commit"}
	}
	days := h.byDay(model, revisions)
	h.report(a)
	if len(days) == 0 {
		return nil, &hintError{
			err:  fmt.Errorf("read the history of %s: none of %s can be read", h.file, document.Count(len(revisions), "committed version", "committed versions")),
			hint: "revops check " + shellQuote(h.file) + " says what is wrong with the file as it is now",
		}
	}
	changed := h.changed(days)
	if len(changed) < 2 {
		return nil, &hintError{
			err:  fmt.Errorf("read the history of %s: no change of a grade in %s", h.file, document.Count(len(revisions), "committed version", "committed versions")),
			hint: "a comparison needs two days with different grades; to compare files: revops compare OLD NEW",
		}
	}
	h.sayUncommitted(a, model, changed[len(changed)-1])
	return changed, nil
}

// repository is that of the file, which is read as git names it: without links.
func (h *history) repository(a *app) (git, error) {
	file := h.file
	if folder, err := filepath.EvalSymlinks(filepath.Dir(file)); err == nil {
		file = filepath.Join(folder, filepath.Base(file))
	}
	if _, err := os.Stat(filepath.Dir(file)); err != nil {
		return git{}, fmt.Errorf("read the history of %s: %w", h.file, cause(err))
	}
	repository := newGit(a.Environment, file)
	shallow, err := repository.run("rev-parse", "--is-shallow-repository")
	if err != nil {
		if _, hinted := errors.AsType[*hintError](err); hinted {
			return repository, err
		}
		return repository, &hintError{
			err: fmt.Errorf("read the history of %s: %w", h.file, err), hint: "--history reads a file that is in a git repository; to compare files: revops compare OLD NEW",
		}
	}
	if strings.TrimSpace(shallow) == "true" {
		a.printErr("revops: the repository is a shallow clone: earlier versions are missing; git fetch --unshallow gets them\n")
	}
	return repository, nil
}

// byDay counts the versions and keeps the last one of each day.
func (h *history) byDay(model *framework.Framework, revisions []revision) []*assess.Snapshot {
	var days []*assess.Snapshot
	for _, r := range revisions {
		label := h.label(r)
		snapshot, notes, err := h.count(model, r)
		if err != nil {
			h.unread = append(h.unread, fmt.Sprintf("skipped %s of %s: %s", label, r.day, assess.FirstProblem(err)))
			continue
		}
		for _, note := range notes {
			if !slices.Contains(h.notes, note) {
				h.notes = append(h.notes, note)
			}
		}
		snapshot.File, snapshot.Date = label, answers.Date(r.day)
		days = slices.DeleteFunc(days, func(s *assess.Snapshot) bool { return s.Date == snapshot.Date })
		days = append(days, snapshot)
	}
	slices.SortStableFunc(days, func(a, b *assess.Snapshot) int { return strings.Compare(string(a.Date), string(b.Date)) })
	return days
}

// label names a version by the file's name and its commit.
func (h *history) label(r revision) string {
	name := h.file
	if path.Base(r.path) != filepath.Base(h.file) {
		name = r.path
	}
	return name + "@" + r.commit[:8]
}

func (h *history) count(model *framework.Framework, r revision) (*assess.Snapshot, []string, error) {
	if r.missing {
		return nil, nil, errors.New("its content is not in this clone")
	}
	return snapshotOf(model, diag.Source{Name: path.Base(r.path), Data: r.content})
}

// report says what was passed over: of more than three versions, how many.
func (h *history) report(a *app) {
	for _, line := range h.unread[:min(len(h.unread), 3)] {
		a.printErr("revops: %s\n", diag.Printable(line))
	}
	if more := len(h.unread) - 3; more > 0 {
		a.printErr("revops: skipped %s\n", document.Count(more, "more version that cannot be read", "more versions that cannot be read"))
	}
	for _, note := range h.notes {
		a.printErr("%s\n", diag.Printable(note))
	}
}

// changed keeps the first version and those whose grades differ from the one before, from the version on that held on the first day asked
// for. All are about the organization that the last one names.
func (h *history) changed(days []*assess.Snapshot) []*assess.Snapshot {
	begin := 0
	for i, s := range days {
		if s.Date <= h.since {
			begin = i
		}
	}
	var kept []*assess.Snapshot
	for _, s := range days[begin:] {
		if len(kept) == 0 || !sameGrades(kept[len(kept)-1], s) {
			kept = append(kept, s)
		}
		s.Organization = days[len(days)-1].Organization
	}
	return kept
}

func sameGrades(a, b *assess.Snapshot) bool { return slices.Equal(a.Elements, b.Elements) }

// sayUncommitted says that the file as it stands has other grades than the last version.
func (h *history) sayUncommitted(a *app, model *framework.Framework, last *assess.Snapshot) {
	source, err := a.readSource(h.file)
	if err != nil {
		return // it is gone, which its history is not
	}
	if now, _, err := snapshotOf(model, source); err != nil || !sameGrades(now, last) {
		a.printErr("revops: %s has changes that are not committed, which are not shown\n", diag.Printable(h.file))
	}
}
