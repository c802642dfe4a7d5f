// Package answers is about the answers file: what it holds (File), how it is read (Parse), how one answer in it is changed
// without touching the rest (Document.Amend), how it is brought to a newer version of the framework (UpgradeFile), and how
// the files of several respondents become one (Combine). It takes and returns bytes and values and counts nothing: that is
// package assess.
package answers

import (
	"cmp"
	"time"

	"revops/framework"
	"revops/internal/diag"
)

// Date is a calendar date as YYYY-MM-DD, checked when it was read; "" means no date. Dates compare as text.
type Date string

// Name names the day as a sentence does: "14 September 2026". A text that is not a date stays as it is.
func (d Date) Name() string {
	day, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return day.Format("2 January 2006")
}

// Confidence is how sure a respondent is of an answer; "" is not said.
type Confidence string

// The degrees of confidence.
const (
	Low    Confidence = "low"
	Medium Confidence = "medium"
	High   Confidence = "high"
)

// File is the content of an answers file. The tags say how its fields are written, as yamlpos.Decoder reads them.
type File struct {
	Organization string     `yaml:"organization,optional"`
	Respondent   Respondent `yaml:"respondent,optional"`
	Date         Date       `yaml:"date,optional"`
	// Combined reports that the answers come from several respondents. The GradeDate of each answer is then the day that counts;
	// Date is the latest of all files and says nothing about a single answer.
	Combined bool
	// Given holds the answers in the order of the file, without elements that are not listed.
	Given []Answer
	// Waivers are in the order of the file.
	Waivers []Waiver `yaml:"waivers,optional"`
	// Position is that of the key "answers".
	Position diag.Position
	// Remarks say, each with its place, what was passed over in a table.
	Remarks []string
}

// Respondent is who answered.
type Respondent struct {
	Name string           `yaml:"name,optional"`
	Team framework.TeamID `yaml:"team,optional"`
}

// Answer is what was said about one element.
type Answer struct {
	Element    framework.ElementID
	Grade      framework.Grade `yaml:"grade,optional"`
	Note       string          `yaml:"note,optional"`
	Reason     string          `yaml:"reason,optional"`
	Evidence   []Evidence      `yaml:"evidence,optional"`
	AsOf       Date            `yaml:"as_of,optional"`
	Confidence Confidence      `yaml:"confidence,optional"`
	// GradeDate is set by Combine alone; see File.Dated.
	GradeDate Date
	// Position is that of the grade, or of the answer's key where there is none.
	Position diag.Position
}

// Waiver lets an element count as in place for the conditional level, for the time being.
type Waiver struct {
	Element framework.ElementID `yaml:"element"`
	Reason  string              `yaml:"reason"`
	Owner   string              `yaml:"owner,optional"`
	// Expires is the last day on which the waiver holds.
	Expires  Date `yaml:"expires"`
	Position diag.Position
}

// Evidence is something to look at that an answer rests on.
type Evidence struct {
	Text string `yaml:"text"`
	AsOf Date   `yaml:"as_of,optional"`
}

// Dated is the day that an answer of the file counts from: its own date, else the newest of its evidence, else that of the
// file; "" if there is none.
func (f *File) Dated(answer Answer) Date {
	if f.Combined {
		return answer.GradeDate
	}
	if answer.AsOf != "" {
		return answer.AsOf
	}
	var newest Date
	for _, item := range answer.Evidence {
		newest = max(newest, item.AsOf)
	}
	return cmp.Or(newest, f.Date)
}

// Values counts the answers that say something: a grade, n/a or unknown.
func (f *File) Values() int {
	count := 0
	for _, answer := range f.Given {
		if answer.Grade != framework.Unanswered {
			count++
		}
	}
	return count
}
