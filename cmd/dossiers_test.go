package cmd_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each dossier has its answers, and they come out at the level and score that the table beside them gives.
func TestDossiers(t *testing.T) {
	const folder = "../testdata/dossiers"
	table, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	row := regexp.MustCompile(`(?m)^\| \[(.+)\]\((.+)\.md\) \|.*\| (\d) \| ([\d.]+) \| (\d+) \|$`)
	for _, found := range row.FindAllStringSubmatch(string(table), -1) {
		want[found[2]] = fmt.Sprintf("%s, level %s, score %s, %s open", found[1], found[3], found[4], found[5])
	}
	dossiers, err := filepath.Glob(filepath.Join(folder, "[^R]*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, dossier := range dossiers {
		if name := strings.TrimSuffix(filepath.Base(dossier), ".md"); want[name] == "" {
			t.Errorf("%s is not in the table", dossier)
		}
	}
	var portfolio struct {
		Rows []struct {
			File, Organization string
			Level              int
			Score              float64
			Open               int
		}
	}
	if err := json.Unmarshal([]byte(run(t, "revops portfolio "+folder+" --format json")), &portfolio); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range portfolio.Rows {
		name := strings.TrimSuffix(filepath.Base(r.File), ".yaml")
		got[name] = fmt.Sprintf("%s, level %d, score %.1f, %d open", r.Organization, r.Level, r.Score, r.Open)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("table (-), result (+):\n%s", diff)
	}
}
