package cmd

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
	"revops/report"
	"revops/report/document"
)

// output says where a command writes its document: to standard output in one format, to files by their endings.
type output struct {
	format report.Format
	files  []string
	redact []document.Redaction
	// steps is how many next steps a terminal shows at most, 0 for the usual number.
	steps int
	// formats are those of standard output, fileFormats those of files.
	formats, fileFormats []report.Format
	tasks                taskFlags
	contents             contentFlags
	brand                brandFlag
}

// addFlags adds --format and -o for documents of the type of the given one.
func (o *output) addFlags(command *cobra.Command, written report.Document) {
	o.formats = report.Formats(written)
	o.fileFormats = slices.Clone(o.formats)
	if at := slices.Index(o.formats, report.FormatHTML); at >= 0 {
		o.fileFormats = slices.Insert(o.fileFormats, at+1, report.FormatPDF)
	}
	choiceFlag(command, &o.format, "format", "`format` of standard output", o.formats...)
	files := parsedFlag{kind: "file", get: func() string { return strings.Join(o.files, " ") }, set: o.addFile}
	command.Flags().VarP(files, "output", "o", "also write this `file` in the format of its extension; repeatable: "+strings.Join(o.endings(), " "))
	if redactable, is := written.(report.Redactable); is {
		known := redactable.Redactions()
		get := func() string { return strings.Join(words(o.redact), ",") }
		set := func(text string) error { return o.addRedactions(text, known) }
		command.Flags().Var(parsedFlag{kind: "parts", get: get, set: set}, "redact",
			"leave these `parts` out of all output: "+strings.Join(words(known), ", "))
		complete(command, "redact", func() []string { return words(known) })
	}
	if slices.Contains(o.formats, report.FormatHTML) {
		o.brand.addFlag(command)
	}
	if slices.Contains(o.formats, report.FormatTasks) {
		o.tasks.addFlags(command)
	}
	if _, chosen := written.(report.Assessment); chosen {
		o.contents.addFlags(command)
	}
	under(headOutput, command)
}

// written are the formats in which the document is written.
func (o *output) written() []report.Format {
	formats := []report.Format{o.format}
	for _, name := range o.files {
		format, _ := report.FormatOf(name, o.fileFormats)
		formats = append(formats, format)
	}
	return formats
}

// documentOptions are those of commands that write a document about files, by a framework.
type documentOptions struct {
	framework string
	output    output
}

func (o *documentOptions) addFlags(command *cobra.Command, written report.Document) {
	o.output.addFlags(command, written)
	frameworkFlag(command.Flags(), &o.framework)
}

// load reads the framework, once it is clear that the output destroys no input.
func (o *documentOptions) load(a *app, inputs ...string) (*framework.Framework, error) {
	if err := o.output.check(a, inputs...); err != nil {
		return nil, err
	}
	return a.loadFramework(o.framework)
}

// addRedactions takes words with commas between them for what is left out.
func (o *output) addRedactions(text string, known []document.Redaction) error {
	for word := range strings.SplitSeq(text, ",") {
		redaction, err := knownWord("redaction", word, known)
		if err != nil {
			return err
		}
		o.redact = append(o.redact, redaction)
	}
	return nil
}

// warn says on standard error what makes figures doubtful, where the format of standard output has no place for it.
func (o *output) warn(a *app, warnings []string) {
	if !slices.Contains([]report.Format{report.FormatCSV, report.FormatTasks, report.FormatJUnit, report.FormatSARIF}, o.format) {
		return
	}
	for _, warning := range warnings {
		a.printErr("warning: %s\n", diag.Printable(warning))
	}
}

// writes reports whether a format is asked for; PDF is made from HTML.
func (o *output) writes(format report.Format) bool {
	asked := o.written()
	return slices.Contains(asked, format) || format == report.FormatHTML && slices.Contains(asked, report.FormatPDF)
}

func (o *output) endings() []string {
	var endings []string
	for _, format := range o.fileFormats {
		if ending := format.Ending(); ending != "" {
			endings = append(endings, ending)
		}
	}
	return endings
}

// addFile takes another file, whose ending says the format.
func (o *output) addFile(name string) error {
	if _, known := report.FormatOf(name, o.fileFormats); !known {
		message, hint := yamlpos.Unknown("file ending", filepath.Ext(name), o.endings())
		return &usageError{
			message: fmt.Sprintf("%s: %s", name, message),
			hint:    hint + "; --format writes to standard output",
		}
	}
	same := func(other string) bool { return filepath.Clean(other) == filepath.Clean(name) }
	if slices.ContainsFunc(o.files, same) {
		return &usageError{message: name + " is given twice", hint: "name each file once"}
	}
	o.files = append(o.files, name)
	return nil
}

// check refuses, before anything is counted, what could not be written or would destroy an input: a file, or one in a
// folder.
func (o *output) check(a *app, inputs ...string) error {
	if o.format.Binary() && a.OutTerminal {
		return &usageError{
			message: fmt.Sprintf("--format %s is binary and cannot be shown on a terminal", o.format),
			hint:    "-o FILE" + o.format.Ending() + " writes a file",
		}
	}
	if err := cmp.Or(o.tasks.check(o.written()), o.contents.check(o.written(), o.writes(report.FormatHTML))); err != nil {
		return err
	}
	if err := o.brand.read(a, o.written()); err != nil {
		return err
	}
	if len(o.files) == 0 {
		return nil
	}
	if slices.Contains(o.written(), report.FormatPDF) {
		if _, err := a.findBrowser(); err != nil {
			return err
		}
	}
	read := findFiles(append(inputs, o.brand.files...))
	for _, file := range o.files {
		if at := slices.IndexFunc(read, func(input foundFile) bool { return sameFile(file, input.name) }); at >= 0 {
			return &usageError{
				message: fmt.Sprintf("-o %s would overwrite the input %s", file, read[at].name),
				hint:    "choose another file, outside the folders that are read",
			}
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// content is the document in the format of a file.
func (o *output) content(a *app, written report.Document, name string) ([]byte, error) {
	format, _ := report.FormatOf(name, o.fileFormats)
	var content bytes.Buffer
	if format != report.FormatPDF {
		err := report.Write(&content, written, format, report.Style{Brand: o.shownBrand()})
		return content.Bytes(), err
	}
	if err := report.Write(&content, written, report.FormatHTML, report.Style{Brand: o.shownBrand()}); err != nil {
		return nil, err
	}
	return a.printPDF(content.Bytes())
}

// write writes the document to standard output and to the files: each of them whole, and none unless all can be.
func (o *output) write(a *app, written report.Document) error {
	if redactable, is := written.(report.Redactable); is && len(o.redact) > 0 {
		written = redactable.Redact(o.redact)
	}
	var files []*replacement
	defer func() {
		for _, file := range files {
			file.discard()
		}
	}()
	for _, name := range o.files {
		content, err := o.content(a, written, name)
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		file, err := newReplacement(name, content)
		if err != nil {
			return fmt.Errorf("write %s: %w", name, cause(err))
		}
		files = append(files, file)
	}
	style := report.Style{Style: a.style(), Brand: o.shownBrand()}
	style.Steps = o.steps
	if err := report.Write(a.Out, written, o.format, style); err != nil {
		return err
	}
	for _, file := range files {
		if err := file.commit(); err != nil {
			return fmt.Errorf("write %s: %w", file.target, cause(err))
		}
		if file.shared {
			a.printShared(file.target)
		}
	}
	return nil
}
