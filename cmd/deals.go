package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"revops/deals"
	"revops/deals/database"
	"revops/deals/notation"
	"revops/deals/tabular"
	"revops/evidence"
	"revops/framework"
)

// dealsInput is what the commands that read deals have in common: which files or which database, and how they are read.
type dealsInput struct {
	files   []string
	source  database.Source
	mapping string
	// words is a file of the user's own words, "" for none.
	words string
	// accounts is the file of accounts, "" for none.
	accounts string
	// where are conditions that rows must meet to count.
	where []deals.Condition
	// currency is the one whose amounts count, "" for that of the file or the map; rates convert others into it.
	currency string
	rates    []notation.Rate
	// accessible asks in plain lines what the file leaves open.
	accessible bool
	// encoding is that of text files, sheet the one of workbooks that is read, "" for what the files show.
	encoding, sheet string
	// hideOwners keeps owners that conditions name out of what is shown.
	hideOwners bool
}

func (i *dealsInput) addFlags(command *cobra.Command) {
	command.Flags().StringVar(&i.mapping, "map", "", "read columns and stages as this map `file` says (revops evidence map creates one)")
	i.addWords(command)
	command.Flags().StringVar(&i.accounts, "accounts", "", "take industry, segment and account step from the accounts in this `file`")
	i.addReading(command)
	i.addWhere(command)
	i.addRates(command)
	under(headDeals, command)
}

// addWords adds the flag with a file of words.
func (i *dealsInput) addWords(command *cobra.Command) {
	command.Flags().StringVar(&i.words, "words", "", "recognize headers and stages by the words in this `file` first")
}

// readWords reads the user's own words, if there are any.
func (i *dealsInput) readWords(a *app, into *deals.Options) error {
	if i.words == "" {
		return nil
	}
	source, err := a.readSource(i.words)
	if err != nil {
		return err
	}
	into.Words, err = deals.ParseWords(source)
	return err
}

// addReading adds the flags that say how a file is written.
func (i *dealsInput) addReading(command *cobra.Command) {
	encoding := parsedFlag{kind: "name", example: "windows-1251", get: func() string { return i.encoding }, set: func(text string) error {
		i.encoding = text
		return tabular.CheckEncoding(text)
	}}
	command.Flags().Var(encoding, "encoding", "encoding of text files that are neither UTF-8 nor UTF-16, such as windows-1251")
	command.Flags().StringVar(&i.sheet, "sheet", "", "read this `sheet` of a workbook, by its name or number")
}

// addWhere adds the flag with conditions that rows must meet.
func (i *dealsInput) addWhere(command *cobra.Command) {
	flag := parsedFlag{kind: "condition", example: "Pipeline=Sales", get: i.conditions, set: adding(&i.where, deals.ParseCondition)}
	command.Flags().Var(flag, "where", "count only rows with these values in a column (COLUMN=VALUE,VALUE), or without them (COLUMN!=VALUE); repeatable")
}

// addRates adds the flags that say in which currency amounts are added up, and what others are worth in it.
func (i *dealsInput) addRates(command *cobra.Command) {
	currency := parsedFlag{kind: "code", example: "USD", get: func() string { return i.currency }, set: func(text string) (err error) {
		i.currency, err = notation.ParseCurrency(text)
		return err
	}}
	command.Flags().Var(currency, "currency", "count the amounts in this currency; --rate converts others into it")
	rate := parsedFlag{kind: "rate", example: "EUR=1.08", get: i.ratesGiven, set: adding(&i.rates, notation.ParseRate)}
	command.Flags().Var(rate, "rate", "value of 1 unit of a currency in that of --currency, such as EUR=1.08; repeatable")
}

// adding reads what a flag says each time it is given, and adds it to the rest.
func adding[T any](all *[]T, parse func(string) (T, error)) func(string) error {
	return func(text string) error {
		read, err := parse(text)
		if err == nil {
			*all = append(*all, read)
		}
		return err
	}
}

// ratesGiven are those of --rate, "" for none.
func (i *dealsInput) ratesGiven() string {
	return strings.Join(namesOf(i.rates, notation.Rate.String), " ")
}

// addAccessible adds the flag that asks in plain lines.
func (i *dealsInput) addAccessible(command *cobra.Command) {
	command.Flags().BoolVar(&i.accessible, "accessible", false, "ask about unclear columns in plain lines, for screen readers")
}

// conditions are those of --where, "" for none.
func (i *dealsInput) conditions() string {
	return strings.Join(namesOf(i.where, deals.Condition.String), " ")
}

// inputs are the files that are read, which no output may replace, and "" for those that are not given.
func (i *dealsInput) inputs() []string {
	return append(slices.Clone(i.files), i.mapping, i.words, i.accounts)
}

// reading begins a reading of the deals as they are on a day: what is given besides the files is read at once.
func (i *dealsInput) reading(a *app, asOf deals.Day) (*dealsReading, error) {
	if err := onceFromStandardInput(i.inputs()); err != nil {
		return nil, err
	}
	reading := &dealsReading{input: i, options: deals.Options{
		Encoding: i.encoding, Sheet: i.sheet,
		AsOf: asOf, Where: i.where, HideOwners: i.hideOwners, Currency: i.currency, Rates: i.rates,
	}}
	if err := i.readWords(a, &reading.options); err != nil || i.mapping == "" {
		return reading, err
	}
	source, err := a.readSource(i.mapping)
	if errors.Is(err, fs.ErrNotExist) && i.given() {
		err = &hintError{err: err, hint: "revops evidence map " + i.arguments(0) + " -o " + shellQuote(i.mapping) + " creates one to edit"}
	}
	if err != nil {
		return nil, err
	}
	reading.options.Map, err = deals.ParseMap(source)
	return reading, err
}

// dayOfFlag reads a date that the flag has checked; none is NoDay.
func dayOfFlag(flag string) deals.Day {
	at, err := time.Parse(time.DateOnly, flag)
	if err != nil {
		return deals.NoDay
	}
	return notation.DayOf(at)
}

// measure reads the deals and counts what they show about a framework, keeping the given number of rows behind each figure. If start
// is not nil, it is called before each try at reading, as in readBy, and the function that it returns counts each deal too.
func (i *dealsInput) measure(a *app, model *framework.Framework, asOf deals.Day, rows int, start func(oneOutcome bool) func(*deals.Deal)) (*dealsReading, []evidence.Shown, error) {
	if len(model.Measures.List) == 0 {
		return nil, nil, noMeasures(model)
	}
	var measurement *evidence.Measurement
	reading, err := a.readOrAsk(i, asOf, func(reading *dealsReading) {
		measurement = evidence.NewMeasurement(&model.Measures, asOf)
		if rows > 0 {
			measurement.KeepRows(rows)
		}
		reading.begin, reading.count = measurement.BeginFile, measurement.Count
		if start != nil {
			also := start(reading.oneOutcome())
			reading.count = func(d *deals.Deal) {
				measurement.Count(d)
				also(d)
			}
		}
	})
	if err != nil {
		return nil, nil, err
	}
	reading.size = measurement.Size()
	return reading, measurement.Judge(reading.imports), nil
}

// noMeasures says that a framework does not tell what deals show.
func noMeasures(model *framework.Framework) error {
	return &hintError{
		err:  fmt.Errorf("the framework %s has no %s, which says what CRM deals show", model.Reference(), framework.MeasuresName),
		hint: "revops framework export DIR writes the built-in framework, with a " + framework.MeasuresName + " to start from",
	}
}

// given reports whether there are deals to read.
func (i *dealsInput) given() bool { return len(i.files) > 0 || i.source.URL != "" }

// givenFlag is a flag with its values, empty ones where it was not given.
type givenFlag struct {
	name   string
	values []string
}

// reads are the flags that say how the deals are read.
func (i *dealsInput) reads() []givenFlag {
	return []givenFlag{
		{"map", []string{i.mapping}},
		{"words", []string{i.words}},
		{"accounts", []string{i.accounts}},
		{"where", namesOf(i.where, deals.Condition.String)},
		{"encoding", []string{i.encoding}},
		{"sheet", []string{i.sheet}},
		{"currency", []string{i.currency}},
		{"rate", namesOf(i.rates, notation.Rate.String)},
	}
}

// unused refuses what says how to read deals where there are none.
func (i *dealsInput) unused() error {
	for _, flag := range i.reads() {
		if strings.Join(flag.values, "") != "" {
			return &usageError{message: "--" + flag.name + " needs deals", hint: "--deals FILE names a CRM export"}
		}
	}
	return nil
}
