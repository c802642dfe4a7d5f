package assess

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/internal/yamlpos"
)

// shapes describes the objects of a result document, by name: each key with what its value is. A key with "?" may be
// absent, "~" before a value lets it be null, "[]" makes it a list. A value is one of the cases of shape.value or
// the name of another object. It says what data/schema/result.json says; a test holds the two together.
func shapes() map[string]string {
	const levelName = "number:int id:id name:text "
	return map[string]string{
		"result": "schema:text framework:framework organization:text date?:date as_of?:date team?:id what_if?:[]assumed level:~level " +
			"level_range:~levels conditional_level?:level provisional:bool score:~score score_range:~scores coverage:coverage next_level:~next " +
			"target?:target levels:[]standing lenses:[]lens elements:[]element gaps:[]gap next_steps:[]step " +
			"findings:[]finding respondents?:[]respondent disagreement?:disagreement gate?:gate",
		"assumed":      "element:id from:~grade to:~grade",
		"respondent":   "file:text name:text team?:id level:~level score:~score score_range:~scores coverage:coverage",
		"disagreement": "alpha:~rate elements:[]spread teams:[]pair",
		"spread":       "element:id spread:int said:[]said",
		"said":         "name:text team?:id file:text grade:grade",
		"pair":         "a:text b:text distance:~rate elements:int",
		"framework":    "id:id version:version",
		"level":        levelName,
		"levels":       "low:int high:int",
		"scores":       "low:score high:score",
		"coverage":     "elements:int answered:int not_applicable:int open:int",
		"next":         levelName + "blockers:blockers path:~path",
		"blockers":     "essential:[]id others:[]id needed:int",
		"path":         "elements:[]id days:int exact:bool",
		"target":       "number:int path:~path",
		"standing": levelName + "description:text reached:bool assessable:bool score:~score in_place:int applicable:int " +
			"needed:int",
		"lens": "id:id name:text assessed:bool score:~score score_range:~scores groups:[]group",
		"group": "id:id name:text score:~score in_place:int applicable:int level?:~int done?:~score " +
			"distance?:~score",
		"element": "id:id name:text lens:id group:id level:int essential:bool grade:~grade points:~int in_place:bool " +
			"note?:text reason?:text evidence?:[]evidence as_of?:date confidence?:confidence file:text line:int column:int",
		"evidence": "text:text as_of?:date",
		"gap": "element:id name:text lens:id group:id level:int grade:~grade days:int unlocks:[]id score_gain:~score " +
			"level_gain:int on_path:bool owner:id waived:bool",
		"step": "element:id from:~grade to:grade do:text done_when:text owner:id channel:text days:int " +
			"days_to_in_place:int unlocks:[]id",
		"finding": "code:text element:id message:text file:text line:int column:int",
		"gate":    "passed:bool checks:[]check",
		"check":   "name:text want:text got:text passed:bool elements:[]id",
	}
}

// shape checks that a document is built as shapes says and reports what is not.
type shape struct {
	shapes map[string]string
	id     *regexp.Regexp
}

func newShape() shape {
	return shape{shapes: shapes(), id: regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)}
}

func (s shape) object(node *yamlpos.Node, name string) {
	if node.Kind() != yamlpos.Mapping {
		node.Mapping(strings.Join(s.keys(name), ", "))
		return
	}
	m := node.Mapping("")
	for field := range strings.FieldsSeq(s.shapes[name]) {
		key, kind, _ := strings.Cut(field, ":")
		key, optional := strings.CutSuffix(key, "?")
		kind, nullable := strings.CutPrefix(kind, "~")
		value, found := m.Find(key)
		switch {
		case !found && optional, found && nullable && value.Kind() == yamlpos.Null:
		case !found, value.Kind() == yamlpos.Null:
			m.Require(key)
		default:
			s.value(value, kind)
		}
	}
	m.Close()
}

// keys lists the keys of an object.
func (s shape) keys(name string) []string {
	var keys []string
	for field := range strings.FieldsSeq(s.shapes[name]) {
		key, _, _ := strings.Cut(field, ":")
		keys = append(keys, strings.TrimSuffix(key, "?"))
	}
	return keys
}

func (s shape) value(node *yamlpos.Node, kind string) {
	if item, isList := strings.CutPrefix(kind, "[]"); isList {
		for _, node := range node.Items() {
			s.value(node, item)
		}
		return
	}
	switch kind {
	case "text", "id", "date", "grade", "confidence":
		s.text(node, kind)
	case "int", "version", "bool", "score", "rate":
		checkPlain(node, kind)
	default:
		s.object(node, kind)
	}
}

func (s shape) text(node *yamlpos.Node, kind string) {
	text, ok := node.Text()
	if !ok {
		return
	}
	if !node.Quoted() {
		node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want text in quotes", text), "")
		return
	}
	switch kind {
	case "id":
		if !s.id.MatchString(text) {
			node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want an id: small letters, digits and hyphens",
				yamlpos.Quote(text)), "")
		}
	case "date":
		date(node)
	case "confidence":
		confidence(node)
	case "grade":
		if !slices.Contains(framework.GradeNames(), text) {
			node.Report(CodeUnknownGrade, fmt.Sprintf("grade %s is not known", yamlpos.Quote(text)),
				yamlpos.Suggest(text, "Grades", framework.GradeNames()))
		}
	}
}

func checkPlain(node *yamlpos.Node, kind string) {
	if node.Quoted() {
		node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got text, %s, want a value without quotes", yamlpos.Quote(node.String())), "")
		return
	}
	switch kind {
	case "int":
		node.Int(0, math.MaxInt32)
	case "version":
		node.Int(1, math.MaxInt32)
	case "bool":
		node.Bool()
	case "rate":
		if _, err := strconv.ParseFloat(node.String(), 64); node.Kind() != yamlpos.Invalid && err != nil {
			node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want a number", cmp.Or(yamlpos.Quote(node.String()), node.Kind().String())), "")
		}
	case "score":
		if _, ok := parseScore(node.String()); node.Kind() != yamlpos.Invalid && !ok {
			node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want a number from 0 to 100 with at most one decimal",
				cmp.Or(yamlpos.Quote(node.String()), node.Kind().String())), "")
		}
	}
}

// parseScore reads a number from 0 to 100 with at most one decimal.
func parseScore(text string) (Score, bool) {
	whole, decimal, _ := strings.Cut(text, ".")
	tenths, err := strconv.Atoi(whole + cmp.Or(decimal, "0"))
	if whole == "" || err != nil || len(decimal) > 1 || tenths < 0 || tenths > 1000 {
		return Score{}, false
	}
	return Score{Tenths: tenths, Known: true}, true
}
