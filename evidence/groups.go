package evidence

import (
	"fmt"
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// Groups take in the deals of a table as a database counts them: its columns are recognised, its stages taken for won or
// lost, and its faults counted as those of a file. Rows that repeat an id are not looked for.
type Groups struct {
	name string
	each func(*Deal, Lot)
	// delivery holds what there is to say; nothing is read by it.
	delivery *delivery
}

// Group is a number of rows of a table that are alike.
type Group struct {
	// Stage and the flags are as the row has them, "" for none.
	Stage, IsWon, IsLost, IsClosed string
	// Currency is that of the amounts.
	Currency string
	// Deal stands for the rows: its dates lie where theirs do, and its texts are theirs. Its state is found out, and its
	// amount not looked at.
	Deal Deal
	Lot  Lot
	// Unreadable counts, by role, the rows with a date or an amount that is none; NoID those without an id.
	Unreadable map[Role]int
	NoID       int
}

// NewGroups recognises the columns of a table. The function gets what each group of usable rows comes to.
func NewGroups(name string, headers []string, options Options, each func(*Deal, Lot)) (*Groups, error) {
	t := &table{name: name, headers: headers, first: 1}
	l, err := t.layout(options)
	if err != nil {
		return nil, err
	}
	if l.stateless {
		return nil, t.fail("no column says whether a deal is open, won or lost",
			"--map names the column that does: columns: {stage: COLUMN}")
	}
	return &Groups{name: name, each: each, delivery: newDelivery(t, l, nil, false)}, nil
}

// Column is the place of the column with a role, -1 where there is none.
func (g *Groups) Column(role Role) int { return g.delivery.layout.roleAt(role) }

// Others are the places of the columns of Options.By.
func (g *Groups) Others() []int { return g.delivery.layout.others }

// Converted reports whether amounts have been converted to one currency, whatever the column of currencies says.
func (g *Groups) Converted() bool { return g.delivery.layout.converted() }

// Add takes a group in. Amounts in several currencies are an error where the map does not decide between them.
func (g *Groups) Add(group *Group) error {
	d := g.delivery
	d.rows += group.Lot.Deals
	r := &record{deal: group.Deal}
	outcome, means, usable := g.standing(group)
	if !usable {
		d.counters[noState].count += group.Lot.Deals
		return nil
	}
	d.addStage(stageOf{trimmed(group.Stage), outcome, means}, group.Lot.Deals)
	if outcome == OutcomeIgnore {
		d.ignored += group.Lot.Deals
		return nil
	}
	d.deals += group.Lot.Deals
	lot, err := g.counted(group)
	if err != nil {
		return err
	}
	g.sayUnreadable(group)
	r.deal.HasAmount = lot.Priced == lot.Deals
	r.settle(outcome, d.layout.asOf)
	for what := created0; what < remarks; what++ {
		switch {
		case !r.says(what):
		case what == wonWithoutAmount:
			d.counters[what].count += lot.Deals - lot.Priced
		default:
			d.counters[what].count += lot.Deals
		}
	}
	g.each(&r.deal, lot)
	return nil
}

// Outcome finds out how the rows of a group stand, "" where they do not tell. It takes nothing in.
func (g *Groups) Outcome(group *Group) Outcome {
	if outcome, _, usable := g.standing(group); usable {
		return outcome
	}
	return ""
}

func (g *Groups) standing(group *Group) (Outcome, Means, bool) {
	l := g.delivery.layout
	return l.outcome(standing{
		stage: trimmed(group.Stage), hasStage: l.stage >= 0, hasWon: l.isWon >= 0, hasLost: l.isLost >= 0,
		isWon: parseFlag(trimmed(group.IsWon)), isLost: parseFlag(trimmed(group.IsLost)), isClosed: parseFlag(trimmed(group.IsClosed)),
	})
}

// Counts reports whether amounts in a currency count.
func (g *Groups) Counts(currency string) bool {
	mapped := g.delivery.layout.mapped.Currency
	currency = strings.ToUpper(trimmed(currency))
	return mapped == "" || currency == "" || g.Converted() || sameCurrency(currency, mapped)
}

// counted is the lot of a group with the amounts that count.
func (g *Groups) counted(group *Group) (Lot, error) {
	lot, mapped := group.Lot, g.delivery.layout.mapped.Currency
	currency := strings.ToUpper(trimmed(group.Currency))
	switch {
	case currency == "" || lot.Priced == 0 || g.Converted():
		return lot, nil
	case !g.Counts(currency):
		g.delivery.counters[otherCurrency].count += lot.Priced
		lot.Priced, lot.Value = 0, 0
		return lot, nil
	case mapped != "":
		return lot, nil
	}
	return lot, g.addCurrency(shortened(currency), lot.Priced)
}

func (g *Groups) addCurrency(code string, amounts int) error {
	d := g.delivery
	at := slices.IndexFunc(d.currencies, func(c currencySeen) bool { return sameCurrency(c.code, code) })
	switch {
	case at < 0 && len(d.currencies) > 0:
		return d.table.fail(fmt.Sprintf("amounts are in several currencies: %s and %s",
			yamlpos.Quote(min(d.currencies[0].code, code)), yamlpos.Quote(max(d.currencies[0].code, code))),
			"a --map says whose amounts count (currency: EUR)")
	case at < 0:
		d.currencies = append(d.currencies, currencySeen{code: code, count: amounts})
	default:
		if d.currencies[at].count += amounts; len(code) > len(d.currencies[at].code) {
			d.currencies[at].code = code
		}
	}
	return nil
}

// sayUnreadable counts the faults that the database found.
func (g *Groups) sayUnreadable(group *Group) {
	counters := &g.delivery.counters
	for i, role := range dateColumns() {
		counters[created0+remark(i)].count += group.Unreadable[role]
	}
	counters[amountUnreadable].count += group.Unreadable[RoleAmount]
	counters[noID].count += group.NoID
}

// Import says what was recognised in the table.
func (g *Groups) Import() *Import {
	i := g.delivery.result()
	i.Unchecked = true
	i.Said = append(i.Said, "a database is not searched for rows that repeat an id: it has a key for that, or --query a distinct")
	return i
}
