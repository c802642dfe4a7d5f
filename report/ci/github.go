package ci

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"revops/internal/diag"
)

// The annotations of GitHub's workflow commands. GitHub shows the first ten of each severity of a step, so what matters
// most comes first. What would be a command of its own in a text, or of the terminal, is escaped as GitHub's toolkit does it
// (packages/core/src/command.ts), or replaced.

type severity string

const (
	severityError   severity = "error"
	severityWarning severity = "warning"
	severityNotice  severity = "notice"
)

// annotation is one line that GitHub shows at a place of a file, or beside none.
type annotation struct {
	severity severity
	title    string
	at       diag.Position
	message  string
}

// String is the workflow command.
func (a annotation) String() string {
	var properties []string
	if file := artifactOf(a.at); file != "" {
		properties = append(properties, "file="+escapeProperty(file))
		if a.at.Line > 0 {
			properties = append(properties, "line="+strconv.Itoa(a.at.Line), "col="+strconv.Itoa(a.at.Column))
		}
	}
	properties = append(properties, "title="+escapeProperty(a.title))
	return diag.Printable("::" + string(a.severity) + " " + strings.Join(properties, ",") + "::" + escapeData(a.message))
}

func writeAnnotations(w io.Writer, annotations []annotation) error {
	var text strings.Builder
	for _, a := range annotations {
		text.WriteString(a.String() + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// escapeData makes a text harmless behind the second "::" of a workflow command.
func escapeData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// escapeProperty makes a text harmless as the value of a property of a workflow command.
func escapeProperty(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text)
}

// standardInput is how positions name what was read from there, which no CI system can point to.
const standardInput = "<stdin>"

// artifactOf is the file of a position with forward slashes, "" if it is none.
func artifactOf(position diag.Position) string {
	if position.File == standardInput {
		return ""
	}
	return filepath.ToSlash(position.File)
}
