// Package ci writes results and problems for systems of continuous integration: as JUnit XML (junit.go), as SARIF (sarif.go) and
// as annotations of GitHub Actions (github.go). A check that passed is never held against an element: where the gate passed, no
// format says that anything failed.
package ci

import (
	"revops/report/narrative"
)

// assessment is a result to report to a CI system.
type assessment struct{ narrative.Assessment }
