// Package text writes documents as text that a person reads: laid out for a terminal, and as Markdown for pull requests,
// issues and the summaries of CI jobs.
//
// Each document has a function for a terminal, such as Assessment, and one for Markdown, such as AssessmentMarkdown. What
// looks alike in both is written to a Layout, which Terminal and Markdown implement; package report/page implements another
// Layout, which writes HTML.
// The documents say the sentences and the numbers, this package says where they stand.
package text
