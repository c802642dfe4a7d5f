package ci

import (
	"cmp"
	"io"
	"net/url"
	pathpkg "path"
	"path/filepath"
	"strings"

	"codeberg.org/chavacava/garif"

	"revops/internal/build"
	"revops/internal/diag"
	"revops/report/document"
)

// SARIF 2.1.0 as code scanning takes it: each result has a rule, a message, a place, and an identity that stays the same when
// lines move.

// The library leaves an empty list of results out, which would mean that nothing was looked at.
type (
	sarifLog struct {
		garif.LogFile

		Runs []sarifRun `json:"runs"`
	}
	sarifRun struct {
		garif.Run

		Results []*garif.Result `json:"results"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// sourceRoot is what code scanning takes relative paths from.
	sourceRoot = "%SRCROOT%"
	// fingerprint names the way in which results are identified.
	fingerprint = "revopsResult/v1"
)

func writeSARIF(w io.Writer, rules []*garif.ReportingDescriptor, results []*garif.Result, properties garif.PropertyBag) error {
	run := sarifRun{
		Run: garif.Run{
			Tool:       garif.NewTool(&garif.ToolComponent{Name: "revops", Version: build.Number(), Rules: rules}),
			ColumnKind: "unicodeCodePoints",
			Properties: &properties,
		},
		Results: append([]*garif.Result{}, results...),
	}
	return document.Write(w, sarifLog{
		LogFile: garif.LogFile{Schema: sarifSchema, Version: garif.Version210}, Runs: []sarifRun{run},
	})
}

func sarifResult(rule string, level garif.ResultLevel, identity, message string, at diag.Position) *garif.Result {
	return &garif.Result{
		RuleId: rule, Level: level, Message: garif.NewMessageFromText(inCell(at, message)), Locations: sarifLocations(at),
		PartialFingerprints: map[string]string{fingerprint: identity},
	}
}

// inCell puts the cell of a workbook, which has no lines to point to, before a message.
func inCell(at diag.Position, message string) string {
	if at.Sheet == "" {
		return message
	}
	return at.Cell() + ": " + message
}

// noFile is the file of a result without one, such as that of answers from standard input: code scanning refuses all results if one
// of them has no place.
const noFile = "answers"

// sarifLocations is the place of a position.
func sarifLocations(at diag.Position) []*garif.Location {
	artifact := &garif.ArtifactLocation{Uri: fileURI(cmp.Or(artifactOf(at), noFile))}
	if !strings.HasPrefix(artifact.Uri, "file:") && !strings.HasPrefix(artifact.Uri, "..") {
		artifact.UriBaseId = sourceRoot
	}
	place := &garif.PhysicalLocation{ArtifactLocation: artifact}
	if at.Line > 0 && at.Sheet == "" {
		place.Region = &garif.Region{StartLine: at.Line, StartColumn: at.Column}
	}
	return []*garif.Location{{PhysicalLocation: place}}
}

// fileURI is the path of a file, with forward slashes, as a URI: relative as it is, without "./" before it.
func fileURI(file string) string {
	file = pathpkg.Clean(file)
	if pathpkg.IsAbs(file) {
		return (&url.URL{Scheme: "file", Path: file}).String()
	}
	if filepath.VolumeName(filepath.FromSlash(file)) != "" {
		return (&url.URL{Scheme: "file", Path: "/" + file}).String()
	}
	return (&url.URL{Path: file}).String()
}

func sarifText(text string) *garif.MultiformatMessageString {
	return garif.NewMultiformatMessageString(text)
}
