package answers_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

// long is an answer that says everything there is.
var long = answers.Answer{ //nolint:gochecknoglobals // a value of several tests, which none changes
	Element: "team-goals", Grade: framework.Partial, Note: `Only "new" business: yes, #1 [see]`, Reason: "none",
	Evidence: []answers.Evidence{{Text: "https://crm.example/17"}, {Text: "owner's report", AsOf: "2026-10-30"}},
	AsOf:     "2026-11-01", Confidence: answers.Low,
}

const longText = `{grade: partial, note: "Only \"new\" business: yes, #1 [see]", reason: "none", ` +
	`evidence: ["https://crm.example/17", {text: "owner's report", as_of: 2026-10-30}], as_of: 2026-11-01, confidence: low}`

type amendment struct {
	name          string
	answer        answers.Answer
	before, after string
}

func amendments() []amendment { //nolint:funlen // a table
	full := answers.Answer{Element: "team-goals", Grade: framework.Full}
	noted := answers.Answer{Element: "team-goals", Grade: framework.Full, Note: "new"}
	return []amendment{
		{
			"a grade", full, "answers:\n  team-goals:   none  # ask Finance\n\n  # last\n  utm-tracking: full\n",
			"answers:\n  team-goals:   full  # ask Finance\n\n  # last\n  utm-tracking: full\n",
		},
		{"a quoted grade", full, "answers:\n  team-goals: \"none\" # x\n", "answers:\n  team-goals: full # x\n"},
		{
			"an empty answer", full, "answers:\n  team-goals: # later\n  utm-tracking: full\n",
			"answers:\n  team-goals: full # later\n  utm-tracking: full\n",
		},
		{"an empty answer at the end of the file", full, "answers:\n  team-goals:", "answers:\n  team-goals: full"},
		{"a null", full, "answers:\n  team-goals: ~\n", "answers:\n  team-goals: full\n"},
		{
			"a new answer", full, "answers:\n  utm-tracking: {grade: full} # x\n\n# end\n",
			"answers:\n  utm-tracking: {grade: full} # x\n  team-goals: full\n\n# end\n",
		},
		{
			"a new answer behind a block", full, "answers:\n    utm-tracking:\n      note: |\n        a\n\n        # b\n    # c\ndate: 2026-11-21\n",
			"answers:\n    utm-tracking:\n      note: |\n        a\n\n        # b\n    team-goals: full\n    # c\ndate: 2026-11-21\n",
		},
		{"the first answer", full, "answers: # all\ndate: 2026-11-21\n", "answers: # all\n  team-goals: full\ndate: 2026-11-21\n"},
		{"the first answer of an empty mapping", full, "answers: {}\n", "answers: {team-goals: full}\n"},
		{
			"a new answer in brackets", full, "answers: {utm-tracking: full,\n  step-plans: {note: \"}\"}}\n",
			"answers: {utm-tracking: full,\n  step-plans: {note: \"}\"}, team-goals: full}\n",
		},
		{"an answer in brackets", full, "answers: {team-goals: none, utm-tracking: full}\n", "answers: {team-goals: full, utm-tracking: full}\n"},
		{
			"the grade of a long answer", noted, "answers:\n  team-goals:\n    # why\n    grade: none # low\n    note: new\n",
			"answers:\n  team-goals:\n    # why\n    grade: full # low\n    note: new\n",
		},
		{
			"the grade of a long answer in brackets", noted, "answers:\n  team-goals: {note: new, grade: none}\n",
			"answers:\n  team-goals: {note: new, grade: full}\n",
		},
		{
			"a grade after a note", noted, "answers:\n  team-goals:\n    note: new\n  utm-tracking: full\n",
			"answers:\n  team-goals:\n    note: new\n    grade: full\n  utm-tracking: full\n",
		},
		{
			"a note of several lines", noted, "answers:\n  team-goals:\n    note: >\n      old\n\n      note\n    grade: full\n",
			"answers:\n  team-goals:\n    note: \"new\"\n    grade: full\n",
		},
		{
			"a plain note of several lines", noted, "answers:\n  team-goals:\n    note: old\n      note\n    grade: full\n",
			"answers:\n  team-goals:\n    note: \"new\"\n    grade: full\n",
		},
		{
			"a plain note of several lines with a comment", noted, "answers:\n  team-goals:\n    note: old\n      note#1  # c4\n    grade: full # c5\n",
			"answers:\n  team-goals:\n    note: \"new\"  # c4\n    grade: full # c5\n",
		},
		{
			"a note in a block with a comment at its head", noted, "answers:\n  team-goals:\n    note: |-  # c6\n      old # and\n      more\n    grade: full # c7\n",
			"answers:\n  team-goals:\n    note: \"new\" # c6\n    grade: full # c7\n",
		},
		{
			"what is no longer said", full, "answers:\n  team-goals: {grade: none, note: 'it''s', confidence: low}\n",
			"answers:\n  team-goals: {grade: full, note: \"\", confidence: null}\n",
		},
		{"everything", long, "answers:\n  team-goals: none # x\n", "answers:\n  team-goals: " + longText + " # x\n"},
		{
			"evidence in a block", long, "answers:\n  team-goals:\n    evidence: # y\n    - old\n    # in it\n    - {text: b}\n    grade: none\n",
			"answers:\n  team-goals:\n    evidence: [\"https://crm.example/17\", {text: \"owner's report\", as_of: 2026-10-30}]\n    grade: partial\n" +
				"    note: \"Only \\\"new\\\" business: yes, #1 [see]\"\n    reason: \"none\"\n    as_of: 2026-11-01\n    confidence: low\n",
		},
		{
			"a new answer above waivers", full,
			"answers:\n  utm-tracking: none\nwaivers:\n  - {element: utm-tracking, reason: x, expires: 2027-01-01}\n",
			"answers:\n  utm-tracking: none\n  team-goals: full\nwaivers:\n  - {element: utm-tracking, reason: x, expires: 2027-01-01}\n",
		},
		{"Windows line ends", full, "answers:\r\n  utm-tracking: full\r\n", "answers:\r\n  utm-tracking: full\r\n  team-goals: full\r\n"},
		{"nothing", full, "answers:\n  team-goals: 3 # points\n", "answers:\n  team-goals: 3 # points\n"},
		{
			"wide characters before it", full, "answers: {utm-tracking: {note: 北京 🙂}, team-goals: none}\n",
			"answers: {utm-tracking: {note: 北京 🙂}, team-goals: full}\n",
		},
	}
}

// Amending changes the bytes of the answer, and no others.
func TestAmend_onlyTheAnswer(t *testing.T) {
	tests := amendments()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			amend(t, "a.yaml", header+test.before, test.answer, header+test.after)
			amend(t, "a.yaml", "\uFEFF"+header+test.before, test.answer, "\uFEFF"+header+test.after)
		})
	}
}

// TestAmend_evidenceItem keeps the comments and the form of the others.
func TestAmend_evidenceItem(t *testing.T) {
	said := func(evidence ...answers.Evidence) answers.Answer {
		return answers.Answer{Element: "team-goals", Grade: framework.Full, Evidence: evidence}
	}
	old, theirs, dated := answers.Evidence{Text: "old"}, answers.Evidence{Text: "theirs"}, answers.Evidence{Text: "new", AsOf: "2026-10-30"}
	const block = "answers:\n  team-goals:\n    grade: full\n    evidence: # list\n"
	const item = "{text: \"new\", as_of: 2026-10-30}"
	for _, test := range []amendment{
		{
			"a block's", said(dated, theirs),
			block + "      # ours\n      - text: old\n      # above\n      - theirs # keep\n    # below\n  utm-tracking: none\n",
			block + "      # ours\n      - " + item + "\n      # above\n      - theirs # keep\n    # below\n  utm-tracking: none\n",
		},
		{"a block's last", said(theirs, dated), block + "    - theirs # keep\n    - >\n      old\n\n# end\n", block + "    - theirs # keep\n    - " + item + "\n\n# end\n"},
		{"one more of a block", said(old, theirs, dated), block + "    - text: old # a\n    - theirs # b\n", block + "    - text: old # a\n    - theirs # b\n    - " + item + "\n"},
		{"one more at the end of the file", said(old, dated), block + "      -   old", block + "      -   old\n      - " + item},
		{"one in brackets", said(old, dated), "answers: {team-goals: {grade: full, evidence: [ old,\n theirs ]}}\n", "answers: {team-goals: {grade: full, evidence: [ old,\n " + item + " ]}}\n"},
		{"one more in brackets", said(old, dated), "answers: {team-goals: {grade: full, evidence: [ 'old' ]}}\n", "answers: {team-goals: {grade: full, evidence: [ 'old', " + item + " ]}}\n"},
		{"the first of none", said(dated), "answers: {team-goals: {grade: full, evidence: []}}\n", "answers: {team-goals: {grade: full, evidence: [" + item + "]}}\n"},
		{"one less", said(theirs), block + "    - old # a\n    - theirs\n", "answers:\n  team-goals:\n    grade: full\n    evidence: [\"theirs\"]\n"},
	} {
		t.Run(test.name, func(t *testing.T) { amend(t, "a.yaml", header+test.before, test.answer, header+test.after) })
	}
}

func amend(t *testing.T, name, before string, answer answers.Answer, after string) {
	t.Helper()
	document, err := answers.ParseDocument(diag.Source{Name: name, Data: []byte(before)}, data.PRO())
	if err != nil {
		t.Fatal(err)
	}
	got, err := document.Amend(answer)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, string(got.Source.Data)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Amending a JSON file leaves it JSON.
func TestAmend_json(t *testing.T) {
	head := "{\"schema\": \"revops/answers/v1\", \"framework\": \"pro@2\",\n \"answers\": "
	full := answers.Answer{Element: "team-goals", Grade: framework.Full}
	noted := answers.Answer{Element: "team-goals", Grade: framework.Full, Note: "Smile 🙂", AsOf: "2026-11-21"}
	for before, want := range map[string]struct {
		answer answers.Answer
		after  string
	}{
		`{"team-goals": "none"}}`:              {full, `{"team-goals": "full"}}`},
		`{"team-goals": 1 , "step-plans": 0}}`: {full, `{"team-goals": "full" , "step-plans": 0}}`},
		`{"team-goals": null}}`:                {full, `{"team-goals": "full"}}`},
		`{}}`:                                  {full, `{"team-goals": "full"}}`},
		`null}`:                                {full, `{"team-goals": "full"}}`},
		`{"step-plans": {"note": "\"}"}}}`:     {full, `{"step-plans": {"note": "\"}"}, "team-goals": "full"}}`},
		`{"team-goals": "full"}}`:              {noted, `{"team-goals": {"grade": "full", "note": "Smile 🙂", "as_of": "2026-11-21"}}}`},
		`{"team-goals": {"grade": "none", "as_of": "2026-11-20"}}}`: {full, `{"team-goals": {"grade": "full", "as_of": null}}}`},
	} {
		amend(t, "a.json", head+before, want.answer, head+want.after)
	}
}

// A layout that cannot be amended is left alone.
func TestAmend_refusedLayout(t *testing.T) {
	source := diag.Source{Name: "a.yaml", Data: []byte(header + "answers:\n  ? team-goals\n  ? utm-tracking\n")}
	document, err := answers.ParseDocument(source, data.PRO())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := document.Amend(long); !errors.Is(err, answers.ErrLayout) {
		t.Errorf("got %v, error %v", got, err)
	}
}

// FuzzAmend: a valid file stays valid and says the same save for the one answer, or nothing is returned.
func FuzzAmend(f *testing.F) {
	for _, text := range []string{
		"answers:\n  team-goals: none\n", "answers: {team-goals: {note: \"x\"}}\n",
		"answers:\n  team-goals:\n    evidence:\n    - a\n    note: |\n      b\n",
	} {
		f.Add([]byte(header+text), "note", uint8(2))
	}
	model := data.PRO()
	f.Fuzz(func(t *testing.T, content []byte, note string, pick uint8) {
		source := diag.Source{Name: "a.yaml", Data: content}
		before, err := answers.ParseDocument(source, model)
		if err != nil {
			return
		}
		elements := model.Elements()
		answer := answers.Answer{
			Element: elements[int(pick)%len(elements)].ID, Grade: framework.None + framework.Grade(pick%4), Note: note,
		}
		amended, err := before.Amend(answer)
		if err != nil {
			return
		}
		after, err := answers.Parse(amended.Source, model)
		if err != nil {
			t.Fatalf("%v in %q", err, amended.Source.Data)
		}
		for _, was := range before.Answers.Given {
			for _, is := range after.Given {
				if was.Element == is.Element && is.Element != answer.Element && was.Grade != is.Grade {
					t.Errorf("%s was %s and is %s", is.Element, was.Grade, is.Grade)
				}
			}
		}
	})
}
