package assess_test

import (
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

func findings(r *assess.Result) string {
	var text strings.Builder
	for _, f := range r.Findings {
		text.WriteString(string(f.Code) + ":" + string(f.Element) + " ")
	}
	return text.String()
}

// Open elements of assessed lenses are findings.
func TestFindings_open(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "r x 2")
	check(t, "findings", findings(evaluate(t, f, "a=mostly b=unknown")), "not-answered:c unknown:b ")
}

// An element in place over a requirement graded none is a finding.
func TestFindings_prerequisiteMissing(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2 a")
	for given, want := range map[string]string{
		"a=none b=mostly":    "prerequisite-missing:b ",
		"a=none b=partial":   "",
		"a=partial b=full":   "",
		"a=n/a b=full":       "",
		"a=unknown b=mostly": "unknown:a ",
	} {
		check(t, given, findings(evaluate(t, f, given)), want)
	}
	check(t, "and takes no level away", evaluate(t, model(t, 50, "a 1 2", "b 1 2 a"), "a=none b=mostly").Level.Number, 1)
}

// Low confidence is a finding.
func TestFindings_lowConfidence(t *testing.T) {
	f := model(t, 80, "a 1 2")
	a := &answers.File{Given: []answers.Answer{{Element: "a", Grade: framework.Full, Confidence: answers.Low}}}
	check(t, "findings", findings(assess.Evaluate(f, a, assess.Options{})), "low-confidence:a ")
}
