package report

import (
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"codeberg.org/chavacava/garif"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// Problems is what checking files found, file by file in the order in which they were given.
type Problems struct {
	Model *framework.Framework
	Files []CheckedFile
}

// CheckedFile is a file with its problems. Result is what its answers amount to, nil where it has a problem.
type CheckedFile struct {
	Name     string
	Problems []diag.Problem
	Result   *assess.Result
}

// Forms lists the formats of problems.
func (p Problems) Forms() []Form {
	return []Form{
		{FormatTable, p.Table},
		unstyled(FormatJSON, p.JSON),
		unstyled(FormatSARIF, p.SARIF),
		unstyled(FormatGitHub, p.GitHub),
	}
}

// Table writes a line for each file without a problem that says how much of it is answered. Problems are not for the
// same stream: diag.Write writes them.
func (p Problems) Table(w io.Writer, _ Style) error {
	var text strings.Builder
	for _, file := range p.Files {
		if file.Result != nil {
			text.WriteString(diag.Printable(file.Name) + ": " + file.state() + "\n")
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// state says how much of a file is answered.
func (f CheckedFile) state() string {
	lenses := f.lenses()
	if len(lenses) == 0 {
		return "valid, nothing is answered yet"
	}
	c := f.Result.Coverage
	return fmt.Sprintf("valid, %d of %d elements of %s answered, %d n/a, %d open",
		c.Answered, c.Elements, strings.Join(lenses, " and "), c.NotApplicable, c.Open)
}

// lenses are the ids of those that the file has a value in.
func (f CheckedFile) lenses() []string {
	var ids []string
	for _, lens := range f.Result.Lenses {
		if lens.Assessed {
			ids = append(ids, string(lens.Lens.ID))
		}
	}
	return ids
}

// GitHub writes an error annotation for each problem, or a notice for each file that has none.
func (p Problems) GitHub(w io.Writer) error {
	var annotations []annotation
	for _, file := range p.Files {
		for _, problem := range file.Problems {
			annotations = append(annotations, annotation{
				severity: severityError, title: string(problem.Code), at: problem.Position, message: problemText(problem, "\n"),
			})
		}
		if file.Result != nil {
			at := diag.Position{File: file.Name}
			annotations = append(annotations, annotation{severity: severityNotice, title: file.Name, at: at, message: file.state()})
		}
	}
	return writeAnnotations(w, annotations)
}

// problemText is the message of a problem with its hint.
func problemText(problem diag.Problem, between string) string {
	if problem.Hint == "" {
		return problem.Message
	}
	return problem.Message + between + "hint: " + problem.Hint
}

// SARIF writes the problems as SARIF 2.1.0: a rule for each code, an error for each problem.
func (p Problems) SARIF(w io.Writer) error {
	var rules []*garif.ReportingDescriptor
	var results []*garif.Result
	ruled, identities := map[diag.Code]bool{}, map[string]int{}
	for _, file := range p.Files {
		for _, problem := range file.Problems {
			if code := problem.Code; !ruled[code] {
				ruled[code] = true
				rules = append(rules, &garif.ReportingDescriptor{
					Id: string(code), Name: string(code), ShortDescription: sarifText(capital(strings.ReplaceAll(string(code), "-", " "))),
				})
			}
			identity := problemIdentity(file.Name, problem)
			identities[identity]++
			results = append(results, sarifResult(string(problem.Code), garif.ResultLevel_Error,
				fmt.Sprintf("%s/%d", identity, identities[identity]), problemText(problem, "; "), problem.Position))
		}
	}
	return writeSARIF(w, rules, results, garif.PropertyBag{"framework": p.Model.Reference()})
}

// problemIdentity tells a problem from others of its file by what is wrong, wherever in the file that stands.
func problemIdentity(file string, problem diag.Problem) string {
	hash := fnv.New64a()
	_, _ = io.WriteString(hash, file+"\x00"+problem.Message) // a hash takes everything
	return fmt.Sprintf("%s/%016x", problem.Code, hash.Sum64())
}
