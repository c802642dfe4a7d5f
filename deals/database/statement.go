package database

import (
	"fmt"
	"regexp"
	"strings"
)

// rows is what a statement selects from to get the rows.
func (s Source) rows() (string, error) {
	if s.Query == "" {
		return identifier(s.Table)
	}
	query := statement(s.Query)
	if query == "" {
		return "", &Error{Message: "the query is empty"}
	}
	return "(" + query + "\n)", nil
}

// identifier reads the name of a table, parts between points that may each be in quotes, and writes it for a statement.
func identifier(name string) (string, error) {
	part := regexp.MustCompile(`\A(?:"((?:[^"\x00]|"")+)"|([^".\x00][^.\x00]*))(\.|\z)`)
	var parts []string
	for rest := name; ; {
		found := part.FindStringSubmatch(rest)
		if found == nil {
			return "", &Error{fmt.Sprintf("%q is not a valid table name", name), `for example deals, sales.deals or sales."Deals"`}
		}
		parts = append(parts, quoted(strings.ReplaceAll(found[1], `""`, `"`)+found[2]))
		if found[3] == "" {
			return strings.Join(parts, "."), nil
		}
		rest = rest[len(found[0]):]
	}
}

// quoted puts a text in quotes, as names are in statements and fields in CSV.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// statement is a query without the semicolons, blanks and comments around it, so that it can be put in brackets.
func statement(query string) string {
	blank := regexp.MustCompile(`\A(?:[;\s]|--[^\n]*)+`)
	dollars := regexp.MustCompile(`\A\$(?:[\pL_][\pL\d_]*)?\$`)
	token := regexp.MustCompile(`(?s)\A(?:[eE]'(?:[^'\\]|\\.)*'|'[^']*'|"[^"]*"|[\pL_][\pL\d_$]*|.)`)
	begin, end := -1, 0
	for at := 0; at < len(query); {
		rest := query[at:]
		if found := blank.FindString(rest); found != "" {
			at += len(found)
			continue
		}
		if strings.HasPrefix(rest, "/*") {
			at += commentLength(rest)
			continue
		}
		length := len(token.FindString(rest))
		if tag := dollars.FindString(rest); tag != "" {
			text, _, _ := strings.Cut(rest[len(tag):], tag)
			length = min(len(text)+2*len(tag), len(rest))
		}
		if begin < 0 {
			begin = at
		}
		at += length
		end = at
	}
	return query[max(begin, 0):end]
}

// commentLength is the length of a comment, which may hold others.
func commentLength(text string) int {
	depth := 0
	for _, mark := range regexp.MustCompile(`/\*|\*/`).FindAllStringIndex(text, -1) {
		if depth++; text[mark[0]] == '*' {
			depth -= 2
		}
		if depth == 0 {
			return mark[1]
		}
	}
	return len(text)
}
