package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// Survey is what a page asks: the elements of a scope.
type Survey struct {
	Model *framework.Framework
	Scope framework.Scope
	// Given is what is filled in already, answers to other elements left out. Nil means nothing.
	Given *answers.File
}

// surveyView is what the template of a survey shows.
type surveyView struct {
	Kind, Title string
	Policy      string
	Style       template.CSS
	Script      template.JS
	Data        surveyData
	Reference   string
	// Size says how many questions there are and how long they take.
	Size  string
	Asked int
	// Team is the name of the team that owns all questions, "" where several do. Purpose says what the survey is for, Factors what FACT is,
	// Unsure and Unheard which grade to choose in doubt.
	Team, Purpose, Factors, Unsure, Unheard string
	Teams                                   []framework.Team
	Groups                                  []surveyGroup
}

// surveyGroup is a group with the elements that are asked. Lens is the name of its lens where several are asked, Begins the same
// where it is the first group of it.
type surveyGroup struct {
	Lens, Begins, Name string
	Elements           []surveyElement
}

// surveyElement is a question. Owner is its team where several teams are asked, "" where only one is.
type surveyElement struct {
	ID                  framework.ElementID
	Name, Question, Why string
	Owner               framework.TeamID
	Grades              []string
	Evidence            []string
}

// surveyData is what the script of a survey knows.
type surveyData struct {
	// Key is under which a browser keeps the answers. Surveys that ask or hold something else have another one.
	Key       string `json:"key"`
	Schema    string `json:"schema"`
	Framework string `json:"framework"`
	// Others are the elements that are not asked.
	Others    []framework.ElementID `json:"others"`
	Essential []framework.ElementID `json:"essential"`
	Teams     []framework.TeamID    `json:"teams"`
	Grades    []string              `json:"grades"`
	Given     surveyGiven           `json:"given"`
}

// WriteSurvey writes a page that asks the questions of a survey, keeps the answers in the browser and gives them as an answers file. It
// loads and sends nothing. Its policy allows its own script and style by their digests, and the script no markup.
func WriteSurvey(w io.Writer, s Survey) error {
	style, err := joined("base.css", "survey.css")
	if err != nil {
		return err
	}
	script, err := joined("survey/yaml.js", "survey/answers.js", "survey/store.js", "survey/question.js", "survey/survey.js")
	if err != nil {
		return err
	}
	style, script = leanStyle(style), lean(script)
	view := surveyView{
		Kind: "Survey", Title: "Revenue operations", Style: template.CSS(style), Script: template.JS(script),
		Policy: "default-src 'none'; style-src " + digest(style) + "; script-src " + digest(script) +
			"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
		Reference: s.Model.Reference(), Teams: s.Model.Teams,
		Purpose: narrative.SurveyPurpose + " " + narrative.SurveyUse, Unsure: narrative.SurveyUnsure, Unheard: narrative.SurveyUnheard,
	}
	asked := s.Scope.Elements(s.Model)
	view.Asked = len(asked)
	view.Size = fmt.Sprintf("%s, about %s", document.Count(len(asked), "question", "questions"),
		document.Count(framework.Minutes(asked), "minute", "minutes"))
	if team, known := s.Model.Team(s.Scope.Team); known {
		view.Team = team.Name
	}
	view.Factors = narrative.FactorsMeaning(asked)
	view.Groups = s.groups(asked)
	if view.Data, err = s.data(asked); err != nil {
		return err
	}
	templates, err := template.New("").Funcs(templateFunctions()).ParseFS(htmlFiles, "html/head.html", "html/survey.html")
	if err != nil {
		return err
	}
	return templates.ExecuteTemplate(w, "survey", view)
}

// lean is a script without indents and without comments that fill a line. No text of our scripts goes over a line's end.
func lean(script []byte) []byte {
	short := make([]byte, 0, len(script))
	for line := range bytes.Lines(script) {
		if line = bytes.TrimLeft(line, " "); !bytes.HasPrefix(line, []byte("//")) {
			short = append(short, line...)
		}
	}
	return short
}

// leanStyle is a style sheet in one line, without the spaces that only its readers need. No text in our style sheets holds them.
func leanStyle(style []byte) []byte {
	short := strings.NewReplacer(" { ", "{", " {", "{", "{ ", "{", "; }", "}", ";}", "}", "; ", ";", ": ", ":", ", ", ",", " > ", ">")
	return []byte(short.Replace(string(bytes.ReplaceAll(lean(style), []byte("\n"), nil))))
}

// groups lists the groups of the elements that are asked.
func (s Survey) groups(asked []framework.Place) []surveyGroup {
	var groups []surveyGroup
	var last framework.Place
	for _, place := range asked {
		if place.Group != last.Group {
			group := surveyGroup{Name: place.Group.Name}
			if asked[0].Lens != asked[len(asked)-1].Lens {
				group.Lens = place.Lens.Name
			}
			if place.Lens != last.Lens {
				group.Begins = group.Lens
			}
			groups = append(groups, group)
			last = place
		}
		element := surveyElement{
			ID: place.ID, Name: place.Name, Question: place.Question, Why: place.Why, Evidence: place.Evidence,
		}
		if s.Scope.Team == "" {
			element.Owner = place.Owner
		}
		element.Grades = document.Each(framework.Grades(), place.Grades.Of)
		group := &groups[len(groups)-1]
		group.Elements = append(group.Elements, element)
	}
	return groups
}

// data is what the script knows. The key is a digest of all the rest and of the scope.
func (s Survey) data(asked []framework.Place) (surveyData, error) {
	data := surveyData{
		Schema: answers.Schema, Framework: s.Model.Reference(), Given: newSurveyGiven(s.Given, asked),
		Essential: []framework.ElementID{}, Others: []framework.ElementID{}, Grades: framework.GradedNames(),
	}
	for _, place := range s.Model.Elements() {
		if !slices.ContainsFunc(asked, func(other framework.Place) bool { return other.ID == place.ID }) {
			data.Others = append(data.Others, place.ID)
		}
		if place.Essential {
			data.Essential = append(data.Essential, place.ID)
		}
	}
	data.Teams = document.Each(s.Model.Teams, func(team framework.Team) framework.TeamID { return team.ID })
	content, err := json.Marshal([]any{data, s.Scope})
	sum := sha256.Sum256(content)
	data.Key = "revops-survey-" + base64.RawURLEncoding.EncodeToString(sum[:12])
	return data, err
}
