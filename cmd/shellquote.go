package cmd

import (
	"strings"

	"revops/internal/diag"
)

// shellQuote writes a word as it is typed into a shell, in quotes where the shell would take it for something else.
func shellQuote(word string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=@%+,"
	word = diag.Printable(word)
	foreign := func(r rune) bool { return r < 0x80 && !strings.ContainsRune(plain, r) }
	if word != "" && !strings.ContainsFunc(word, foreign) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
