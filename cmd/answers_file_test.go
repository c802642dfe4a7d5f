package cmd

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"revops/answers"
	"revops/ask"
	"revops/data"
	"revops/framework"
)

func newFile(tb testing.TB) *answersFile {
	tb.Helper()
	file := &answersFile{name: filepath.Join(tb.TempDir(), "answers.yaml"), model: data.PRO()}
	if err := file.begin(ask.Setup{}, time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC)); err != nil {
		tb.Fatal(err)
	}
	return file
}

func TestAnswersFile_modeAndLink(t *testing.T) {
	file := newFile(t)
	if err := os.Chmod(file.name, 0o640); err != nil { //nolint:gosec // the mode that is looked for
		t.Fatal(err)
	}
	link := filepath.Join(filepath.Dir(file.name), "link.yaml")
	if err := os.Symlink(file.name, link); err != nil {
		t.Fatal(err)
	}
	target := file.name
	file.name = link
	if err := file.Save(answers.Answer{Element: "deal-ownership", Grade: framework.Full}); err != nil {
		t.Fatal(err)
	}
	about, err := os.Lstat(target)
	if err != nil || about.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, error %v", about.Mode(), err)
	}
	if about, err := os.Lstat(link); err != nil || about.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, error %v", about.Mode(), err)
	}
	given, _, err := file.Reload()
	if err != nil || given.Values() != 1 {
		t.Errorf("answers %v, error %v", given, err)
	}
}

func TestAnswersFile_gone(t *testing.T) {
	file := newFile(t)
	if err := os.Remove(file.name); err != nil {
		t.Fatal(err)
	}
	if err := file.Save(answers.Answer{Element: "deal-ownership", Grade: framework.Full}); err == nil {
		t.Error("saved to a file that is gone")
	}
}

func BenchmarkSave(b *testing.B) {
	file := newFile(b)
	grades := []framework.Grade{framework.None, framework.Full}
	for i := 0; b.Loop(); i++ {
		if err := file.Save(answers.Answer{Element: "lessons-reused", Grade: grades[i%2]}); err != nil {
			b.Fatal(err)
		}
	}
}
