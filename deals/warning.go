package deals

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"revops/internal/yamlpos"
)

// Warnings say what makes figures doubtful, before any of them: each is a sentence without a full stop that ends with what to type. The
// as-of day is that of the reading.
func Warnings(imports []*Import, asOf Day) []string {
	var warnings []string
	if outcomes := withoutOutcome(imports); outcomes != "" {
		warnings = append(warnings, outcomes)
	}
	for _, i := range imports {
		for _, warning := range i.Warnings {
			if len(imports) > 1 {
				warning = i.Name + ": " + warning
			}
			warnings = append(warnings, warning)
		}
	}
	if last, stale := Stale(imports, asOf); stale {
		warnings = append(warnings, fmt.Sprintf("No deal activity after %s. If the deals were exported then, add --as-of %s", last, last))
	}
	return warnings
}

// Stale reports whether nothing happened in the files in the week before the as-of day, and gives the last day on which something did. Figures
// of recent activity then say how old the export is.
func Stale(imports []*Import, asOf Day) (last Day, stale bool) {
	const week = 7
	for _, i := range imports {
		last = max(last, i.LastDay)
	}
	return last, last != NoDay && asOf-last > week
}

// withoutOutcome warns of files of more than a handful of deals of which none is won or none is lost, unless the map says so.
func withoutOutcome(imports []*Import) string {
	const handful = 5
	all, won, lost := 0, 0, 0
	for _, i := range imports {
		all, won, lost = all+i.Deals, won+i.Won, lost+i.Lost
		for _, stage := range i.Stages { // also those of deals that closed after the as-of day, of which a remark says so
			switch stage.Outcome {
			case OutcomeWon:
				won += stage.Rows
			case OutcomeLost:
				lost += stage.Rows
			case OutcomeOpen, OutcomeIgnore, OutcomeUnknown:
			}
		}
		if i.EveryDeal != "" {
			return ""
		}
	}
	if all < handful || won > 0 && lost > 0 {
		return ""
	}
	what := "won and none is lost"
	switch {
	case won > 0:
		what = "lost"
	case lost > 0:
		what = "won"
	}
	first := imports[0]
	open := slices.DeleteFunc(slices.Clone(first.Stages), func(s Stage) bool { return s.Outcome != OutcomeOpen || s.Means != ByDefault })
	if len(open) == 0 {
		return fmt.Sprintf("None of the %d deals is %s. If that is wrong, set the outcome of the stages in a map: %s", all, what, first.Cure)
	}
	return fmt.Sprintf("None of the %d deals is %s. Unknown stages count as open: %s. If one of them means won or lost, set it in a map: %s",
		all, what, listed(open), first.Cure)
}

// warn warns of stages that count as open and are ids, or sound like the end of a deal.
func (d *delivery) warn(i *Import) {
	inMap := fmt.Sprintf("revops evidence map %s -o map.yaml, then --map map.yaml", d.table.arguments)
	i.Cure = inMap
	if name := d.layout.mapped.source.Name; name != "" {
		inMap, i.Cure = name, "stages: in "+name
	}
	var ids, ends []Stage
	for _, stage := range i.Stages {
		switch {
		case stage.Means != ByDefault || stage.Value == "":
		case !strings.ContainsFunc(stage.Value, func(r rune) bool { return !unicode.IsDigit(r) }):
			ids = append(ids, stage)
		case d.layout.lexicon.SoundsClosed(stage.Value):
			ends = append(ends, stage)
		}
	}
	i.Warnings = append(i.Warnings, d.warnOfUnusable(i.Cure)...)
	i.Warnings = append(i.Warnings, d.warnOfNothing(inMap)...)
	if d.layout.lineItems && !d.layout.history {
		i.Warnings = append(i.Warnings, fmt.Sprintf("IDs repeat with different amounts: the first row of each ID counts, %s not. "+
			"If the rows are products of a deal, export one row per deal", rowCount(d.counters[duplicate].Count)))
	}
	if d.changed > 0 {
		i.Warnings = append(i.Warnings, d.warnOfChanged(inMap))
	}
	if len(ids) > 0 {
		i.Warnings = append(i.Warnings, fmt.Sprintf("Stages given as internal CRM IDs count as open: %s. Set which are won or lost in a map: %s", listed(ids), i.Cure))
	}
	if len(ends) > 0 {
		i.Warnings = append(i.Warnings, fmt.Sprintf("Stages that sound closed count as open: %s. Set which are won or lost in a map: %s", listed(ends), i.Cure))
	}
}

// warnOfUnusable warns where many rows don't count as it is not known how their deals stand.
func (d *delivery) warnOfUnusable(cure string) (warnings []string) {
	const minShare, handful = 10, 3 // percent, rows
	for _, what := range []remark{noState, unknownEnding, contradiction} {
		if count := d.counters[what].Count; count >= handful && 100*count >= minShare*d.counted.Rows {
			_, text := what.describe()
			reason, _, _ := strings.Cut(text, ": ")
			warnings = append(warnings, fmt.Sprintf("%d of %s are left out: %s. Set the stage column and what its stages mean in a map: %s",
				count, rowCount(d.counted.Rows), reason, cure))
		}
	}
	return warnings
}

// warnOfNothing warns where a column is there and says nothing: no create date, the same one for most deals, or no amount of a won deal.
func (d *delivery) warnOfNothing(inMap string) (warnings []string) {
	const few = 20 // as in a forecast
	all, counted := d.counted.Deals, &d.counted
	if all == 0 {
		return nil
	}
	if d.entered[NoDay] == all && (d.layout.gives(RoleCreated) || d.layout.gives(RoleQualified)) {
		warnings = append(warnings, fmt.Sprintf("No deal has a create date: there is no Flow or New Value by period and no Time to Close. "+
			"If another column holds it, name it (columns: {created: COLUMN}) in a map: %s", inMap))
	}
	for day, number := range d.entered {
		if day != NoDay && all >= few && 2*number > all { // one day at most
			warnings = append(warnings, fmt.Sprintf("%d of %d deals entered the pipeline on %s, as by an import: Flow by period and Time to Close mean nothing. "+
				"If another column holds the create date, name it (columns: {created: COLUMN}) in a map: %s", number, all, day, inMap))
		}
	}
	if counted.Won > 0 && d.counters[wonWithoutAmount].Count == counted.Won && d.layout.gives(RoleAmount) {
		warnings = append(warnings, fmt.Sprintf("No won deal has an amount: there is no Average Sale, New Value or Won Value. "+
			"If another column holds it, name it (columns: {amount: COLUMN}) in a map: %s", inMap))
	}
	return warnings
}

// warnOfChanged warns of rows that repeat an id in another stage: they may be a history that is too short to be known as one.
func (d *delivery) warnOfChanged(inMap string) string {
	repeat := " repeats an ID"
	if d.changed > 1 {
		repeat = " repeat an ID"
	}
	return rowCount(d.changed) + repeat + " in another stage: the first row of each ID counts. If the file is a history of stages, name the column that dates the rows " +
		"(columns: {changed: COLUMN}) in a map: " + inMap
}

// listed names some stages with their rows.
func listed(stages []Stage) string {
	const maxListed = 5
	var names []string
	for _, stage := range stages[:min(maxListed, len(stages))] {
		names = append(names, fmt.Sprintf("%s (%s)", yamlpos.Quote(stage.Value), rowCount(stage.Rows)))
	}
	if more := len(stages) - maxListed; more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, ", ")
}

func rowCount(number int) string {
	if number == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", number)
}
