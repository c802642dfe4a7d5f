package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/deals"
	"revops/fact"
	"revops/internal/diag"
)

// DealsRead is what a document of deals says of the files that were read.
type DealsRead struct {
	Files    []DealsFile
	Mapping  DealsMapping
	Accounts *Accounts
	Currency *string
	// Unusable and Notes are those of all files.
	Unusable, Notes []DealsRemark
	// Warnings say what makes the figures doubtful.
	Warnings []string
}

// WarningLines are the warnings as they are shown.
func (d DealsRead) WarningLines() []string { return WarningLines(d.Warnings) }

// WarningLines are warnings as they are shown.
func WarningLines(warnings []string) []string {
	return Each(warnings, func(warning string) string { return "Warning: " + diag.Printable(warning) })
}

// About says how much was read.
func (d DealsRead) About() string {
	rows, deals, ignored, unusable := 0, 0, 0, 0
	var names []string
	for _, read := range d.Files {
		rows += read.Rows
		deals += read.Deals
		ignored += read.Ignored
		unusable += read.Unusable
		names = append(names, diag.Printable(read.Name))
	}
	about := fmt.Sprintf("%s: %s, %s", strings.Join(names, ", "), Count(rows, "row", "rows"), Count(deals, "deal", "deals"))
	if unusable > 0 {
		about += ", " + Count(unusable, "unusable row", "unusable rows")
	}
	if ignored > 0 {
		about += ", " + Count(ignored, "ignored row", "ignored rows")
	}
	if where := d.where(); where != "" {
		about += ", " + where
	}
	return about
}

// DealsNotes are sentences about which deals count, for documents that do not say what was read.
func DealsNotes(imports []*deals.Import) []string {
	read := DealsRead{Files: Each(imports, dealsFileOf), Currency: currencyOf(imports)}
	var notes []string
	if where := read.where(); where != "" {
		notes = append(notes, "CRM deals: "+where+".")
	}
	if read.Conversion() != "" {
		notes = append(notes, Capital(strings.TrimPrefix(read.AmountsIn(), "; "))+".")
	}
	return notes
}

// Conditions are those that rows had to meet to count, "" for none.
func (d DealsRead) Conditions() string {
	conditions := Each(d.Files[0].Where, func(w DealsWhere) string { return diag.Printable(w.Condition) })
	return strings.Join(conditions, " and ")
}

// LeftOut counts the rows that do not meet the conditions.
func (d DealsRead) LeftOut() int {
	sum := 0
	for _, file := range d.Files {
		sum += file.LeftOut
	}
	return sum
}

// where says how many rows the conditions left out, and which of their values no file has; "" where there are none.
func (d DealsRead) where() string {
	if len(d.Files) == 0 || d.Conditions() == "" {
		return ""
	}
	var absent []string
	for at, filter := range d.Files[0].Where {
		for _, value := range filter.Absent {
			if !slices.ContainsFunc(d.Files, func(file DealsFile) bool { return !slices.Contains(file.Where[at].Absent, value) }) {
				absent = append(absent, diag.Printable(value))
			}
		}
	}
	said := fmt.Sprintf("%s filtered out by %s", Count(d.LeftOut(), "row", "rows"), d.Conditions())
	if len(absent) > 0 {
		said += fmt.Sprintf(" (no row has %s)", strings.Join(absent, ", "))
	}
	return said
}

// AmountsIn says in which currency amounts are, how they came into it and how many did not, "" where no file names one.
func (d DealsRead) AmountsIn() string {
	if d.Currency == nil {
		return ""
	}
	in := "; amounts in " + diag.Printable(*d.Currency)
	if converted := d.Conversion(); converted != "" {
		in += ", " + converted
	}
	left := 0
	for _, note := range d.Notes {
		if note.Code == deals.CodeOtherCurrency {
			left += note.Rows
		}
	}
	if left > 0 {
		in += ", " + Count(left, "amount", "amounts") + " in other currencies left out"
	}
	return in
}

// Conversion says how many amounts were converted, by which rates and where those are from; "" without rates.
func (d DealsRead) Conversion() string {
	if len(d.Files) == 0 || len(d.Files[0].Rates) == 0 || d.Currency == nil {
		return ""
	}
	converted, all := 0, 0
	var rates []string
	for at, rate := range d.Files[0].Rates {
		here := 0
		for _, file := range d.Files {
			here += file.Rates[at].Deals
		}
		line := fmt.Sprintf("1 %s = %s %s", diag.Printable(rate.Currency), rate.Rate, diag.Printable(*d.Currency))
		if rate.Source != "" {
			line += " (" + diag.Printable(rate.Source) + ")"
		}
		if converted += here; here > 0 {
			rates = append(rates, line)
		}
	}
	for _, file := range d.Files {
		all += file.Unconverted
	}
	all += converted
	if converted == 0 {
		return "no amount needed a rate"
	}
	share := fact.Rate{Part: converted, Whole: all}.Share()
	return fmt.Sprintf("%d of %d (%s) converted: %s", converted, all, Percentage(share), strings.Join(rates, ", "))
}

// Of is what was read from the file at a place among the files.
func (d DealsRead) Of(file int) DealsRead {
	name := d.Files[file].Name
	return DealsRead{
		Files: d.Files[file : file+1],
		Mapping: DealsMapping{
			Columns: ofFile(d.Mapping.Columns, func(c DealsColumn) string { return c.File }, name),
			Stages:  ofFile(d.Mapping.Stages, func(s DealsStage) string { return s.File }, name),
			Missing: ofFile(d.Mapping.Missing, func(m MissingRole) string { return m.File }, name),
		},
		Unusable: ofFile(d.Unusable, func(r DealsRemark) string { return r.File }, name),
		Notes:    ofFile(d.Notes, func(r DealsRemark) string { return r.File }, name),
	}
}

func ofFile[T any](items []T, file func(T) string, name string) []T {
	return slices.DeleteFunc(slices.Clone(items), func(item T) bool { return file(item) != name })
}

// MissingLines say which fields were not found and what that costs, each once; those that only a breakdown needs in one line.
func (d DealsRead) MissingLines() []string {
	var lines, dimensions []string
	for _, missing := range d.Mapping.Missing {
		if slices.Contains(deals.Dimensions(), missing.Role) {
			dimensions = append(dimensions, "--by "+string(missing.Role))
		} else {
			lines = append(lines, fmt.Sprintf("%s not found: %s.", Capital(missing.Role.Noun()), diag.Printable(missing.Cost)))
		}
	}
	if dimensions = distinct(dimensions); len(dimensions) > 0 {
		lines = append(lines, fmt.Sprintf("Not possible, as no such column was found: %s.", strings.Join(dimensions, ", ")))
	}
	return distinct(lines)
}

// distinct are texts in the order in which each first occurs.
func distinct(texts []string) []string {
	var once []string
	for _, text := range texts {
		if !slices.Contains(once, text) {
			once = append(once, text)
		}
	}
	return once
}

// Field is what users call what the column is read as, "" for a column that is not used.
func (c AccountsColumn) Field() string {
	if c.Role == nil {
		return ""
	}
	return Capital(c.Role.Noun())
}

// MatchedBy says what gave a column its field, "" for one that has none.
func (c AccountsColumn) MatchedBy() string {
	switch {
	case c.Role == nil:
		return ""
	case c.Alias == "":
		return "map"
	default:
		return "header"
	}
}

// DecidedBy says what gave a stage its outcome.
func (s DealsStage) DecidedBy() string {
	switch s.Means {
	case deals.ByFlag:
		return "won or closed field"
	case deals.ByName:
		return "stage name"
	case deals.ByID:
		return "stage ID"
	case deals.ByDefault:
		return "default"
	default:
		return string(s.Means)
	}
}

// FirstRows lists the numbers of the first rows.
func (r AccountsRemark) FirstRows() string {
	numbers := Each(r.First, strconv.Itoa)
	if len(numbers) > 0 && r.Rows > len(numbers) {
		numbers = append(numbers, "…")
	}
	return strings.Join(numbers, ", ")
}
