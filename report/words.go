package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fatih/color"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// count gives a number with its noun: "1 day", "3 days".
func count(number int, one, many string) string {
	if number == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", number, many)
}

// verb is the one that goes with a count.
func verb(number int) string {
	if number == 1 {
		return " is"
	}
	return " are"
}

// listed joins names: "a", "a and b", "a, b and c".
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// span gives a range, or the one value where both ends are the same.
func span(low, high string) string {
	if low == high {
		return low
	}
	return low + " to " + high
}

// scores gives a score, with the range beside it where open elements leave one.
func scores(r assess.Range) string {
	if r.Low == r.High {
		return r.Low.String()
	}
	return r.Low.String() + "–" + r.High.String()
}

// GradeWord names a grade, with a word for no answer as well.
func GradeWord(grade framework.Grade) string {
	if grade == framework.Unanswered {
		return "not answered"
	}
	return grade.String()
}

// place is where an answer stands; "" where that is not known.
func place(answer answers.Answer) string {
	if answer.Position.Line == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d", diag.Printable(answer.Position.File), answer.Position.Line)
}

func optional(number *int) string {
	if number == nil {
		return "–"
	}
	return strconv.Itoa(*number)
}

func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// bar draws a score, longer on a wider page; empty where there is no score.
func (p *page) bar(score assess.Score) string {
	if !score.Known {
		return ""
	}
	width := 15
	switch wide := p.style.Width; {
	case wide >= 100:
		width = 30
	case wide > 0 && wide < 80:
		width = 6
	}
	filled := score.Tenths * width / 1000
	return p.paint(strings.Repeat("█", filled), color.FgGreen) + strings.Repeat("░", width-filled)
}
