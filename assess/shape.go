package assess

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// shapes describes the objects of a result document, by name: each key with what its value is. A key with "?" may be
// absent, "~" before a value lets it be null, "[]" makes it a list,
// "[2]" one of two or more. A value is one of the cases of shape.value or
// the name of another object. It says what data/schema/result.json says; a test holds the two together.
func shapes() map[string]string {
	const (
		levelName = "number:level-number id:id name:text "
		change    = "level:level-change score:score-change groups:[]group-change elements:[]element-change "
	)
	return map[string]string{
		"result": "schema:text framework:framework organization:text date?:date as_of?:date team?:team-id what_if?:[]assumed " +
			"before?:before level:~level level_range:~levels conditional_level?:level provisional:bool score:~score " +
			"score_range:~scores coverage:coverage next_level:~next target?:target levels:[]standing lenses:[]lens " +
			"elements:[]element gaps:[]gap next_steps:[]step findings:[]finding respondents?:[]respondent " +
			"disagreement?:disagreement plan?:plan comparison?:comparison evidence?:beside gate?:gate",
		"assumed":      "element:element-id from:~grade to:~grade",
		"before":       "level:~level score:~score score_range:~scores",
		"respondent":   "file:text name:text team?:team-id level:~level score:~score score_range:~scores coverage:coverage",
		"disagreement": "alpha:~rate elements:[]spread teams:[]pair",
		"spread":       "element:element-id spread:int said:[]said",
		"said":         "name:text team?:team-id file:text grade:grade",
		"pair":         "a:text b:text distance:~rate elements:int",
		"framework":    "id:id version:version",
		"level":        levelName,
		"levels":       "low:int high:int",
		"scores":       "low:score high:score",
		"coverage":     "elements:int answered:int not_applicable:int open:int",
		"next":         levelName + "blockers:blockers path:~path",
		"blockers":     "essential:[]element-id others:[]element-id needed:int",
		"path":         "elements:[]element-id days:int exact:bool",
		"target":       "number:level-number path:~path",
		"standing": levelName + "description:text reached:bool assessable:bool score:~score score_range?:scores in_place:int applicable:int " +
			"needed:int",
		"lens": "id:id name:text assessed:bool score:~score score_range:~scores open?:int groups:[]group",
		"group": "id:id name:text score:~score score_range?:scores in_place:int applicable:int level?:~int done?:~score " +
			"distance?:~score",
		"element": "id:id name:text lens:id group:id level:int essential:bool grade:~grade points:~int in_place:bool " +
			"note?:text reason?:text evidence?:[]evidence as_of?:date confidence?:confidence file:text line:int column:int",
		"evidence": "text:text as_of?:date",
		"gap": "element:element-id name:text lens:id group:id level:int grade:~grade days:int unlocks:[]element-id " +
			"score_gain:~score level_gain:int on_path:bool owner:team-id waived:bool",
		"step": "element:element-id from:~grade to:step-grade do:text done_when:text owner:team-id channel:text days:int " +
			"days_to_in_place:int unlocks:[]element-id",
		"finding":        "code:text element:element-id message:text file:text line:int column:int",
		"plan":           "target:~target period:period start:month periods:[]planned teams:[]load bottleneck:~team-id",
		"planned":        "start:month steps:[]part levels_reached:[]level-number",
		"part":           "element:element-id team:team-id from:~grade to:step-grade days:int first_day:int done:bool",
		"load":           "team:team-id capacity:int days:int used:~score done:month",
		"comparison":     "files:[2]compared " + change + "split?:split",
		"compared":       "file:text date?:date framework:framework level:~stood level_range:~levels score:~score score_range:~scores",
		"stood":          "number:int id:id name:text",
		"split":          "model:change company:change",
		"change":         change,
		"level-change":   "before:~int after:~int change:~number",
		"score-change":   "before:~score after:~score change:~number",
		"group-change":   "id:id name:text lens:id before:~score after:~score change:~number",
		"element-change": "id:id name:text lens:id group:id kind:text before:~grade after:~grade change:~number",
		"beside":         "as_of?:date level:~level score:~score elements:[]shown",
		"shown": "element:element-id kind:measure-kind said:~grade suggested:~shown-grade at_most:~shown-grade contradicts:bool " +
			"figures:[]figure rule?:text why?:text",
		"figure": "figure:figure-id text:text",
		"gate":   "passed:bool checks:[]check",
		"check":  "name:text want:text got:text passed:bool elements:[]element-id",
	}
}

// shape checks that a document is built as shapes says and reports what is not.
type shape struct {
	shapes map[string]string
	id     *regexp.Regexp
	// model is the framework in which ids and levels must be known, nil where they need not be.
	model *framework.Framework
}

func newShape(model *framework.Framework) shape {
	return shape{shapes: shapes(), id: regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`), model: model}
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
		s.list(node, item, 0)
		return
	}
	if item, isList := strings.CutPrefix(kind, "[2]"); isList {
		s.list(node, item, 2)
		return
	}
	switch kind {
	case "text", "id", "element-id", "team-id", "figure-id", "date", "month", "period", "grade", "step-grade", "shown-grade",
		"measure-kind", "confidence":
		s.text(node, kind)
	case "level-number":
		s.level(node)
	case "int", "version", "bool", "score", "rate", "number":
		checkPlain(node, kind)
	default:
		s.object(node, kind)
	}
}

func (s shape) list(node *yamlpos.Node, kind string, least int) {
	items := node.Items()
	if node.Kind() == yamlpos.Sequence && len(items) < least {
		node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %d of a list, want %d at least", len(items), least), "")
	}
	for _, item := range items {
		s.value(item, kind)
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
	case "id", "element-id", "team-id", "figure-id":
		s.reference(node, text, kind)
	case "date":
		answers.CheckDate(node)
	case "month":
		if _, ok := ParseMonth(text); !ok {
			node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want a month such as 2027-01", yamlpos.Quote(text)), "")
		}
	case "confidence":
		answers.CheckConfidence(node)
	default:
		if what, known := wordsOf(kind); what != "" {
			s.among(node, text, what, known)
		}
	}
}

// wordsOf lists the words of a kind that has so few of them, and says what they are; nothing for any other.
func wordsOf(kind string) (what string, known []string) {
	names := framework.GradeNames()
	switch kind {
	case "period":
		return "period", []string{string(ByMonth), string(ByQuarter)}
	case "grade":
		return "grade", names
	case "step-grade":
		return "grade", names[framework.Partial-framework.None : framework.Full]
	case "shown-grade":
		return "grade", names[:framework.Full]
	case "measure-kind":
		return "kind", []string{string(framework.Direct), string(framework.Proxy)}
	default:
		return "", nil
	}
}

// among reports a word that is none of the known ones.
func (s shape) among(node *yamlpos.Node, text, what string, known []string) {
	if slices.Contains(known, text) {
		return
	}
	code := yamlpos.CodeWrongType
	if what == "grade" {
		code = answers.CodeUnknownGrade
	}
	node.Report(code, fmt.Sprintf("%s %s is not known", what, yamlpos.Quote(text)),
		yamlpos.Suggest(text, strings.ToUpper(what[:1])+what[1:]+"s", known))
}

// reference reports what is no id, and where there is a model, what is not known there.
func (s shape) reference(node *yamlpos.Node, text, kind string) {
	if !s.id.MatchString(text) {
		node.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want an id: small letters, digits and hyphens",
			yamlpos.Quote(text)), "")
		return
	}
	if s.model == nil {
		return
	}
	known := true
	switch kind {
	case "element-id":
		_, known = s.model.Element(framework.ElementID(text))
	case "team-id":
		_, known = s.model.Team(framework.TeamID(text))
	case "figure-id":
		_, known = framework.FigureOf(framework.FigureID(text))
	}
	if !known {
		what := strings.TrimSuffix(kind, "-id")
		node.Report(diag.Code("unknown-"+what), fmt.Sprintf("%s %s is not known", what, yamlpos.Quote(text)), "")
	}
}

// level reports what is no number of a level.
func (s shape) level(node *yamlpos.Node) {
	checkPlain(node, "int")
	number, err := strconv.Atoi(node.String())
	if s.model != nil && err == nil && number >= len(s.model.Levels) {
		node.Report(CodeUnknownLevel, fmt.Sprintf("level %d is not one of %s", number, s.model.Reference()), "")
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
	case "rate", "number":
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
