package report

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"revops/answers"
	"revops/assess"
)

// Redaction is what is left out of a document that leaves the company.
type Redaction string

// The redactions.
const (
	// RedactNotes leaves out notes and reasons.
	RedactNotes Redaction = "notes"
	// RedactNames leaves out the organization and puts numbers in the place of respondents and files. In notes and
	// evidence, what else a text says stays.
	RedactNames Redaction = "names"
	// RedactEvidence leaves out what answers rest on.
	RedactEvidence Redaction = "evidence"
)

// Redactions lists those that an assessment has something for.
func (a Assessment) Redactions() []Redaction {
	return []Redaction{RedactNotes, RedactNames, RedactEvidence}
}

// Redactions lists those that a plan has something for.
func (p Plan) Redactions() []Redaction { return []Redaction{RedactNames} }

// Redactions lists those that a comparison has something for.
func (c Comparison) Redactions() []Redaction { return []Redaction{RedactNames} }

// Redactions lists those that a portfolio has something for.
func (p Portfolio) Redactions() []Redaction { return []Redaction{RedactNames} }

// Redact returns the assessment without what is to be left out.
func (a Assessment) Redact(what []Redaction) Document { return a.redacted(what) }

// Redact returns the gaps without what is to be left out.
func (g Gaps) Redact(what []Redaction) Document { return Gaps{g.redacted(what)} }

// Redact returns the plan without what is to be left out.
func (p Plan) Redact(what []Redaction) Document { return Plan{p.redacted(what)} }

// Redact returns the comparison without what is to be left out.
func (c Comparison) Redact([]Redaction) Document {
	c.Comparison = withoutNames(c.Comparison, newAliases("answers"))
	return c
}

// Redact returns the portfolio without what is to be left out. Companies and files have the numbers of their rows.
func (p Portfolio) Redact([]Redaction) Document {
	hidden, names := *p.Portfolio, newAliases("company")
	hidden.Rows = slices.Clone(p.Rows)
	for i := range hidden.Rows {
		row := &hidden.Rows[i]
		file := names.file(row.File)
		row.Problem = strings.ReplaceAll(row.Problem, row.File, file)
		row.File = file
		if row.Organization != "" {
			row.Organization = fmt.Sprintf("Company %d", i+1)
		}
	}
	return Portfolio{&hidden}
}

func (a Assessment) redacted(what []Redaction) Assessment {
	result := *a.Result
	result.Elements, result.Findings = slices.Clone(result.Elements), slices.Clone(result.Findings)
	a.Result = &result
	if slices.Contains(what, RedactNotes) {
		withoutNotes(&result)
	}
	if slices.Contains(what, RedactEvidence) {
		for i := range result.Elements {
			result.Elements[i].Answer.Evidence = nil
		}
	}
	if slices.Contains(what, RedactNames) {
		names := newAliases("answers")
		nameless(&result, names)
		if a.Comparison != nil {
			a.Comparison = withoutNames(a.Comparison, names)
		}
	}
	return a
}

// withoutNotes leaves out what was written freely: notes, the reasons of n/a and of waivers.
func withoutNotes(result *assess.Result) {
	for i := range result.Elements {
		result.Elements[i].Answer.Note, result.Elements[i].Answer.Reason = "", ""
	}
	for i, finding := range result.Findings {
		if finding.Code == assess.WaiverExpired {
			result.Findings[i].Message, _, _ = strings.Cut(finding.Message, ": ")
		}
	}
}

// nameless changes what the result says of people, organization and files.
func nameless(result *assess.Result, names *aliases) {
	names.words[result.Organization] = "the organization"
	result.Respondents = slices.Clone(result.Respondents)
	for i := range result.Respondents {
		result.Respondents[i].Response = names.voice(result.Respondents[i].Response)
	}
	if result.Disagreement != nil {
		result.Disagreement = names.disagreement(*result.Disagreement)
	}
	for i := range result.Elements {
		answer := &result.Elements[i].Answer
		answer.Note, answer.Reason = names.in(answer.Note), names.in(answer.Reason)
		answer.Position.File = names.file(answer.Position.File)
		answer.Evidence = slices.Clone(answer.Evidence)
		for j := range answer.Evidence {
			answer.Evidence[j].Text = names.in(answer.Evidence[j].Text)
		}
	}
	for i := range result.Findings {
		finding := &result.Findings[i]
		finding.Message, finding.Position.File = names.in(finding.Message), names.file(finding.Position.File)
	}
	result.Organization = ""
}

func withoutNames(c *assess.Comparison, names *aliases) *assess.Comparison {
	hidden := *c
	hidden.Snapshots = nil
	for _, s := range c.Snapshots {
		snapshot := *s
		snapshot.Organization, snapshot.File = "", names.file(s.File)
		hidden.Snapshots = append(hidden.Snapshots, &snapshot)
	}
	return &hidden
}

// aliases are what stands in the place of names.
type aliases struct {
	// stem begins the names of files.
	stem         string
	files, words map[string]string
	respondents  int
}

func newAliases(stem string) *aliases {
	return &aliases{stem: stem, files: map[string]string{}, words: map[string]string{}}
}

// file gives a file a number, the same one each time.
func (n *aliases) file(name string) string {
	if name == "" {
		return ""
	}
	alias, known := n.files[name]
	if !known {
		alias = fmt.Sprintf("%s-%d%s", n.stem, len(n.files)+1, filepath.Ext(name))
		n.files[name] = alias
	}
	return alias
}

// voice gives a respondent a number. Who is known by team or file alone stays so.
func (n *aliases) voice(v answers.Response) answers.Response {
	who := v.Answers.Respondent
	switch name := who.Name; {
	case name == "" || name == string(who.Team):
	case name == v.File:
		who.Name = n.file(name)
	case n.words[name] == "":
		n.respondents++
		n.words[name] = fmt.Sprintf("Respondent %d", n.respondents)
		fallthrough
	default:
		who.Name = n.words[name]
	}
	return answers.Response{File: n.file(v.File), Answers: &answers.File{Respondent: who}}
}

func (n *aliases) disagreement(d assess.Disagreement) *assess.Disagreement {
	d.Elements, d.Teams = slices.Clone(d.Elements), slices.Clone(d.Teams)
	for i := range d.Elements {
		d.Elements[i].Said = slices.Clone(d.Elements[i].Said)
		for j := range d.Elements[i].Said {
			d.Elements[i].Said[j].Response = n.voice(d.Elements[i].Said[j].Response)
		}
	}
	for i := range d.Teams {
		d.Teams[i].A, d.Teams[i].B = n.in(d.Teams[i].A), n.in(d.Teams[i].B)
	}
	return &d
}

// in puts aliases in the place of the names in a text, where they stand as whole words; of two names that begin alike the
// longer one is meant.
func (n *aliases) in(text string) string {
	all := maps.Clone(n.files)
	maps.Copy(all, n.words)
	delete(all, "")
	names := slices.SortedFunc(maps.Keys(all), func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var done strings.Builder
	inWord := false
	for text != "" {
		begins := func(name string) bool {
			rest, found := strings.CutPrefix(text, name)
			next, _ := utf8.DecodeRuneInString(rest)
			return found && !isWord(next)
		}
		if at := slices.IndexFunc(names, begins); at >= 0 && !inWord {
			done.WriteString(all[names[at]])
			text = text[len(names[at]):]
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		done.WriteString(text[:size])
		text, inWord = text[size:], isWord(r)
	}
	return done.String()
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
