// Command revops tells a company how mature its revenue operations are, what holds it back and what to do next.
package main

import (
	"os"

	"revops/cmd"
	"revops/internal/console"
)

func main() {
	os.Exit(cmd.Run(console.Of(os.Stdin, os.Stdout, os.Stderr, os.Getenv), os.Args[1:]))
}
