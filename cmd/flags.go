package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revops/internal/yamlpos"
)

// parsedFlag is a flag whose value functions read and write.
type parsedFlag struct {
	set func(text string) error
	// get writes the value, "" where there is none.
	get func() string
	// kind names the value in help.
	kind string
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
		if !slices.Contains(choices, T(text)) {
			return notAmong("value", text, words(choices))
		}
		*value = T(text)
		return nil
	}}
}

// choiceFlag adds a choice whose values the shell completes.
func choiceFlag[T ~string](command *cobra.Command, value *T, name, help string, choices ...T) {
	command.Flags().Var(choice(value, choices...), name, help)
	complete(command, name, func() []string { return words(choices) })
}

// countFlag is a flag with a whole number from 0 on.
func countFlag(count *int) parsedFlag {
	return parsedFlag{kind: "number", get: func() string { return strconv.Itoa(*count) }, set: func(text string) error {
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
	return parsedFlag{kind: "date", get: func() string { return *day }, set: func(text string) error {
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
	return parsedFlag{kind: "days", get: get, set: func(text string) error {
		number, ok := strings.CutSuffix(text, "d")
		days, err := strconv.Atoi(number)
		const maxDays = 36500
		if !ok || err != nil || days < 1 || days > maxDays {
			return fmt.Errorf("%q is not a valid age (want days, such as 180d)", text)
		}
		*age = days
		return nil
	}}
}

// refuseEmpty refuses flags and arguments without a value. In a script that is a variable which is not set, and must not
// mean that nothing was asked for: a gate would pass.
func refuseEmpty(c *cobra.Command, args []string) error {
	const hint = "give a value or leave it out; in a script, a variable may not be set"
	if slices.Contains(args, "") {
		return &usageError{message: "an argument is empty", hint: hint}
	}
	var empty error
	c.Flags().Visit(func(flag *pflag.Flag) {
		if empty == nil && isEmpty(flag.Value) {
			empty = &usageError{message: "--" + flag.Name + " is empty", hint: hint}
		}
	})
	return empty
}

// isEmpty reports whether a flag has no value, or a list with an empty one.
func isEmpty(value pflag.Value) bool {
	if list, ok := value.(pflag.SliceValue); ok {
		values := list.GetSlice()
		return len(values) == 0 || slices.Contains(values, "")
	}
	return value.String() == ""
}

// noArguments refuses words that belong behind a flag, and points whoever names a file without it to the flag.
func noArguments(flag string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return &usageError{
			message: fmt.Sprintf("unexpected argument %q", args[0]),
			hint:    c.CommandPath() + " " + flag + " " + args[0],
		}
	}
}

// atLeast demands a word for each name, which is called so in help.
func atLeast(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch missing := names[min(len(args), len(names)):]; len(missing) {
		case 0:
			return nil
		case 1:
			return errors.New(missing[0] + " is missing")
		default:
			return errors.New(strings.Join(missing, " and ") + " are missing")
		}
	}
}

// oneArgument demands one word, which is called so in help.
func oneArgument(name string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fmt.Errorf("unexpected argument %q", args[1])
		}
		return atLeast(name)(c, args)
	}
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

// notAmong is the usage error for an unknown word; it lists the known ones.
func notAmong(what, got string, known []string) error {
	hint := "one of " + strings.Join(known, ", ")
	if near := yamlpos.Nearest(got, known); near != "" {
		hint = fmt.Sprintf("did you mean %q? O%s", near, hint[1:])
	}
	return &usageError{message: fmt.Sprintf("unknown %s %q", what, got), hint: hint}
}

// unknownID is the usage error for an unknown id, of which there are too many to list: the hint says where they are.
func unknownID(what, got string, known []string, hint string) error {
	if near := yamlpos.Nearest(got, known); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return &usageError{message: fmt.Sprintf("unknown %s %q", what, got), hint: hint}
}
