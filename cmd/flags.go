package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revops/internal/yamlpos"
)

// choiceFlag is a flag with a fixed set of values, which it checks and lists.
type choiceFlag[T ~string] struct {
	value   *T
	choices []T
}

func choice[T ~string](value *T, choices ...T) *choiceFlag[T] {
	*value = choices[0]
	return &choiceFlag[T]{value: value, choices: choices}
}

// String gives the value.
func (f *choiceFlag[T]) String() string { return string(*f.value) }

// Type names the values in help.
func (f *choiceFlag[T]) Type() string { return strings.Join(words(f.choices), "|") }

// Set takes one of the choices.
func (f *choiceFlag[T]) Set(text string) error {
	if !slices.Contains(f.choices, T(text)) {
		return notAmong("value", text, words(f.choices))
	}
	*f.value = T(text)
	return nil
}

// countFlag is a flag with a whole number from 0 on.
type countFlag struct{ value *int }

// String gives the value.
func (f countFlag) String() string { return strconv.Itoa(*f.value) }

// Type names the value in help.
func (f countFlag) Type() string { return "number" }

// Set takes a whole number from 0 on.
func (f countFlag) Set(text string) error {
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 {
		return fmt.Errorf("%q is not a whole number (want 0 or more)", text)
	}
	*f.value = value
	return nil
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

// oneArgument demands one word, which is called so in help.
func oneArgument(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return errors.New(what + " is missing")
		case 1:
			return nil
		default:
			return fmt.Errorf("unexpected argument %q", args[1])
		}
	}
}

// completed adds a flag whose values the shell completes.
func completed[T ~string](command *cobra.Command, flag *choiceFlag[T], name, help string) {
	command.Flags().Var(flag, name, help)
	complete(command, name, func() []string { return words(flag.choices) })
}

// complete lets the shell complete a flag's values, of which there may be several with commas between them.
func complete(command *cobra.Command, name string, values func() []string) {
	err := command.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndex(typed, ",")+1]
		var found []string
		for _, value := range values() {
			found = append(found, before+value)
		}
		return found, cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag was not added: a mistake in this package
	}
}

func words[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(value)
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
