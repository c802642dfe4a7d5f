package document

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"revops/assess"
)

// Redaction is what is left out of a document that leaves the company.
type Redaction string

// The redactions.
const (
	// RedactNotes leaves out notes and reasons.
	RedactNotes Redaction = "notes"
	// RedactNames leaves out the organization and gives respondents and files numbers instead of names. What else notes and
	// evidence say stays.
	RedactNames Redaction = "names"
	// RedactEvidence leaves out what answers rest on.
	RedactEvidence Redaction = "evidence"
)

// Redacted is the result without what is to be left out.
func (r *Result) Redacted(what []Redaction) *Result {
	result := *r
	result.Elements, result.Findings = slices.Clone(r.Elements), slices.Clone(r.Findings)
	if slices.Contains(what, RedactNotes) {
		result.removeNotes()
	}
	if slices.Contains(what, RedactEvidence) {
		for i := range result.Elements {
			result.Elements[i].Evidence = nil
		}
	}
	if slices.Contains(what, RedactNames) {
		names := newAliases("answers")
		result.hideNames(names)
		if r.Evidence != nil && len(r.Evidence.Warnings) > 0 {
			evidence := *r.Evidence
			evidence.Warnings = []string{"The CRM evidence is doubtful; the reason is redacted"}
			result.Evidence = &evidence
		}
		if r.Comparison != nil {
			result.Comparison = r.Comparison.hideNames(names)
		}
	}
	return &result
}

// Redacted is the comparison without names.
func (c *Comparison) Redacted() *Comparison {
	return &Comparison{Schema: c.Schema, ComparisonBody: *c.hideNames(newAliases("answers"))}
}

// Redacted is the portfolio without names: companies and files have the numbers of their rows.
func (p *Portfolio) Redacted() *Portfolio {
	hidden, names := *p, newAliases("company")
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
	return &hidden
}

// Anonymous is the portfolio without names and without the problems of files, which may quote any text.
func (p *Portfolio) Anonymous() *Portfolio {
	hidden := p.Redacted()
	for i := range hidden.Rows {
		if hidden.Rows[i].Problem != "" {
			hidden.Rows[i].Problem = "the file has a problem"
		}
	}
	return hidden
}

// removeNotes leaves out what was written freely: notes, the reasons of n/a and of waivers.
func (r *Result) removeNotes() {
	for i := range r.Elements {
		r.Elements[i].Note, r.Elements[i].Reason = "", ""
	}
	for i, finding := range r.Findings {
		if finding.Code == assess.WaiverExpired {
			r.Findings[i].Message, _, _ = strings.Cut(finding.Message, ": ")
		}
	}
}

// hideNames changes what the result says of people, organization and files.
func (r *Result) hideNames(names *aliases) {
	names.words[r.Organization] = "the organization"
	if by := r.AnsweredBy; by != nil {
		names.respondent(by.Name, string(by.Team), "") // for where texts say the name
		r.AnsweredBy = nil
	}
	r.Respondents = slices.Clone(r.Respondents)
	for i := range r.Respondents {
		one := &r.Respondents[i]
		one.Name, one.File = names.respondent(one.Name, string(one.Team), one.File), names.file(one.File)
	}
	if r.Disagreement != nil {
		r.Disagreement = r.Disagreement.hideNames(names)
	}
	for i := range r.Elements {
		element := &r.Elements[i]
		element.Note, element.Reason = names.replace(element.Note), names.replace(element.Reason)
		element.File = names.file(element.File)
		element.Evidence = slices.Clone(element.Evidence)
		for j := range element.Evidence {
			element.Evidence[j].Text = names.replace(element.Evidence[j].Text)
		}
	}
	for i := range r.Findings {
		finding := &r.Findings[i]
		finding.Message, finding.File = names.replace(finding.Message), names.file(finding.File)
	}
	r.Organization = ""
}

func (d Disagreement) hideNames(names *aliases) *Disagreement {
	d.Elements, d.Teams = slices.Clone(d.Elements), slices.Clone(d.Teams)
	for i := range d.Elements {
		d.Elements[i].Grades = slices.Clone(d.Elements[i].Grades)
		for j := range d.Elements[i].Grades {
			given := &d.Elements[i].Grades[j]
			given.Name, given.File = names.respondent(given.Name, string(given.Team), given.File), names.file(given.File)
		}
	}
	for i := range d.Teams {
		d.Teams[i].A, d.Teams[i].B = names.replace(d.Teams[i].A), names.replace(d.Teams[i].B)
	}
	return &d
}

func (c ComparisonBody) hideNames(names *aliases) *ComparisonBody {
	c.Files = slices.Clone(c.Files)
	for i := range c.Files {
		c.Files[i].File = names.file(c.Files[i].File)
	}
	return &c
}

// aliases are what stands instead of names in a redacted document.
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

// respondent gives a respondent a number. A respondent known only by team or file keeps that.
func (n *aliases) respondent(name, team, file string) string {
	switch {
	case name == "" || name == team:
		return name
	case name == file:
		return n.file(name)
	case n.words[name] == "":
		n.respondents++
		n.words[name] = fmt.Sprintf("Respondent %d", n.respondents)
	}
	return n.words[name]
}

// replace puts aliases where names stand in a text as whole words; of two names that begin alike the longer one is meant.
func (n *aliases) replace(text string) string {
	all := maps.Clone(n.files)
	maps.Copy(all, n.words)
	delete(all, "")
	names := slices.SortedFunc(maps.Keys(all), func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var replaced strings.Builder
	inWord := false
	for text != "" {
		begins := func(name string) bool {
			rest, found := strings.CutPrefix(text, name)
			next, _ := utf8.DecodeRuneInString(rest)
			return found && !isWord(next)
		}
		if at := slices.IndexFunc(names, begins); at >= 0 && !inWord {
			replaced.WriteString(all[names[at]])
			text = text[len(names[at]):]
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		replaced.WriteString(text[:size])
		text, inWord = text[size:], isWord(r)
	}
	return replaced.String()
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
