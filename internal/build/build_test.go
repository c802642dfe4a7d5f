package build

import "testing"

// A release names itself in what it writes; a build without a version does not make one up.
func TestTool(t *testing.T) {
	t.Cleanup(func() { release = "" })
	for version, want := range map[string]string{"": "revops", "1.2.3": "revops 1.2.3", "v1.2.3": "revops 1.2.3"} {
		release = version
		if got := Tool(); got != want {
			t.Errorf("release %q: %q, want %q", version, got, want)
		}
	}
}
