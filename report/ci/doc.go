// Package ci writes documents for systems of continuous integration: JUnit XML, SARIF and the annotations of GitHub Actions.
package ci

import "revops/report/document"

// assessment is a result of which CI systems are told.
type assessment struct{ document.Assessment }
