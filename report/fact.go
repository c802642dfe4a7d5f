package report

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"revops/answers"
	"revops/evidence"
	"revops/internal/diag"
)

// Fact is what deals show, with what was recognised in the files that they came from.
type Fact struct {
	*evidence.Fact
	Imports []*evidence.Import
	// Accounts is what was recognised in a file of accounts; nil without one.
	Accounts *evidence.AccountImport
}

// Forms lists the formats of the factors.
func (f Fact) Forms() []Form {
	return []Form{
		{FormatTable, f.Table},
		unstyled(FormatJSON, f.JSON),
		unstyled(FormatMarkdown, f.Markdown),
		unstyled(FormatHTML, f.HTML),
		unstyled(FormatCSV, f.CSV),
		unstyled(FormatXLSX, f.XLSX),
	}
}

// Table writes the factors for a person: what was recognised, then the figures.
func (f Fact) Table(w io.Writer, style Style) error {
	page := &page{style: style}
	page.text("", f.about())
	f.on(page).all()
	_, err := io.WriteString(w, page.String())
	return err
}

// Markdown writes the same.
func (f Fact) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(m *markdown) {
		m.title("The four factors")
		m.note(f.about())
		f.on(m).all()
	})
}

// HTML writes the same as a page by itself.
func (f Fact) HTML(w io.Writer) error {
	h := newHTML("Deals", "The four factors", "", "", "deals")
	h.page.Counted = "deals"
	_, deals, _ := strings.Cut(count(f.Overall.Flow, "deal", "deals"), " ")
	days, unit := "–", ""
	if f.Overall.TimeToClose.N > 0 {
		days, unit = oneDecimal(f.Overall.TimeToClose.Mean), "days"
	}
	h.cover("deals-cover", dealsCover{About: f.about(), Facts: []coverFact{
		{"Flow", strconv.Itoa(f.Overall.Flow), deals},
		{"Average Sale", either(f.Overall.AverageSale, coarse), ""},
		{"Conversion Rate", percentage(f.Overall.Conversion.Share()), ""},
		{"Time to Close", days, unit},
		{"Won Value", coarse(f.Overall.WonValue), ""},
	}, Lines: notThere(f.Imports)})
	p := &htmlPaper{}
	f.on(p).figures()
	recognition{p, f.Imports, f.Accounts}.all()
	p.write(h)
	return h.write(w)
}

// XLSX writes a workbook: the figures, and what was recognised.
func (f Fact) XLSX(w io.Writer) error {
	figures := pageOf(f.grid())
	return workbook{
		title: "The four factors: " + f.about(), date: answers.Date(f.AsOf.String()), pages: append([]sheetPage{figures}, dealsPages(f.Imports, f.Accounts)...),
	}.write(w)
}

func (f Fact) on(paper paper) *factTable { return &factTable{paper, f} }

// about says how much was read, of which days it is, and in which currency.
func (f Fact) about() string {
	about := aboutDeals(f.Imports) + fmt.Sprintf("; as of %s", f.AsOf)
	if f.Since != evidence.NoDay {
		about += fmt.Sprintf(", since %s", f.Since)
	}
	if f.Until != evidence.NoDay {
		about += fmt.Sprintf(", until %s", f.Until)
	}
	if currency := currencyOf(f.Imports); currency != "" {
		about += "; amounts in " + diag.Printable(currency)
	}
	return about
}

// remarks say what is not in the figures, or not where one would look for it.
func (f Fact) remarks() []string {
	var remarks []string
	say := func(number int, one, many, text string) {
		if number > 0 {
			remarks = append(remarks, count(number, one, many)+text)
		}
	}
	say(f.Later, "deal", "deals", fmt.Sprintf(" that entered the pipeline after %s: left out.", f.AsOf))
	say(f.Undated, "entry or close", "entries or closes", " without a date: in the figures of all deals, in no "+string(f.Period)+".")
	say(f.Old, "entry or close", "entries or closes", fmt.Sprintf(" more than %d %ss back: in the figures of all deals, in no %s.",
		evidence.MostPeriods, f.Period, f.Period))
	if f.Open.Priced < f.Open.Deals {
		remarks = append(remarks, count(f.Open.Deals-f.Open.Priced, "open deal", "open deals")+" without an amount.")
	}
	const quiet = 60 // days without anything, after which an export looks old
	if f.Latest != evidence.NoDay && f.AsOf-f.Latest > quiet {
		remarks = append(remarks, fmt.Sprintf("The last entry or close is of %s. If the file is of that time: --as-of %s.", f.Latest, f.Latest))
	}
	return remarks
}

// partName names a part for a person.
func (f Fact) partName(p *evidence.Part) string {
	switch {
	case p.Others:
		return "(others)"
	case p.Value == "":
		return "(none)"
	case f.Numbered:
		return f.Dimension.String() + " " + p.Value
	default:
		return diag.Printable(p.Value)
	}
}

// percentage writes a share in percent with two decimals.
func percentage(s evidence.Share) string {
	if !s.Known {
		return "–"
	}
	sign, of := "", s.Of10000
	if of < 0 {
		sign, of = "-", -of
	}
	return fmt.Sprintf("%s%d.%02d%%", sign, of/100, of%100)
}

// signed writes a share in percent with its sign.
func signed(s evidence.Share) string {
	if s.Known && s.Of10000 > 0 {
		return "+" + percentage(s)
	}
	return percentage(s)
}

// rateCell writes a rate in percent. One of few deals is no more exact than whole percents, and has its interval behind it.
func rateCell(r evidence.Rate) string {
	if !r.Few() {
		return percentage(r.Share())
	}
	low, high := r.Interval()
	whole := func(s evidence.Share) int64 { return (s.Of10000 + 50) / 100 }
	return fmt.Sprintf("%d%% (%d–%d)", whole(r.Share()), whole(low), whole(high))
}

// decimal writes an amount with two decimals and no other signs, as JSON and CSV have it.
func decimal(m evidence.Money) string {
	sign, of := "", uint64(m)
	if m < 0 {
		sign, of = "-", -of
	}
	return fmt.Sprintf("%s%d.%02d", sign, of/100, of%100)
}

// money writes an amount for a person, its thousands apart.
func money(m evidence.Money) string {
	whole, cents, _ := strings.Cut(decimal(m), ".")
	return thousands(whole) + "." + cents
}

// coarse writes an amount in whole units, rounded half away from zero.
func coarse(m evidence.Money) string {
	half := evidence.Money(50)
	if m < 0 {
		half = -half
	}
	whole, _, _ := strings.Cut(decimal((m+half)/100*100), ".")
	return thousands(whole)
}

// thousands puts commas between groups of three digits.
func thousands(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, parts...), ",")
}

// oneDecimal writes a number that is in tenths.
func oneDecimal(tenths int) string { return fmt.Sprintf("%d.%d", tenths/10, tenths%10) }

// either writes a value, a dash for none.
func either(v evidence.Value, write func(evidence.Money) string) string {
	if !v.Known {
		return "–"
	}
	return write(v.Money)
}

func dash(text string) string { return cmp.Or(text, "–") }
