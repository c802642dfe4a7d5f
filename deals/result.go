package deals

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/deals/notation"
	"revops/internal/yamlpos"
)

// result says what was recognised in the file.
func (d *delivery) result() *Import {
	used := d.usedForms()
	counted := d.counted // the memory of the delivery is needed no more
	i := &counted
	d.refuseDamaged()
	i.EveryDeal, i.LastDay = d.layout.mapped.EveryDeal, d.later.lastDay
	i.Name, i.Columns, i.Missing, i.Given = d.table.Name, d.layout.columns, d.layout.missing(), d.layout.givenRoles()
	i.suggestColumns()
	i.Unusable, i.Notes = d.counters.unusable(), d.counters.notes()
	i.Dates, i.Decimal, i.Currency = notation.DateOrder(used.sharedOrder()), notation.Decimal(used[amountColumn]), d.layout.conversion.to
	if recognised := d.layout.lexicon.String(); recognised != "" {
		i.Said = append(i.Said, recognised)
	}
	i.Said = sayEncoding(append(i.Said, d.table.Said...), d.table.NotUTF8 || d.counters[notUTF8].Count > 0)
	if i.EveryDeal != "" {
		i.Said = append(i.Said, fmt.Sprintf("every deal counts as %s (set in the map)", i.EveryDeal))
	}
	if i.Currency == "" && len(d.currencies) > 0 {
		i.Currency = slices.MaxFunc(d.currencies, func(a, b currencySeen) int {
			return cmp.Compare(a.count, b.count)
		}).code
	}
	for _, currency := range d.currencies {
		if currency.code != "" {
			i.Currencies = append(i.Currencies, currency.code)
		}
		i.Unnamed = i.Unnamed || currency.code == ""
	}
	i.Currency = cmp.Or(i.Currency, d.layout.ownCurrency)
	slices.Sort(i.Currencies)
	i.Rates, i.Unconverted = d.ratesRead(), d.rated[sameCurrency]
	for at, f := range d.layout.where {
		i.Where = append(i.Where, f.read(d.filters[at], d.layout.columns[f.column].Header))
	}
	for stage, rows := range d.stages {
		i.Stages = append(i.Stages, Stage{Value: stage.value, Outcome: stage.outcome, Means: stage.means, Rows: *rows})
	}
	slices.SortFunc(i.Stages, func(a, b Stage) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Value, b.Value), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Means, b.Means))
	})
	i.StageQuestions = i.stageQuestions(d.layout.lexicon)
	d.sayForms(i, used)
	d.warn(i)
	return i
}

// suggestColumns names the columns that could have missing roles, each as the best one of one role.
func (i *Import) suggestColumns() {
	const maxColumns = 3
	best := map[string]bool{}
	for at, missing := range i.Missing {
		asked := slices.IndexFunc(i.Questions, func(q ColumnQuestion) bool { return q.Role == missing.Role })
		if asked < 0 {
			continue
		}
		candidates := i.Questions[asked].Candidates
		free := max(0, slices.IndexFunc(candidates, func(c Candidate) bool { return !best[c.Header] }))
		best[candidates[free].Header] = true
		var columns []string
		for _, c := range candidates[:min(len(candidates), maxColumns)] {
			columns = append(columns, c.String())
		}
		i.Missing[at].Cost += fmt.Sprintf("; possible columns: %s; name one in a map (columns: {%s: %s})",
			strings.Join(columns, ", "), missing.Role, quoted(candidates[free].Header))
	}
}

// refuseDamaged takes its role off a column of which most ids were damaged by a spreadsheet.
func (d *delivery) refuseDamaged() {
	for role, damaged := range map[Role]remark{RoleID: damagedID, RoleAccount: damagedReference} {
		if at := d.layout.at(role); at >= 0 && 2*d.counters[damaged].Count > d.counted.Deals {
			d.layout.refused = append(d.layout.refused, role)
			d.layout.columns[at] = Column{Header: d.layout.columns[at].Header, Instead: role}
		}
	}
}

// usedForms are the forms by which values were read, "" for columns that needed none.
func (d *delivery) usedForms() forms {
	used := *d.known.Load()
	shown := d.shows.forms()
	for i := range used {
		if d.shows[i].ways[notation.Undecided].row == 0 || used[i] == "" {
			used[i] = shown[i]
		}
	}
	return used
}

// sayForms says how dates and amounts were read that can be read in two ways.
func (d *delivery) sayForms(i *Import, used forms) {
	for _, dates := range [...]struct{ order, how string }{
		{string(notation.DayFirst), "dates such as 03/04/2025 read with the day first (DD/MM/YYYY)"}, {string(notation.MonthFirst), "dates such as 03/04/2025 read with the month first (MM/DD/YYYY)"},
	} {
		var names []string
		for at, order := range used[:dateColumns] {
			if order == dates.order && d.layout.mapped.Dates != notation.YearFirst {
				names = append(names, d.layout.columns[d.layout.formed[at]].Header+d.whyOrder(at))
			}
		}
		if len(names) > 0 {
			i.Said = append(i.Said, dates.how+": "+strings.Join(names, ", "))
		}
	}
	if d.guessed[amountColumn] != "" {
		i.Said = append(i.Said, fmt.Sprintf("amounts such as %s are read as thousands, as no amount has decimals",
			yamlpos.Quote(d.shows[amountColumn].ways[notation.Undecided].value)))
	}
	if d.assumed && d.namesCurrency {
		i.Said = append(i.Said, "amounts without a currency count as "+i.Currency)
	}
	if d.layout.converted() {
		i.Said = append(i.Said, "amounts are taken from the column "+d.header(amountColumn))
	}
}

// whyOrder says where the order of a column's dates comes from, "" where the column itself shows it.
func (d *delivery) whyOrder(column int) string {
	switch {
	case d.layout.mapped.Dates != "":
		return " (set in the map)"
	case d.guessed[column] != "":
		return " (like the other date columns)"
	default:
		return ""
	}
}
