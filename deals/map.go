package deals

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"revops/deals/notation"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// MapSchema is the schema that a map names.
const MapSchema = "revops/map/v1"

// The codes of problems that a map can have, besides those of any document.
const (
	CodeUnknownSchema  diag.Code = "unknown-schema"
	CodeUnknownRole    diag.Code = "unknown-role"
	CodeUnknownColumn  diag.Code = "unknown-column"
	CodeUnknownOutcome diag.Code = "unknown-outcome"
	CodeUnknownValue   diag.Code = "unknown-value"
	CodeDuplicateStage diag.Code = "duplicate-stage"
)

// Map overrides what is recognised in a file of deals.
type Map struct {
	// Dates is the order of dates that do not show theirs, "" where the file is to show it.
	Dates notation.DateOrder
	// Decimal is how amounts separate decimals, "" where the file is to show it.
	Decimal notation.Decimal
	// Currency is the one whose amounts count, "" where the file has one only.
	Currency string
	// Where are conditions that a row must meet to count.
	Where []Condition
	// EveryDeal is what every deal is whose stage is not in the map: won, lost or open; "" where the file says it.
	EveryDeal Outcome

	// rates convert amounts into Currency.
	rates []notation.Rate

	source  diag.Source
	columns []mappedColumn
	stages  map[string]Outcome
	// accounts gives roles to the columns of a file of accounts.
	accounts []mappedColumn
}

// mappedColumn gives a role to a column, or to none where the header is empty.
type mappedColumn struct {
	role   Role
	header string
	node   *yamlpos.Node
	// instead reports whether the column counts only where those of the role before it are blank.
	instead bool
}

// ParseMap reads a map. The error, if any, is a *diag.Error with every problem of the file in its order.
func ParseMap(source diag.Source) (*Map, error) {
	p := &mapParser{result: Map{source: source, stages: map[string]Outcome{}}}
	if root, ok := yamlpos.Parse(source, &p.list); ok {
		p.file(root)
	}
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	return &p.result, nil
}

type mapParser struct {
	list   diag.List
	result Map
}

// mapFile is a map as its keys hold it.
type mapFile struct {
	Schema  string        `yaml:"schema"`
	Columns yamlpos.Entry `yaml:"columns,optional"`
	Stages  yamlpos.Entry `yaml:"stages,optional"`
	// EveryDeal says what all deals are.
	EveryDeal yamlpos.Entry `yaml:"every-deal,optional"`
	Dates     yamlpos.Entry `yaml:"dates,optional"`
	Decimal   yamlpos.Entry `yaml:"decimal,optional"`
	Currency  string        `yaml:"currency,optional"`
	Rates     yamlpos.Entry `yaml:"rates,optional"`
	Where     []Condition   `yaml:"where,optional"`
	Accounts  yamlpos.Entry `yaml:"accounts,optional"`
}

func (p *mapParser) file(root *yamlpos.Node) {
	if !root.CheckSchema(CodeUnknownSchema, MapSchema) {
		return
	}
	var file mapFile
	var decoder yamlpos.Decoder
	decoder.Decode(root, &file)
	if file.Columns.Given() {
		p.result.columns = p.columns(file.Columns.Value, Roles())
	}
	if file.Stages.Given() {
		p.stages(file.Stages.Value)
	}
	if file.EveryDeal.Given() {
		p.result.EveryDeal = oneOf(file.EveryDeal.Value, "outcome", OutcomeWon, OutcomeLost, OutcomeOpen)
	}
	if file.Dates.Given() {
		p.result.Dates = oneOf(file.Dates.Value, "date order", notation.DayFirst, notation.MonthFirst, notation.YearFirst, notation.ExcelDays, notation.UnixTime)
	}
	if file.Decimal.Given() {
		p.result.Decimal = oneOf(file.Decimal.Value, "decimal separator", notation.Point, notation.Comma)
	}
	code, known := notation.CurrencyOf(strings.TrimSpace(file.Currency))
	if !known || code == "" {
		decoder.At(&file.Currency).Report(CodeUnknownValue,
			fmt.Sprintf("currency %s is not a three-letter code", yamlpos.Quote(file.Currency)), "for example: EUR")
	}
	p.result.Currency = code
	if file.Rates.Given() {
		p.rates(file.Rates.Value)
	}
	p.result.Where = file.Where
	if file.Accounts.Given() {
		p.result.accounts = p.columns(file.Accounts.Value, AccountRoles())
	}
}

// ReadNode reads a condition and reports what is not one.
func (c *Condition) ReadNode(node *yamlpos.Node) {
	text, ok := node.Text()
	if !ok {
		return
	}
	read, err := ParseCondition(text)
	if err != nil {
		node.Report(CodeUnknownValue, err.Error(), "")
	}
	*c, c.node = read, node
}

// columns reads the headers of roles, which are those of a kind of file.
func (p *mapParser) columns(node *yamlpos.Node, known []Role) []mappedColumn {
	var mapped []mappedColumn
	for _, entry := range node.Entries("roles with their columns") {
		role := Role(entry.Key.String())
		if !slices.Contains(known, role) {
			entry.Key.ReportUnknown(CodeUnknownRole, "role", wordsOf(known))
			continue
		}
		items := []*yamlpos.Node{entry.Value}
		if entry.Value.Kind() == yamlpos.Sequence {
			items = entry.Value.Items()
		}
		if len(items) == 0 || entry.Value.Kind() == yamlpos.Null {
			mapped = append(mapped, mappedColumn{role: role, node: entry.Value})
			continue
		}
		for at, item := range items {
			header, _ := item.Text()
			mapped = append(mapped, mappedColumn{role: role, header: header, node: item, instead: at > 0})
		}
	}
	return mapped
}

func (p *mapParser) stages(node *yamlpos.Node) {
	for _, entry := range node.Entries("stages with won, lost, open or ignore") {
		stage := plainStage(entry.Key.String())
		outcome := oneOf(entry.Value, "outcome", OutcomeWon, OutcomeLost, OutcomeOpen, OutcomeIgnore)
		if _, twice := p.result.stages[stage]; twice {
			entry.Key.Report(CodeDuplicateStage, "duplicate stage "+yamlpos.Quote(entry.Key.String()),
				"upper and lower case do not matter")
		}
		p.result.stages[stage] = outcome
	}
}

// plainStage gives a stage in the form in which a map finds it.
func plainStage(stage string) string { return strings.ToLower(plainText(stage)) }

// plainText gives a text of a file as a map can hold it: one space for each run of blanks and control characters.
func plainText(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// oneOf reads a word that is one of a few. Any other is reported.
func oneOf[T ~string](node *yamlpos.Node, what string, known ...T) T {
	text, ok := node.Text()
	if ok && !slices.Contains(known, T(text)) {
		code := CodeUnknownValue
		if what == "outcome" {
			code = CodeUnknownOutcome
		}
		node.ReportUnknown(code, what, wordsOf(known))
	}
	return T(text)
}

func wordsOf[T ~string](values []T) []string {
	var words []string
	for _, value := range values {
		words = append(words, string(value))
	}
	return words
}

// apply gives columns the roles that a part of the map gives them. A column that the map names and the file does not have is
// reported in the map.
func (m *Map) apply(columns []Column, all []mappedColumn) error {
	var list diag.List
	for _, mapped := range all {
		if at := roleAt(columns, mapped.role); at >= 0 && !mapped.instead {
			columns[at].Role, columns[at].Alias = "", ""
			if mapped.header != "" {
				columns[at].Instead = mapped.role
			}
		}
		if mapped.header == "" {
			continue
		}
		at := columnAt(columns, mapped.header)
		if at < 0 {
			m.reportColumn(&list, mapped.node, mapped.header, columns)
			continue
		}
		rank := 0
		if mapped.instead {
			rank = slices.IndexFunc(all, func(m mappedColumn) bool { return m.header == mapped.header && m.role == mapped.role })
		}
		columns[at] = Column{Header: columns[at].Header, Role: mapped.role, Rank: rank, Converted: columns[at].Converted && mapped.role == RoleAmount}
	}
	return list.Err()
}

// reportColumn reports a header at a node of the map that no column has.
func (m *Map) reportColumn(list *diag.List, node *yamlpos.Node, header string, columns []Column) {
	position := node.Position()
	list.Add(m.source, diag.Problem{
		Position: diag.Position{Line: position.Line, Column: position.Column}, Code: CodeUnknownColumn,
		Message: "the file has no column " + yamlpos.Quote(header), Hint: suggestHeader(header, columns),
	})
}

// columnAt is the place of the first column with a header, as it is written or else as a map can hold it, in any case; -1
// where there is none.
func columnAt(columns []Column, header string) int {
	for _, form := range []func(string) string{strings.TrimSpace, plainText} {
		wanted := form(header)
		at := slices.IndexFunc(columns, func(c Column) bool { return strings.EqualFold(form(c.Header), wanted) })
		if at >= 0 {
			return at
		}
	}
	return -1
}

// suggestHeader is the hint for a header that no column has.
func suggestHeader(header string, columns []Column) string {
	var headers []string
	for _, column := range columns {
		headers = append(headers, column.Header)
	}
	return yamlpos.Suggest(header, "Columns", headers)
}
