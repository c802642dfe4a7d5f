package ci

import (
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"codeberg.org/chavacava/garif"

	"revops/internal/diag"
	"revops/report/document"
)

// ProblemsGitHub writes an error annotation for each problem, or a notice for each file that has none.
func ProblemsGitHub(w io.Writer, p *document.Problems) error {
	var annotations []annotation
	for i := range p.Files {
		file := &p.Files[i]
		for _, problem := range file.Problems {
			annotations = append(annotations, annotation{
				severity: severityError, title: string(problem.Code), at: problem.At(), message: problemText(problem, "\n"),
			})
		}
		if file.Valid {
			at := diag.Position{File: file.File}
			annotations = append(annotations, annotation{severity: severityNotice, title: file.File, at: at, message: file.State()})
		}
	}
	return writeAnnotations(w, annotations)
}

// problemText is the message of a problem with its hint.
func problemText(problem document.Problem, between string) string {
	if problem.Hint == "" {
		return problem.Message
	}
	return problem.Message + between + "hint: " + problem.Hint
}

// ProblemsSARIF writes the problems as SARIF 2.1.0: a rule for each code, an error for each problem.
func ProblemsSARIF(w io.Writer, p *document.Problems) error {
	var rules []*garif.ReportingDescriptor
	var results []*garif.Result
	ruled, identities := map[diag.Code]bool{}, map[string]int{}
	for _, file := range p.Files {
		for _, problem := range file.Problems {
			if code := problem.Code; !ruled[code] {
				ruled[code] = true
				rules = append(rules, &garif.ReportingDescriptor{
					Id: string(code), Name: string(code),
					ShortDescription: sarifText(document.Capital(strings.ReplaceAll(string(code), "-", " "))),
				})
			}
			identity := problemIdentity(file.File, problem)
			identities[identity]++
			results = append(results, sarifResult(string(problem.Code), garif.ResultLevel_Error,
				fmt.Sprintf("%s/%d", identity, identities[identity]), problemText(problem, "; "), problem.At()))
		}
	}
	return writeSARIF(w, rules, results, garif.PropertyBag{"framework": p.Framework.String()})
}

// problemIdentity identifies a problem by its file, code and message. It stays the same when lines move.
func problemIdentity(file string, problem document.Problem) string {
	hash := fnv.New64a()
	_, _ = io.WriteString(hash, file+"\x00"+problem.Message) // a hash takes everything
	return fmt.Sprintf("%s/%016x", problem.Code, hash.Sum64())
}
