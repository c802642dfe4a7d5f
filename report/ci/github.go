package ci

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"revops/internal/diag"
)

// Annotations are workflow commands of GitHub Actions. GitHub shows the first ten of each severity of a step, so the most
// important ones come first. Texts are escaped as GitHub's toolkit does it (packages/core/src/command.ts), so that none is a
// command of its own; control characters are replaced.

type severity string

const (
	severityError   severity = "error"
	severityWarning severity = "warning"
	severityNotice  severity = "notice"
)

// annotation is a line that GitHub shows at a place in a file; without a file it shows it for the whole run.
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
		if a.at.Line > 0 && a.at.Sheet == "" {
			properties = append(properties, "line="+strconv.Itoa(a.at.Line), "col="+strconv.Itoa(a.at.Column))
		}
	}
	properties = append(properties, "title="+escapeProperty(a.title))
	return diag.Printable("::" + string(a.severity) + " " + strings.Join(properties, ",") + "::" + escapeData(inCell(a.at, a.message)))
}

func writeAnnotations(w io.Writer, annotations []annotation) error {
	var text strings.Builder
	for _, a := range annotations {
		text.WriteString(a.String() + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// escapeData escapes the message of a workflow command.
func escapeData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// escapeProperty escapes the value of a property of a workflow command.
func escapeProperty(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text)
}

// artifactOf is the file of a position with forward slashes, "" for none and for standard input.
func artifactOf(position diag.Position) string {
	if position.File == diag.StandardInput {
		return ""
	}
	return filepath.ToSlash(position.File)
}
