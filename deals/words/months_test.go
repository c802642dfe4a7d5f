package words

import (
	"strings"
	"testing"
)

// TestMonthNames_once pins that no name means one month in one language and another in another one.
func TestMonthNames_once(t *testing.T) {
	seen, languages := map[string]int{}, 0
	for _, file := range BuiltIn().Files {
		for language, months := range file.Months {
			languages++
			if len(months) != 12 {
				t.Errorf("%s: %d months", language, len(months))
			}
			for month, names := range months {
				for name := range strings.FieldsSeq(names.Written) {
					if known, again := seen[name]; again && known != month {
						t.Errorf("%s is month %d and %d", name, known+1, month+1)
					}
					seen[name] = month
				}
			}
		}
	}
	if languages < 9 {
		t.Errorf("months in %d languages", languages)
	}
}
