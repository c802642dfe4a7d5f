package diag_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/internal/diag"
)

func problems(t *testing.T, list *diag.List) []diag.Problem {
	t.Helper()
	found, ok := errors.AsType[*diag.Error](list.Err())
	if !ok {
		t.Fatal("no problems")
	}
	return found.Problems
}

// Problems are in the order of the files.
func TestList_order(t *testing.T) {
	second := diag.Source{Name: "b", Data: []byte("x\ny\n")}
	first := diag.Source{Name: "a", Data: []byte("x\n")}
	var list diag.List
	list.Add(second, diag.Problem{Position: diag.Position{Line: 2, Column: 1}, Code: "late"})
	list.Add(first, diag.Problem{Position: diag.Position{Line: 1, Column: 1}, Code: "other"})
	list.Add(second, diag.Problem{Position: diag.Position{Line: 1, Column: 2}, Code: "right"})
	list.Add(second, diag.Problem{Position: diag.Position{Line: 1, Column: 1}, Code: "left"})
	list.Add(second, diag.Problem{Code: "whole"})
	var got []string
	for _, p := range problems(t, &list) {
		got = append(got, p.String())
	}
	want := []string{"b:  [whole]", "b:1:1:  [left]", "b:1:2:  [right]", "b:2:1:  [late]", "a:1:1:  [other]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An empty list gives nil.
func TestList_empty(t *testing.T) {
	var list diag.List
	if err := list.Err(); err != nil {
		t.Error(err)
	}
}

// The error gives the first problem and counts the others.
func TestError_others(t *testing.T) {
	source := diag.Source{Name: "a", Data: []byte("x\n")}
	var list diag.List
	list.Add(source, diag.Problem{Position: diag.Position{Line: 1, Column: 1}, Code: "bad", Message: "wrong"})
	if got := list.Err().Error(); got != "a:1:1: wrong [bad]" {
		t.Error(got)
	}
	list.Add(source, diag.Problem{Position: diag.Position{Line: 1, Column: 1}, Code: "bad", Message: "wrong"})
	if got := list.Err().Error(); got != "a:1:1: wrong [bad] (and 1 more)" {
		t.Error(got)
	}
}

// The caret stands under the column on screen.
func TestRender_caret(t *testing.T) {
	tests := []struct {
		name, line string
		column     int
		want       string
	}{
		{"plain", "ab cd", 4, "  ab cd\n     ^\n"},
		{"wide characters take two columns", "北京 cd", 4, "  北京 cd\n       ^\n"},
		{"combining characters take none", "e\u0301 cd", 4, "  e\u0301 cd\n    ^\n"},
		{"tabs stay tabs", "\ta\tcd", 4, "  \ta\tcd\n  \t \t^\n"},
		{"past the end", "ab", 3, "  ab\n    ^\n"},
		{"control characters are harmless", "a\x1b[31mb", 7, "  a?[31mb\n        ^\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var list diag.List
			list.Add(diag.Source{Name: "f", Data: []byte("first\n" + test.line + "\r\nlast\n")},
				diag.Problem{Position: diag.Position{Line: 2, Column: test.column}, Code: "c", Message: "m"})
			var text strings.Builder
			if err := diag.Write(&text, problems(t, &list)); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(text.String(), "\n")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Of a long line, only the part around the column is kept.
func TestExcerpt_longLine(t *testing.T) {
	var list diag.List
	list.Add(diag.Source{Name: "f", Data: []byte(strings.Repeat("ü", 500) + "X" + strings.Repeat("ü", 500))},
		diag.Problem{Position: diag.Position{Line: 1, Column: 501}})
	p := problems(t, &list)[0]
	if at := []rune(p.Excerpt)[501-p.ExcerptColumn]; at != 'X' || len([]rune(p.Excerpt)) != 160 {
		t.Errorf("excerpt %q from column %d", p.Excerpt, p.ExcerptColumn)
	}
}

// Place counts lines and runes.
func TestPlace(t *testing.T) {
	data := []byte("äb\ncd")
	for offset, want := range map[int][2]int{0: {1, 1}, 2: {1, 2}, 3: {1, 3}, 4: {2, 1}, 6: {2, 3}, 99: {2, 3}} {
		line, column := diag.Place(data, offset)
		if line != want[0] || column != want[1] {
			t.Errorf("offset %d: got %d:%d, want %v", offset, line, column, want)
		}
	}
}
