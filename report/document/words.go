package document

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"revops/answers"
	"revops/assess"
	"revops/deals"
	"revops/fact"
	"revops/framework"
	"revops/internal/diag"
)

// Count gives a number with its noun: "1 day", "3 days".
func Count(number int, one, many string) string {
	if number == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", number, many)
}

// Lasting says how many calendar days a step takes at least, behind its person-days: ", takes at least 90 days". It is "" for none.
func Lasting(days int) string {
	if days == 0 {
		return ""
	}
	return ", takes at least " + Count(days, "calendar day", "calendar days")
}

// LongDate writes a date for prose: "31 October 2026".
func LongDate(date answers.Date) string {
	day, err := time.Parse(time.DateOnly, string(date))
	if err != nil {
		return string(date)
	}
	return day.Format("2 January 2006")
}

// IsOrAre is the verb that goes with a count, with a blank before it.
func IsOrAre(number int) string {
	if number == 1 {
		return " is"
	}
	return " are"
}

// Listed joins names: "a", "a and b", "a, b and c".
func Listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// Span gives a range, or the one value where both ends are the same.
func Span(low, high string) string {
	if low == high {
		return low
	}
	return low + " to " + high
}

// Scores gives a score, with the range beside it where open elements leave one.
func Scores(r assess.Range) string {
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

// Name is what the kind of finding is called.
func (f Finding) Name() string { return FindingName(f.Code) }

// FindingName is what a kind of finding is called: its code as words.
func FindingName(code assess.FindingCode) string {
	return Capital(strings.ReplaceAll(string(code), "-", " "))
}

// Place gives file and line, or file and cell, "" where there is no line.
func (p Position) Place() string {
	if p.Line == 0 {
		return ""
	}
	if p.Sheet != "" {
		return diag.Printable(p.At().String())
	}
	return fmt.Sprintf("%s:%d", diag.Printable(p.File), p.Line)
}

// NumberOrDash gives a number, a dash for none.
func NumberOrDash(number *int) string {
	if number == nil {
		return "–"
	}
	return strconv.Itoa(*number)
}

// ShortLevel gives the number of a level, a dash for none.
func ShortLevel(level *Level) string {
	if level == nil {
		return "–"
	}
	return strconv.Itoa(level.Number)
}

// LevelOrDash gives number and name of a level, a dash for none.
func LevelOrDash(level *Level) string {
	if level == nil {
		return "–"
	}
	return level.String()
}

// Capital gives a text with a capital first letter.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// TeamName is what a team is called, "" for none.
func TeamName(model *framework.Framework, id framework.TeamID) string {
	team, known := model.Team(id)
	if !known {
		return ""
	}
	return team.Name
}

// LensName is what a lens is called, "" if the framework does not have it.
func LensName(model *framework.Framework, id framework.LensID) string {
	lens, known := model.Lens(id)
	if !known {
		return ""
	}
	return lens.Name
}

// Belonging says where an element belongs: its level, or its lens if that has no levels.
func Belonging(model *framework.Framework, lens framework.LensID, level int) string {
	switch {
	case lens != model.LevelLens:
		of, _ := model.Lens(lens)
		return Capital(of.GroupNoun)
	case level == 0:
		return "No level"
	default:
		return fmt.Sprintf("Level %d", level)
	}
}

// InPlaceRule says when an element is in place.
func InPlaceRule(policy framework.Policy) string {
	grade := strconv.Quote(policy.InPlace.String())
	if policy.InPlace < framework.Full {
		grade += " or better"
	}
	return fmt.Sprintf("An element is in place when it is rated %s, on the scale %s.", grade, framework.GradeWords())
}

// LevelRule says when a level is reached.
func LevelRule(policy framework.Policy) string {
	return fmt.Sprintf("A level is reached when all of its essential elements and at least %d%% of its applicable elements are in place, "+
		"at least half of its elements apply, and every lower level is reached.", policy.LevelThreshold)
}

// StepMove says which grade a step begins and ends at.
func (step *NextStep) StepMove() string { return GradeWord(step.From) + " → " + step.To.String() }

// ShortNote is the note of an answer, or its beginning where it is long.
func (e *Element) ShortNote() string {
	const limit = 400
	note := []rune(e.Note)
	if len(note) <= limit {
		return e.Note
	}
	return fmt.Sprintf("%s… (%d more characters)", string(note[:limit]), len(note)-limit)
}

// Tenths is a number with one decimal: 125 stands for 12.5.
type Tenths int

// String writes the number with its decimal.
func (t Tenths) String() string { return fmt.Sprintf("%d.%d", t/10, t%10) }

// MarshalJSON writes the number with its decimal.
func (t Tenths) MarshalJSON() ([]byte, error) { return []byte(t.String()), nil }

// TenthsOrDash writes a number, a dash for none.
func TenthsOrDash(t *Tenths) string {
	if t == nil {
		return "–"
	}
	return t.String()
}

// Percentage writes a share in percent with two decimals, a dash for none.
func Percentage(s fact.Share) string {
	if !s.Known {
		return "–"
	}
	sign, of := "", s.Of10000
	if of < 0 {
		sign, of = "-", -of
	}
	return fmt.Sprintf("%s%d.%02d%%", sign, of/100, of%100)
}

// SignedPercentage writes a share in percent with its sign.
func SignedPercentage(s fact.Share) string {
	if s.Known && s.Of10000 > 0 {
		return "+" + Percentage(s)
	}
	return Percentage(s)
}

// Amount writes an amount for a person, its thousands apart.
func Amount(m deals.Money) string {
	whole, cents, _ := strings.Cut(m.Decimal(), ".")
	return Thousands(whole) + "." + cents
}

// WholeAmount writes an amount in whole units, rounded half away from zero.
func WholeAmount(m deals.Money) string {
	half := deals.Money(50)
	if m < 0 {
		half = -half
	}
	whole, _, _ := strings.Cut(((m + half) / 100 * 100).Decimal(), ".")
	return Thousands(whole)
}

// AmountOrDash writes an amount, a dash for none.
func AmountOrDash(v fact.Value) string { return orDash(v, Amount) }

// WholeAmountOrDash writes an amount in whole units, a dash for none.
func WholeAmountOrDash(v fact.Value) string { return orDash(v, WholeAmount) }

func orDash(v fact.Value, write func(deals.Money) string) string {
	if !v.Known {
		return "–"
	}
	return write(v.Money)
}

// Thousands puts commas between groups of three digits.
func Thousands(digits string) string {
	at := len(digits) - 3
	if len(strings.TrimPrefix(digits, "-")) <= 3 {
		return digits
	}
	return Thousands(digits[:at]) + "," + digits[at:]
}
