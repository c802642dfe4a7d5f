package cmd_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// Files that a published version wrote or read stay readable: its answers, its map of columns and its stored result.
func TestCompatibility(t *testing.T) {
	sandbox(t)
	versions, err := filepath.Glob("testdata/compatibility/*")
	if err != nil || len(versions) == 0 {
		t.Fatal(versions, err)
	}
	for _, folder := range versions {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			for line, want := range map[string]string{
				"revops check FOLDER/answers.yaml":                                                   "valid",
				"revops assess FOLDER/answers.yaml --baseline FOLDER/result.json":                    "MATURITY LEVEL 1",
				"revops report FOLDER/result.json":                                                   "MATURITY LEVEL 1",
				"revops compare FOLDER/result.json FOLDER/answers.yaml":                              "unchanged",
				"revops fact testdata/deals/salesforce.csv --map FOLDER/map.yaml --as-of 2026-10-31": "FLOW",
			} {
				if out := run(t, strings.ReplaceAll(line, "FOLDER", folder)); !strings.Contains(strings.ToUpper(out), strings.ToUpper(want)) {
					t.Errorf("%s does not say %q:\n%s", line, want, out)
				}
			}
		})
	}
}
