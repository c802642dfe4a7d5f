package cmd

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
	"revops/report/sheet"
)

// answersForms are the endings of the forms that answers have.
func answersForms() []string { return []string{".yaml", ".json", ".xlsx", ".csv"} }

// answersForm is the form that an ending says: one of answersForms. Without an ending it is YAML.
func answersForm(flag, name string) (string, error) {
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case "", ".yaml", ".yml":
		return ".yaml", nil
	case ".json", ".xlsx", ".csv":
		return ending, nil
	default:
		message, hint := yamlpos.Unknown("file ending", ending, answersForms())
		return "", &usageError{message: fmt.Sprintf("%s %s: %s", flag, name, message), hint: hint}
	}
}

// answersIn gives answers in a form, for a version of the framework, which for a workbook is that of the model.
func answersIn(form string, model *framework.Framework, reference string, given *answers.File) ([]byte, error) {
	switch form {
	case ".json":
		return given.JSON(reference), nil
	case ".csv":
		return given.CSV(reference), nil
	case ".xlsx":
		if reference != model.Reference() {
			return nil, fmt.Errorf("the answers are for %s, and a workbook holds the questions of %s", reference, model.Reference())
		}
		var content bytes.Buffer
		err := sheet.Answers(&content, model, given)
		return content.Bytes(), err
	default:
		return given.YAML(reference), nil
	}
}

// printRemarks says what was passed over in answers.
func (a *app) printRemarks(remarks []string) {
	for _, remark := range remarks {
		a.printErr("%s\n", diag.Printable(remark))
	}
}
