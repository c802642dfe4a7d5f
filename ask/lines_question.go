package ask

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"revops/answers"
	"revops/framework"
)

const commands = "b back, s skip, n note and evidence, ? explain, g groups, o next open question, q stop, help"

// help lists what can be typed at a question.
func (l *lines) help() {
	l.print("Answers: 1 to %d or %s; x for not applicable; 0 or u for I don't know.", len(framework.Grades()), framework.GradeWords())
	l.print("Commands: %s.", commands)
}

// question shows the current question and reads commands until one goes to another question.
func (l *lines) question() error {
	place := l.session.question()
	l.print("\nQuestion %d of %d, %s, %s %s. %s. Level so far: %s.", l.session.at+1, len(l.session.questions), place.Lens.Name,
		place.Lens.GroupNoun, place.Group.Name, l.session.left(), levelSoFar(l.session.result()))
	l.print("%s", place.Name)
	if words := l.session.spelledOut(); words != "" {
		l.print("%s", words)
	}
	l.print("%s\nWhy: %s", place.Question, place.Why)
	for _, line := range l.interview.figuresOf(place.ID).list() {
		l.print("%s", line)
	}
	options := optionsOf(place)
	for _, option := range options {
		l.print("%s %s", option.key, option.text())
	}
	answer := l.session.answer()
	prompt := "Answer"
	if answer.Grade != framework.Unanswered {
		prompt += ", now " + answer.Grade.String()
	}
	for at := l.session.at; at == l.session.at && !l.session.atEnd(); {
		text, err := l.ask(prompt)
		if err != nil {
			return err
		}
		if at := optionFor(options, text); at >= 0 {
			return l.grade(options[at].grade)
		}
		if moved, err := l.command(text, options); err != nil || moved {
			return err
		}
	}
	return nil
}

func (l *lines) grade(grade framework.Grade) error {
	reason := ""
	for grade == framework.NotApplicable && strings.TrimSpace(reason) == "" {
		var err error
		if reason, err = l.askText("Why does it not apply? (required)"); err != nil {
			return err
		}
	}
	objection := l.interview.figuresOf(l.session.question().ID).objection(grade, l.session.answer(), "b, then n")
	l.session.grade(grade, reason)
	if err := l.saved(); err != nil {
		return err
	}
	if objection != "" {
		l.print("%s", objection)
	}
	return nil
}

// saved reports a save that failed. If another program changed the file, it reads the file anew and has conflicts decided.
func (l *lines) saved() error {
	if l.session.failure == nil {
		return nil
	}
	next := "Your answer is not lost: revops saves it with the next one."
	if errors.Is(l.session.failure, ErrGone) {
		next = whenGone
	}
	l.print("NOT SAVED: %s. %s", l.session.failure, next)
	if !errors.Is(l.session.failure, ErrChanged) {
		return nil
	}
	l.session.reload()
	for len(l.session.conflicts) > 0 {
		conflict := l.session.conflicts[0]
		place, _ := l.interview.Model.Element(conflict.mine.Element)
		l.print("%s\n%s", place.Question, changedMeanwhile)
		number, err := l.choose("Which one counts?", conflict.sides(l.interview.File))
		if err != nil {
			return err
		}
		l.session.decide(conflict.answer(number == 1))
	}
	if l.session.failure != nil {
		l.print("NOT SAVED: %s.", l.session.failure)
	} else {
		l.print("The file was read again, and your answers are saved in it.")
	}
	return nil
}

// command carries out a command and reports whether it went to another question.
func (l *lines) command(text string, options []option) (moved bool, err error) {
	switch strings.ToLower(text) {
	case "b":
		if l.session.at == 0 {
			l.print(firstQuestion)
			return false, nil
		}
		l.session.back()
		return true, nil
	case "s":
		l.session.next()
		return true, nil
	case "n":
		return false, l.note()
	case "?":
		place := l.session.question()
		for _, line := range explanation(l.interview.Model, place, l.interview.figuresOf(place.ID)) {
			l.print("%s", line)
		}
	case "g":
		if err := l.jump(); !errors.Is(err, errBack) {
			return true, err
		}
		return true, nil
	case "o":
		if !l.session.nextOpen() {
			l.print(nothingElseOpen)
			return false, nil
		}
		return true, nil
	case "help":
		l.help()
	case "q":
		return false, errLeft
	case notApplicableKey, framework.NotApplicable.String(), "not applicable":
		l.print("%s", essentialRefusal)
	default:
		keys := optionKeys(options)
		last := len(keys) - 1
		l.print("Type %s or %s for an answer, or %s.", strings.Join(keys[:last], ", "), keys[last], commands)
	}
	return false, nil
}

func (l *lines) note() error {
	answer := l.session.answer()
	note, err := l.askText(withCurrent("Note", answer.Note))
	if err != nil {
		return err
	}
	switch strings.TrimSpace(note) {
	case "":
		note = answer.Note
	case remove:
		note = ""
	}
	evidence := slices.Clone(answer.Evidence)
	for {
		l.session.note(note, evidence) // at once: the input may end before the next line
		prompt := "Evidence, one link or document (press Enter to finish)"
		if len(evidence) > 0 {
			prompt = fmt.Sprintf("More evidence (press Enter to finish, type %s to remove %s)", remove, allOf(len(evidence)))
		}
		item, err := l.ask(prompt)
		if err != nil {
			return err
		}
		if item == "" {
			break
		}
		if item == remove {
			evidence = nil
			continue
		}
		evidence = append(slices.Clip(evidence), answers.Evidence{Text: item})
	}
	return l.saved()
}

// allOf refers to so many things.
func allOf(number int) string {
	if number == 1 {
		return "it"
	}
	return fmt.Sprintf("all %d", number)
}

// remove is typed to remove a note or evidence.
const remove = "-"

func withCurrent(prompt, current string) string {
	if current == "" {
		return prompt + " (optional: press Enter to skip)"
	}
	return fmt.Sprintf("%s (press Enter to keep %q, type %s to remove it)", prompt, current, remove)
}

// jump reads which group to go to.
func (l *lines) jump() error {
	groups := l.session.groups()
	options := make([]string, len(groups))
	for i, group := range groups {
		answered, questions := l.session.answeredIn(group)
		options[i] = fmt.Sprintf("%s, %d of %d answered", group.Name, answered, questions)
	}
	number, err := l.chooseOr(numberOrBack, "Which group?", options, nil)
	if err == nil {
		l.session.jump(groups[number].ID)
	}
	return err
}

// end says what is still open and offers the menu. The end of the input asks for the result.
func (l *lines) end() error {
	l.session.save()
	if err := l.saved(); err != nil {
		return err
	}
	l.print("\nThat was the last question. %s", l.session.stillOpen())
	for _, line := range l.session.openList() {
		l.print("Open: %s", line)
	}
	if needed := l.session.beyond(); needed != "" {
		l.print("%s", needed)
	}
	err := l.menu("Level: " + levelSoFar(l.session.result()))
	if errors.Is(err, errLeft) && l.ended {
		l.outcome = Finished
	}
	return err
}

// menu reads which of the menu's items to do, by number or letter, and does it.
func (l *lines) menu(title string) error {
	items := l.interview.menu(l.session)
	texts, letters := make([]string, len(items)), make([]string, len(items))
	for i, item := range items {
		texts[i], letters[i] = item.text, item.letter
	}
	number, err := l.choose(title, texts, letters...)
	if err == nil {
		err = l.act(items[number].action)
	}
	if errors.Is(err, errBack) {
		return l.menu(title)
	}
	return err
}

// act does what was chosen in the menu.
func (l *lines) act(chosen action) error {
	switch chosen {
	case saveAgain:
		l.session.reload()
		return l.saved()
	case answerOpen:
		l.session.resume()
	case review:
		l.session.review()
	case byGroup:
		return l.jump()
	case addQuestions:
		return l.add()
	case showResult:
		l.outcome = Finished
		return errLeft
	case writeReport:
		l.outcome = Reported
		return errLeft
	case leave:
		return errLeft
	}
	return nil
}

// add reads which questions to ask too.
func (l *lines) add() error {
	list := l.interview.additions(l.session)
	number, err := l.chooseOr(numberOrBack, "Which questions?", titles(list), nil)
	if err != nil {
		return err
	}
	l.session.add(list[number].scope)
	return l.saved()
}
