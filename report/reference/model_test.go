package reference_test

import (
	"io"
	"slices"
	"testing"

	"revops/framework"
	"revops/internal/golden"
	"revops/internal/samples"
	"revops/report/reference"
	"revops/report/text"
)

// hostileName is a name that would end or be markup in a language of pictures.
const hostileName = "a\"] --> b; `**end**` <script>alert(1)</script> #quot; \\\" \\N & &lt; %% {x} |y| 1. -- ```"

func check(t *testing.T, name, got string) {
	t.Helper()
	golden.Check(t, samples.Path(t, "report", name+".golden"), got)
}

func small(tb testing.TB) *framework.Framework {
	tb.Helper()
	return samples.Model(tb, "small")
}

// explained is what is said about an id, which must be one of the framework.
func explained(tb testing.TB, of *framework.Framework, id string) string {
	tb.Helper()
	return samples.Written(tb, func(w io.Writer, of *framework.Framework) error {
		found, err := reference.Explain(w, of, id, text.Style{})
		if !found {
			tb.Errorf("%s is not explained", id)
		}
		return err
	}, of)
}

func listed(tb testing.TB, of *framework.Framework, kind string, style text.Style) string {
	tb.Helper()
	return samples.Written(tb, func(w io.Writer, of *framework.Framework) error { return reference.List(w, of, kind, style) }, of)
}

func told(tb testing.TB, of *framework.Framework, style text.Style) string {
	tb.Helper()
	return samples.Written(tb, func(w io.Writer, of *framework.Framework) error { return reference.Text(w, of, style) }, of)
}

func page(tb testing.TB, of *framework.Framework) string {
	tb.Helper()
	return samples.Written(tb, reference.Markdown, of)
}

// ids lists every id of a framework.
func ids(of *framework.Framework) []string {
	var ids []string
	for _, level := range of.Levels {
		ids = append(ids, string(level.ID))
	}
	for _, team := range of.Teams {
		ids = append(ids, string(team.ID))
	}
	for _, lens := range of.Lenses {
		ids = append(ids, string(lens.ID))
		for _, group := range lens.Groups {
			ids = append(ids, string(group.ID))
		}
	}
	for _, place := range of.Elements() {
		ids = append(ids, string(place.ID))
	}
	slices.Sort(ids)
	return ids
}
