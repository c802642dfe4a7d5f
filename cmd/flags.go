package cmd

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// parsedFlag is a flag whose value functions read and write.
type parsedFlag struct {
	set func(text string) error
	// get writes the value, "" where there is none.
	get func() string
	// kind names the value in help; example is one, shown where another is wrong.
	kind, example string
}

// String writes the value.
func (f parsedFlag) String() string {
	if f.get == nil { // the flag package asks a zero value for the default
		return ""
	}
	return f.get()
}

// Type names the value in help.
func (f parsedFlag) Type() string { return f.kind }

// Set reads the value.
func (f parsedFlag) Set(text string) error { return f.set(text) }

// choice is a flag with a fixed set of values, the first of which is the default.
func choice[T ~string](value *T, choices ...T) parsedFlag {
	*value = choices[0]
	get := func() string { return string(*value) }
	return parsedFlag{kind: strings.Join(words(choices), "|"), get: get, set: func(text string) error {
		word, err := knownWord("value", text, choices)
		if err == nil {
			*value = word
		}
		return err
	}}
}

// choiceFlag adds a choice whose values the shell completes. Help lists them behind the text if it names the value: "`format`".
func choiceFlag[T ~string](command *cobra.Command, value *T, name, help string, choices ...T) {
	if strings.Contains(help, "`") {
		help += ": " + strings.Join(words(choices), ", ")
	}
	command.Flags().Var(choice(value, choices...), name, help)
	complete(command, name, func() []string { return words(choices) })
}

// frameworkFlag adds the flag that names another framework.
func frameworkFlag(flags *pflag.FlagSet, folder *string) {
	flags.StringVar(folder, "framework", "", "use the framework in this `folder` instead of the built-in one")
	setHeading(flags.Lookup("framework"), headOther)
}

// countFlag is a flag with a whole number from 0 on; below 0 nothing is set.
func countFlag(count *int) parsedFlag {
	get := func() string {
		if *count < 0 {
			return ""
		}
		return strconv.Itoa(*count)
	}
	return parsedFlag{kind: "number", example: "3", get: get, set: func(text string) error {
		value, err := strconv.Atoi(text)
		if err != nil || value < 0 {
			return fmt.Errorf("%q is not a whole number (want 0 or more)", text)
		}
		*count = value
		return nil
	}}
}

// dayFlag is a flag with a date as YYYY-MM-DD, "" for none.
func dayFlag(day *string) parsedFlag {
	return parsedFlag{kind: "date", example: "2026-10-31", get: func() string { return *day }, set: func(text string) error {
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return fmt.Errorf("%q is not a valid date (want YYYY-MM-DD)", text)
		}
		*day = text
		return nil
	}}
}

// ageFlag is a flag with a number of days from 1 on, with a d behind it; 0 for none.
func ageFlag(age *int) parsedFlag {
	get := func() string {
		if *age == 0 {
			return ""
		}
		return strconv.Itoa(*age) + "d"
	}
	return parsedFlag{kind: "days", example: "180d", get: get, set: func(text string) error {
		number, ok := strings.CutSuffix(text, "d")
		days, err := strconv.Atoi(number)
		const maxDays = 36500
		if !ok || err != nil || days < 1 || days > maxDays {
			return fmt.Errorf("%q is not a number of days (want 1d to %dd)", text, maxDays)
		}
		*age = days
		return nil
	}}
}

// complete lets the shell complete a flag's values, of which there may be several with commas between them.
func complete(command *cobra.Command, name string, values func() []string) {
	err := command.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndex(typed, ",")+1]
		values := values()
		for i := range values {
			values[i] = before + values[i]
		}
		return values, cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag was not added: a mistake in this package
	}
}

func words[T ~string](values []T) []string { return namesOf(values, func(value T) T { return value }) }

// namesOf lists a name of each value as text.
func namesOf[T any, N ~string](values []T, name func(T) N) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(name(value))
	}
	return all
}
