package data_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/data"
	"revops/framework"
)

func TestGeneratedModelEqualsItsYAML(t *testing.T) {
	want, err := framework.Parse(data.Sources())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, data.PRO()); diff != "" {
		t.Errorf("run go generate ./data (-yaml +generated):\n%s", diff)
	}
	if data.PROReference != want.Reference() {
		t.Errorf("run go generate ./data: reference %s, want %s", data.PROReference, want.Reference())
	}
}
