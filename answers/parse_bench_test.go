package answers_test

import (
	"testing"

	"revops/answers"
	"revops/data"
)

func BenchmarkParse(b *testing.B) {
	source, f := read(b, scaleup), data.PRO()
	b.SetBytes(int64(len(source.Data)))
	for b.Loop() {
		if _, err := answers.Parse(source, f); err != nil {
			b.Fatal(err)
		}
	}
}
