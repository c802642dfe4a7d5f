package cmd

import (
	"strings"

	"revops/internal/diag"
)

// typed is a word of a command as it is typed into a shell: quoted where that would read it as something else.
func typed(word string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=@%+,"
	word = diag.Printable(word)
	foreign := func(r rune) bool { return r < 0x80 && !strings.ContainsRune(plain, r) }
	if word != "" && !strings.ContainsFunc(word, foreign) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
