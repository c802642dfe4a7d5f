package assess_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

const scaleup = "../testdata/answers/scaleup.yaml"

func read(tb testing.TB, file string) diag.Source {
	tb.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: file, Data: content}
}

func BenchmarkEvaluate(b *testing.B) {
	f := data.PRO()
	full, err := answers.Parse(read(b, scaleup), f)
	if err != nil {
		b.Fatal(err)
	}
	for name, a := range map[string]*answers.File{"full file": full, "all none": answersOf(b, f, "*=none")} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				assess.Evaluate(f, a, assess.Options{Steps: assess.DefaultSteps, Target: 3})
			}
		})
	}
}

// BenchmarkEvaluate24Open takes a level of 24 elements, more than twice those of the built-in framework, in shapes that are hard on the search:
// nothing required, random requirements, and many elements that share many costly ones.
func BenchmarkEvaluate24Open(b *testing.B) {
	for _, threshold := range []int{50, 80} {
		for _, shape := range []string{"free", "random", "shared", "equal"} {
			f := hardModel(b, shape, threshold, 24)
			a := answersOf(b, f, "*=none")
			b.Run(fmt.Sprintf("%s at %d%%", shape, threshold), func(b *testing.B) {
				for b.Loop() {
					assess.Evaluate(f, a, assess.Options{})
				}
			})
		}
	}
}

func hardModel(tb testing.TB, shape string, threshold, candidates int) *framework.Framework {
	tb.Helper()
	r := rand.New(rand.NewPCG(5, 6))
	var lines []string
	bases := candidates * 5 / 6
	for i := range bases {
		lines = append(lines, fmt.Sprintf("base%d 0 %d", i, 2+r.IntN(9)))
	}
	for i := range candidates {
		line := []string{fmt.Sprintf("e%d 1 %d", i, 2+r.IntN(9))}
		for j := range bases {
			switch {
			case shape == "random" && r.IntN(10) == 0, shape == "shared" && r.IntN(2) == 0:
				line = append(line, fmt.Sprintf("base%d", j))
			case shape == "equal":
				line = []string{fmt.Sprintf("e%d 1 3 base%d", i, i%bases), fmt.Sprintf("base%d", (i*7+3)%bases)}
			}
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return model(tb, threshold, lines...)
}
