package yamlpos

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// searchBytes bounds what is read again to find the line of a syntax error.
const searchBytes = 4 << 20

// syntaxError reports an error of the YAML library. Its line can be missing or that of the construct that went
// wrong, and it has no column; the place reported is the first line with which the text is no longer YAML.
func (f *file) syntaxError(err error) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if strings.Contains(message, "exceeded max depth") {
		f.report(0, 0, CodeTooDeep, tooDeep(), "")
		return
	}
	line := 1
	if match := regexp.MustCompile(`^line (\d+): `).FindStringSubmatch(message); match != nil {
		message = strings.TrimPrefix(message, match[0])
		if number, err := strconv.Atoi(match[1]); err == nil {
			line = number
		}
	}
	if found, ok := f.brokenLine(); ok {
		line = found
	}
	var hint string
	text := f.line(line)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	switch {
	case strings.HasPrefix(text[indent:], "\t"):
		hint = "indent with spaces, not with tabs"
	case strings.Contains(message, "mapping values are not allowed"):
		hint = `put text that contains ": " in quotes`
	default:
		hint = "check the indentation, quotes and brackets here and above"
	}
	f.report(line, len([]rune(text[:indent]))+1, CodeSyntax, "not valid YAML: "+message+"; the rest was not checked", hint)
}

// brokenLine returns the line after the longest beginning of the file that is YAML. It gives up on a file so large
// that looking for it would take long.
func (f *file) brokenLine() (int, bool) {
	data := f.source.Data
	read := 0
	for end := len(data); end > 0; {
		end = bytes.LastIndexByte(data[:end-1], '\n') + 1
		if read += end; read > searchBytes {
			return 0, false
		}
		if end == 0 || isYAML(data[:end]) {
			return bytes.Count(data[:end], []byte("\n")) + 1, true
		}
	}
	return 0, false
}

func isYAML(data []byte) bool {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var node yaml.Node
		if err := decoder.Decode(&node); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

func (f *file) line(number int) string {
	lines := bytes.SplitN(f.source.Data, []byte("\n"), number+1)
	if number > len(lines) {
		return ""
	}
	return string(lines[number-1])
}
