package text

import (
	"io"
	"strings"

	"revops/internal/diag"
	"revops/report/document"
)

// Problems writes a line for each file without a problem that says how much of it is answered. Problems are not for the
// same stream: diag.Write writes them.
func Problems(w io.Writer, p *document.Problems, _ Style) error {
	var text strings.Builder
	for i := range p.Files {
		if file := &p.Files[i]; file.Valid {
			text.WriteString(diag.Printable(file.File) + ": " + file.State() + "\n")
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}
