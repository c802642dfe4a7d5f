package deals

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"revops/deals/notation"
	"revops/deals/words"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// WriteMap writes a map for the file that an import is of, complete and ready to edit: what was recognised is in it,
// and what was not is in comments.
func WriteMap(out io.Writer, i *Import) error {
	w := &mapWriter{}
	w.line("# How revops reads %s. Correct what is wrong and pass this file with --map.", comment(i.Name))
	w.line("schema: %s", MapSchema)
	w.columns(i)
	w.stages(i)
	w.forms(i)
	w.accounts()
	_, err := io.WriteString(out, w.text.String())
	return err
}

type mapWriter struct{ text strings.Builder }

func (w *mapWriter) line(format string, values ...any) { fmt.Fprintf(&w.text, format+"\n", values...) }

// comment gives a text of the file as part of a comment. U+FFFE and U+FFFF are no characters of YAML, even there.
func comment(text string) string {
	allowed := strings.NewReplacer("\ufffe", "?", "\uffff", "?").Replace(diag.Printable(text))
	return strings.Join(strings.Fields(allowed), " ")
}

func (w *mapWriter) columns(i *Import) {
	w.line("\n# Each field and the header of its column. A field without a header is not used.\ncolumns:")
	missing := map[Role]string{}
	for _, role := range i.Missing {
		missing[role.Role] = "; " + comment(role.Cost)
	}
	for _, role := range Roles() {
		column, there := i.Column(role)
		all := i.columnsOf(role)
		switch {
		case len(all) > 1:
			headers := make([]string, len(all))
			for at, c := range all {
				headers[at] = quoted(c.Header)
			}
			w.line("  %s: [%s] # the first that is not blank", role, strings.Join(headers, ", "))
		case there && column.Unreadable != "":
			w.line("  %s: %s # most values cannot be read: %s", role, quoted(column.Header), comment(column.Unreadable))
		case there && column.Alias != "":
			w.line("  %s: %s # recognized", role, quoted(column.Header))
		case there:
			w.line("  %s: %s", role, quoted(column.Header))
		default:
			w.line("  # %s: not found%s", role, missing[role])
		}
	}
	title := "# Columns that are not used:\n"
	for _, column := range i.Columns {
		if column.Role != "" {
			continue
		}
		instead := ""
		if column.Instead != "" {
			instead = fmt.Sprintf(" (could be %s)", column.Instead)
		}
		w.line("%s#   %s%s", title, comment(column.Header), instead)
		title = ""
	}
}

// quoted gives a text of the file in the quotes of YAML.
func quoted(text string) string {
	return yamlpos.Inline(yamlpos.Text(plainText(text)))
}

func (w *mapWriter) stages(i *Import) {
	w.line("\n# Each stage and its outcome: won, lost, open or ignore (its rows are skipped). These override flags such as Is Won.\nstages:")
	outcomes := map[string]int{}
	for _, stage := range i.Stages {
		outcomes[plainStage(stage.Value)]++
	}
	written := map[string]bool{}
	for _, stage := range i.Stages {
		key := plainStage(stage.Value)
		if key == "" || stage.Value == otherStages {
			continue
		}
		mark := ""
		if outcomes[key] > 1 || stage.Means == ByFlag || stage.Outcome == OutcomeUnknown || written[key] || strings.HasSuffix(stage.Value, "…") {
			mark = "# "
		}
		written[key] = true
		w.line("  %s%s: %s # %s", mark, quoted(stage.Value), stage.Outcome, rowsBy(stage))
	}
	if i.EveryDeal != "" {
		w.line("\nevery-deal: %s # overrides the file", i.EveryDeal)
	} else if _, there := i.Column(RoleStage); !there {
		w.line("\n# If no column gives the stage and all deals have the same one: won, lost or open.\n# every-deal: won")
	}
}

// rowsBy says how many rows a stage has and by what it was taken for what it is.
func rowsBy(stage Stage) string {
	rows := rowCount(stage.Rows)
	if stage.Outcome == OutcomeUnknown {
		return rows + ", not usable: set to won, lost, open or ignore"
	}
	return rows + map[Means]string{
		ByFlag: ", from the won or closed field", ByName: ", from its name", ByID: ", from its id",
		ByDefault: ", open by default",
	}[stage.Means]
}

func (w *mapWriter) forms(i *Import) {
	w.line("\n# How ambiguous dates and amounts are read. Without these lines the file decides, and what it leaves open is an error.")
	w.choice("dates", string(i.Dates), "dmy", "the order in 03/04/2026: dmy, mdy or ymd; for numbers: excel or unix")
	w.choice("decimal", string(i.Decimal), "point", "the decimal separator: point or comma")
	currency, seen := i.Currency, ""
	_, column := i.Column(RoleCurrency)
	code, _ := noCurrency.describe()
	switch {
	case !notation.IsCode(currency):
		currency = ""
	case len(i.Currencies) > 1:
		seen = "; seen: " + comment(strings.Join(i.Currencies, ", "))
	case !column && slices.ContainsFunc(i.Notes, func(r Remark) bool { return r.Code == code }):
		currency, seen = "", "; amounts without a currency then count as well"
	}
	w.choice("currency", currency, "EUR", "the currency whose amounts count"+seen)
	w.rates(i)
	w.where(i)
}

// rates writes the rates by which amounts were converted, or in a comment an example.
func (w *mapWriter) rates(i *Import) {
	about := "the value of 1 unit of each other currency in this one; without rates their amounts are left out"
	if len(i.Rates) == 0 {
		w.line("# rates: {USD: 0.92} # %s", about)
		return
	}
	w.line("rates: # %s", about)
	for _, rate := range i.Rates {
		if rate.Source == "" {
			w.line("  %s: %s", quoted(rate.Currency), rate.Decimal())
		} else {
			w.line("  %s: {rate: %s, source: %s}", quoted(rate.Currency), rate.Decimal(), quoted(rate.Source))
		}
	}
}

// where writes the conditions that rows met to be counted, or in a comment an example.
func (w *mapWriter) where(i *Import) {
	w.line("\n# Conditions that rows must meet to count: COLUMN=VALUE[,VALUE] or COLUMN!=VALUE.")
	if len(i.Where) == 0 {
		w.line("# where: [%s]", quoted("Pipeline=Sales"))
		return
	}
	w.line("where:")
	for _, filter := range i.Where {
		w.line("  - %s", quoted(filter.given.String()))
	}
}

// choice writes what was recognised, or in a comment an example where nothing was.
func (w *mapWriter) choice(key, recognised, example, about string) {
	if recognised == "" {
		key, recognised = "# "+key, example
	}
	w.line("%s: %s # %s", key, recognised, about)
}

// accounts shows how the columns of a file of accounts are named, which the file of deals says nothing about.
func (w *mapWriter) accounts() {
	w.line("\n# The same for the --accounts file, if its headers are not recognized.\n# accounts:")
	lexicon := words.BuiltIn().For(nil, words.Accounts)
	for _, role := range AccountRoles() {
		w.line("#   %s: %s", role, quoted(lexicon.Example(string(role))))
	}
}
