package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"revops/internal/yamlpos"
)

// usageError is an error in the command line itself. Its hint, if any, is the next thing to type.
type usageError struct {
	message string
	hint    string
}

func (e *usageError) Error() string { return e.message }

// checkUsage makes every wrong use of the command and those below it a usage error with a hint.
func (a *app) checkUsage(command *cobra.Command) {
	command.SetFlagErrorFunc(flagUsage)
	command.Flags().SortFlags, command.PersistentFlags().SortFlags = false, false
	if command.Runnable() {
		checkArguments(command)
	} else {
		a.runGroup(command)
	}
	for _, child := range command.Commands() {
		a.checkUsage(child)
	}
}

func checkArguments(command *cobra.Command) {
	check := command.Args
	command.Args = func(c *cobra.Command, args []string) error {
		if err := refuseEmpty(c, args); err != nil {
			return err
		}
		return check(c, args)
	}
}

// runGroup gives a command that only holds others something to run: without, cobra prints help for any word and succeeds.
// An unknown flag is usually one of the command that was meant.
func (a *app) runGroup(command *cobra.Command) {
	command.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		names := namesOf(c.Commands(), (*cobra.Command).Name)
		for _, word := range slices.Concat(c.Flags().Args(), a.wordsAfter(c)) {
			switch near := yamlpos.Nearest(word, names); {
			case strings.HasPrefix(word, "-"):
			case near == word:
				return &usageError{message: err.Error() + " before the command", hint: "did you mean: " + a.corrected(c, word, word)}
			case near != "":
				return a.unknownCommand(c, word)
			}
		}
		if words := c.Flags().Args(); len(words) > 0 {
			return a.unknownCommand(c, words[0])
		}
		return flagUsage(c, err)
	})
	command.Args = cobra.ArbitraryArgs
	command.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 0 && c.HasParent():
			return c.Help()
		case len(args) == 0:
			return a.welcome()
		}
		return a.unknownCommand(c, args[0])
	}
}

// unknownCommand is the usage error for a word that names no command below the given one.
func (a *app) unknownCommand(c *cobra.Command, word string) error {
	hint := c.CommandPath() + " --help lists the commands"
	if near := yamlpos.Nearest(word, namesOf(c.Commands(), (*cobra.Command).Name)); near != "" {
		hint = "did you mean: " + a.corrected(c, word, near)
	}
	return &usageError{message: fmt.Sprintf("unknown command %q for %q", word, c.CommandPath()), hint: hint}
}

// corrected is the command line with the name of a command below the given one in place of a word.
func (a *app) corrected(c *cobra.Command, word, name string) string {
	rest := a.wordsAfter(c)
	if at := slices.Index(rest, word); at >= 0 {
		rest = slices.Delete(rest, at, at+1)
	}
	return strings.Join(append([]string{c.CommandPath(), name}, namesOf(rest, shellQuote)...), " ")
}

// wordsAfter lists the arguments of the run without those that name the command.
func (a *app) wordsAfter(c *cobra.Command) []string {
	rest := slices.Clone(a.args)
	for _, name := range strings.Fields(c.CommandPath())[1:] {
		if at := slices.Index(rest, name); at >= 0 {
			rest = slices.Delete(rest, at, at+1)
		}
	}
	return rest
}

// flagUsage is the usage error for a flag: the hint names the flag that an unknown one is most like, or shows a value.
func flagUsage(c *cobra.Command, err error) error {
	if unknown, is := errors.AsType[*pflag.NotExistError](err); is {
		var known []string
		c.Flags().VisitAll(func(flag *pflag.Flag) { known = append(known, flag.Name) })
		hint := c.CommandPath() + " --help lists the flags"
		if near := yamlpos.Nearest(cmp.Or(unknown.GetSpecifiedShortnames(), unknown.GetSpecifiedName()), known); near != "" {
			hint = fmt.Sprintf("did you mean --%s?", near)
		}
		return &usageError{message: err.Error(), hint: hint}
	}
	if wrong, is := errors.AsType[*pflag.InvalidValueError](err); is {
		name := "--" + wrong.GetFlag().Name
		if wrong.GetFlag().Value.Type() == "bool" {
			return &usageError{message: fmt.Sprintf("%s: %q is not true or false", name, wrong.GetValue()), hint: name + " alone sets it"}
		}
		hint := hintOf(wrong.Unwrap())
		if value, is := wrong.GetFlag().Value.(parsedFlag); is && value.example != "" {
			hint = "such as " + name + " " + value.example
		}
		return &usageError{message: name + ": " + wrong.Unwrap().Error(), hint: hint}
	}
	if missing, is := errors.AsType[*pflag.ValueRequiredError](err); is {
		kind, _ := pflag.UnquoteUsage(missing.GetFlag())
		name := "--" + missing.GetFlag().Name
		return &usageError{message: name + " needs a value", hint: name + " " + strings.ToUpper(kind)}
	}
	return &usageError{message: err.Error(), hint: c.CommandPath() + " --help"}
}

// refuseEmpty refuses flags and arguments without a value. In a script an empty value is a variable that is not set; to ignore it
// would switch off a gate.
func refuseEmpty(c *cobra.Command, args []string) error {
	const hint = "give a value or leave it out; in a script, check that the variable is set"
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

// many is the number of arguments of a command that takes any number.
const many = math.MaxInt

// takes demands an argument for each name, as help calls it, and at most so many in all.
func takes(maxArgs int, names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		hint := strings.TrimSuffix(c.UseLine(), " [flags]")
		if len(args) > maxArgs {
			return &usageError{message: fmt.Sprintf("unexpected argument %q", args[maxArgs]), hint: hint}
		}
		switch missing := names[min(len(args), len(names)):]; len(missing) {
		case 0:
			return nil
		case 1:
			return &usageError{message: "missing argument: " + missing[0], hint: hint}
		default:
			return &usageError{message: "missing arguments: " + strings.Join(missing, " and "), hint: hint}
		}
	}
}
