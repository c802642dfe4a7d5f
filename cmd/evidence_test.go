package cmd_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"revops/cmd"
	"revops/internal/console"
)

// readerFunc is a reader that is a function.
type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(into []byte) (int, error) { return f(into) }

// An answers file that changes while deals are read is left alone.
func TestEvidence_changedAnswersFile(t *testing.T) {
	deals, err := os.ReadFile("../testdata/deals/hubspot.csv")
	if err != nil {
		t.Fatal(err)
	}
	const before = "schema: revops/answers/v1\nframework: pro@2\nanswers:\n  deal-ownership: full\n"
	for name, after := range map[string]string{"left alone": before, "changed": before + "  utm-tracking: none\n"} {
		file := filepath.Join(t.TempDir(), "a.yaml")
		if err := os.WriteFile(file, []byte(before), 0o600); err != nil {
			t.Fatal(err)
		}
		rest := bytes.NewReader(deals)
		var out, errs bytes.Buffer
		process := cmd.Process{
			Streams: console.Streams{In: readerFunc(func(into []byte) (int, error) {
				n, err := rest.Read(into)
				if err == io.EOF { //nolint:errorlint // a reader gives the end as it is
					err = os.WriteFile(file, []byte(after), 0o600)
					if err == nil {
						err = io.EOF
					}
				}
				return n, err
			}), Out: &out, Err: &errs},
			Now: func() time.Time { return time.Date(2026, time.October, 31, 12, 0, 0, 0, time.UTC) },
		}
		code := cmd.Run(process, []string{"evidence", "-", "--write", file})
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		entered := strings.Contains(string(content), "From deals as of 2026-10-31: ")
		if changed := after != before; entered == changed || (code == cmd.ExitInput) != changed {
			t.Errorf("%s: exit code %d, errors %q, file:\n%s", name, code, errs.String(), content)
		}
		if after != before && (string(content) != after || !strings.Contains(errs.String(), "the file was changed while the deals were read")) {
			t.Errorf("%s: errors %q, file:\n%s", name, errs.String(), content)
		}
	}
}
