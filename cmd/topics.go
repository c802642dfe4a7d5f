package cmd

import "github.com/spf13/cobra"

const topicsTitle = "More help (revops help TOPIC)"

// newTopics are the pages of help that are about no command: revops help exit-codes.
func newTopics() []*cobra.Command {
	return []*cobra.Command{
		{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodes + `

A gate is a flag such as --min-level, --min-score, --require-complete, --fail-on or --baseline. Standard error says which
gates were not met. With --no-gate they are said, and the exit code is 0.

After an error with exit code 2 or 3 nothing was written, unless the error names what was.`},
		{Use: "formats", Short: "The formats of results and of input files", Long: `Standard output is a table; --format chooses another format, and -o FILE writes one more file in the format of its
extension:

    .html       a report to read, present and print
    .md         Markdown, for a pull request or a ticket
    .xlsx       a workbook
    .csv        gaps, or the rows of the table
    .tasks.csv  next steps, to import into a tracker
    .json       the whole result, as revops report reads it
    .junit.xml  checks and elements as test cases
    .sarif      gaps, for code scanning

Not every command writes all of them: its help lists those that it writes. revops schema DOCUMENT prints the JSON Schema of a JSON
document.`},
		{Use: "environment", Short: "The environment variables that revops reads", Long: `NO_COLOR, if it is not empty, turns colour off. The flag --color wins over it.

ACCESSIBLE, if it is neither empty nor 0, lets the questionnaire ask in plain lines, as --accessible does. So does a TERM that is
dumb or not set, which turns colour off too.

LC_ALL, or else LC_CTYPE, or else LANG: if it names a locale other than UTF-8, revops draws ASCII only.

PAGER shows the rest of a result after the questionnaire; where it is not set, less -R does.

PGPASSWORD is the password of a database, where --source names none.

REVOPS_PDF_BROWSER is the Chromium, Chrome or Edge that prints to PDF (-o report.pdf), as a path or a name on the PATH; where it is not set,
revops looks for one.

revops reads no configuration file and connects to nothing but the database that --source names.`},
	}
}
