package yamlpos_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

type named struct {
	Name string `yaml:"name,max=5"`
}

type thing struct {
	Count int `yaml:"count,from=1,to=3"`
	named
	Open  bool          `yaml:"open,optional"`
	Words []string      `yaml:"words,filled"`
	Parts []named       `yaml:"parts,optional"`
	Raw   yamlpos.Entry `yaml:"raw,optional"`
	Other string
}

// decoded is a thing read from a text, with what was reported.
func decoded(t *testing.T, text string) (*thing, *yamlpos.Decoder, []string) {
	t.Helper()
	var list diag.List
	root, ok := yamlpos.Parse(diag.Source{Name: "f.yaml", Data: []byte(text)}, &list)
	if !ok {
		t.Fatal(said(&list))
	}
	var into thing
	var decoder yamlpos.Decoder
	decoder.Decode(root, &into)
	return &into, &decoder, said(&list)
}

// A struct is filled from its keys, and each value has its place.
func TestDecoder(t *testing.T) {
	got, decoder, problems := decoded(t, "count: 2\nname: Ämter\nopen: true\nwords: [a, b]\nparts: [{name: x}]\nraw: {z: 1}\n")
	if got.Count != 2 || got.Name != "Ämter" || !got.Open || len(got.Words) != 2 || got.Parts[0].Name != "x" || problems != nil {
		t.Errorf("got %+v, %v", got, problems)
	}
	places := []string{
		decoder.At(&got.Name).Position().String(), decoder.At(&got.Words[1]).Position().String(),
		decoder.At(&got.Parts[0]).Position().String(), decoder.At(&got.Parts[0].Name).Position().String(),
		got.Raw.Key.Position().String(), got.Raw.Value.Entries("things")[0].Key.String(),
	}
	want := []string{"f.yaml:2:7", "f.yaml:4:12", "f.yaml:5:9", "f.yaml:5:16", "f.yaml:6:1", "z"}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
	decoder.At(&got.Other).Report("code", "nothing is said of what was not given", "")
	if decoder.Given(&got.Other) || !decoder.Given(&got.Open) {
		t.Error("what was given is mixed up")
	}
}

// What is not as the tags say is reported at its place, each cause once.
func TestDecoder_mistakes(t *testing.T) {
	for text, want := range map[string][]string{
		"{}": {
			`f.yaml:1:1: key "count" is missing [missing-key]`, `f.yaml:1:1: key "name" is missing [missing-key]`,
			`f.yaml:1:1: key "words" is missing [missing-key]`,
		},
		"[]": {`f.yaml:1:1: got a list, want a mapping of count, name and words [wrong-type]`},
		"count: 4\nname: longer\nwords: []\nopen: no\ncolour: red\n": {
			`f.yaml:1:8: got "4", want a whole number from 1 to 3 [wrong-type]`,
			`f.yaml:2:7: name has 6 characters, want at most 5 [text-too-long]`,
			`f.yaml:3:8: words is empty [empty-list]`,
			`f.yaml:4:7: got "no", want true or false [wrong-type]`,
			`f.yaml:5:1: unknown key "colour" [unknown-key]`,
		},
		"count: 1\nname: ' '\nwords: [[a]]\nparts: [x, {name: }]\nraw:\n": {
			`f.yaml:2:7: key "name" has no value [missing-key]`,
			`f.yaml:3:9: got a list, want text [wrong-type]`,
			`f.yaml:4:9: got "x", want a mapping of name [wrong-type]`,
			`f.yaml:4:19: key "name" has no value [missing-key]`,
		},
	} {
		if _, _, problems := decoded(t, text); cmp.Diff(want, problems) != "" {
			t.Errorf("%s: %s", text, cmp.Diff(want, problems))
		}
	}
}
