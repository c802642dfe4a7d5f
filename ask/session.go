// Package ask holds the interview, which asks for one element after the other on a screen or in plain lines. Both drive
// a Session, which knows nothing of them and saves every answer to a Store at once. Start with session.go.
package ask

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// Store saves answers.
type Store interface {
	// Save saves one answer. If another program changed the answers since they were last read, it saves nothing and
	// returns ErrChanged.
	Save(answer answers.Answer) error
	// Reload reads the answers anew, and says when they were last changed.
	Reload() (*answers.File, time.Time, error)
	// List adds elements without an answer to those that the answers list, so that they are asked the next time too.
	List(elements []framework.ElementID) error
}

// ErrChanged says that another program changed the answers.
var ErrChanged = errors.New("the file was changed by another program")

// ErrGone says that the answers were removed. They can be saved again once they are back.
var ErrGone = errors.New("the file is no longer there")

// whenGone says what the respondent can still do once the file was removed.
const whenGone = "Put the file back, or leave with q: all your answers are printed then."

// Session is the state of an interview: its questions, the answers so far and the current question.
type Session struct {
	model     *framework.Framework
	questions []framework.Place
	answers   map[framework.ElementID]answers.Answer
	store     Store
	// at is the index of the current question, or the number of questions at the end.
	at int
	// route lists the questions, by index, that next and back go through. Where it is nil they go through all.
	route []int
	// stored holds the answers that the store had when it was last read or written.
	stored map[framework.ElementID]answers.Answer
	// unsaved lists the elements with answers that are not in the store, in the order in which they were given.
	unsaved []framework.ElementID
	// conflicts are to be decided by the respondent. Until then answers holds those of the other program.
	conflicts []conflict
	failure   error
}

// newSession begins at the first question.
func newSession(model *framework.Framework, questions []framework.Place, given *answers.File, store Store) *Session {
	s := &Session{model: model, questions: questions, store: store}
	s.setAnswers(given)
	return s
}

func (s *Session) setAnswers(given *answers.File) {
	s.answers = map[framework.ElementID]answers.Answer{}
	for _, answer := range given.Given {
		s.answers[answer.Element] = answer
	}
	s.stored = maps.Clone(s.answers)
}

// atEnd reports whether the session is behind the last question.
func (s *Session) atEnd() bool { return s.at == len(s.questions) }

// question is the current question. There is none at the end.
func (s *Session) question() framework.Place { return s.questions[s.at] }

// answer is the answer to the current question.
func (s *Session) answer() answers.Answer { return s.answerTo(s.question().ID) }

func (s *Session) answerTo(id framework.ElementID) answers.Answer {
	answer := s.answers[id]
	answer.Element = id
	return answer
}

// grade answers the current question and goes on to the next. The reason replaces an earlier one; it is "" for any grade but n/a.
func (s *Session) grade(grade framework.Grade, reason string) {
	answer := s.answer()
	answer.Grade, answer.Reason = grade, reason
	s.give(answer)
	s.next()
}

// note sets the note and the evidence of the current question, whether it is answered or not.
func (s *Session) note(note string, evidence []answers.Evidence) {
	answer := s.answer()
	answer.Note, answer.Evidence = note, evidence
	s.give(answer)
}

// give sets and saves an answer. One that changes nothing is not saved.
func (s *Session) give(answer answers.Answer) {
	id := answer.Element
	if !answer.Same(s.answerTo(id)) {
		s.answers[id] = answer
		s.unsaved = slices.DeleteFunc(s.unsaved, func(other framework.ElementID) bool { return other == id })
		s.unsaved = append(s.unsaved, id)
	}
	s.save()
}

// save saves what is not in the store yet, up to the first failure.
func (s *Session) save() {
	s.failure = nil
	for len(s.unsaved) > 0 {
		answer := s.answerTo(s.unsaved[0])
		if s.failure = s.store.Save(answer); s.failure != nil {
			return
		}
		s.stored[answer.Element], s.unsaved = answer, s.unsaved[1:]
	}
}

// reload reads the store anew and saves the unsaved answers to it: the keys of them that were changed here. One that
// another program changed too becomes a conflict.
func (s *Session) reload() {
	fresh, changed, err := s.store.Reload()
	if err != nil {
		s.failure = err
		return
	}
	given, before, unsaved := s.answers, s.stored, s.unsaved
	s.setAnswers(fresh)
	s.unsaved = nil
	for _, id := range unsaved {
		theirs, last := s.answerTo(id), before[id]
		last.Element = id
		mine := answers.Merge(last, given[id], theirs)
		switch {
		case theirs.Same(mine):
		case theirs.Same(last):
			s.answers[id] = mine
			s.unsaved = append(s.unsaved, id)
		default:
			s.conflicts = append(s.conflicts, conflict{theirs: theirs, mine: mine, changed: changed})
		}
	}
	s.save()
}

// decide resolves the first conflict with one of its answers.
func (s *Session) decide(answer answers.Answer) {
	s.conflicts = s.conflicts[1:]
	s.give(answer)
}

// next goes to the next question. On a route it goes to the next open question of the route.
func (s *Session) next() {
	if s.route == nil {
		s.at = min(s.at+1, len(s.questions))
		return
	}
	for _, at := range s.route[slices.Index(s.route, s.at)+1:] {
		if s.answers[s.questions[at].ID].Grade.Open() {
			s.at = at
			return
		}
	}
	s.at = len(s.questions)
}

// back goes to the previous question of the route or, without a route or at its first question, to the one before in the list.
func (s *Session) back() {
	if step := slices.Index(s.route, s.at); step > 0 {
		s.at = s.route[step-1]
	} else {
		s.at = max(s.at-1, 0)
	}
}

// open lists the questions that are not answered, or answered with unknown.
func (s *Session) open() []framework.Place { return s.openIn(s.answers) }

// unstored lists the questions to which the store has no answer, or unknown.
func (s *Session) unstored() []framework.Place { return s.openIn(s.stored) }

func (s *Session) openIn(given map[framework.ElementID]answers.Answer) []framework.Place {
	return slices.DeleteFunc(slices.Clone(s.questions), func(p framework.Place) bool { return !given[p.ID].Grade.Open() })
}

// complete reports whether nothing is open.
func (s *Session) complete() bool { return s != nil && len(s.open()) == 0 }

// nextOpen goes to the next question without an answer, beginning anew behind the last one. If all have answers, it goes to
// the next one answered with unknown. It stays, and returns false, if no other question is open.
func (s *Session) nextOpen() bool {
	after := s.at + 1
	if s.atEnd() {
		after = 0
	}
	for _, at := range s.openFrom(after) {
		if at != s.at {
			s.at = at
			return true
		}
	}
	return false
}

// openFrom lists the open questions by index, beginning anew behind the last one: those without an answer, then those answered with unknown.
func (s *Session) openFrom(first int) []int {
	var open []int
	for _, wanted := range []framework.Grade{framework.Unanswered, framework.Unknown} {
		for i := range s.questions {
			if at := (first + i) % len(s.questions); s.answers[s.questions[at].ID].Grade == wanted {
				open = append(open, at)
			}
		}
	}
	return open
}

// resume goes to the first open question, or to the end. From there on only open ones are asked: those without an answer, then those
// answered with unknown.
func (s *Session) resume() {
	s.at, s.route = len(s.questions), s.openFrom(0)
	if len(s.route) > 0 {
		s.at = s.route[0]
	}
}

// review goes to the first question, and from there through all.
func (s *Session) review() { s.at, s.route = 0, nil }

// groups lists the groups of the questions in order.
func (s *Session) groups() []*framework.Group {
	var groups []*framework.Group
	for _, question := range s.questions {
		if len(groups) == 0 || groups[len(groups)-1] != question.Group {
			groups = append(groups, question.Group)
		}
	}
	return groups
}

// answeredIn counts the questions of a group, and those of them that are not open.
func (s *Session) answeredIn(group *framework.Group) (answered, questions int) {
	for _, question := range s.questions {
		if question.Group == group {
			questions++
			if !s.answers[question.ID].Grade.Open() {
				answered++
			}
		}
	}
	return answered, questions
}

// groupState says how many questions of a group are answered.
func (s *Session) groupState(group *framework.Group) string {
	answered, questions := s.answeredIn(group)
	return fmt.Sprintf("%s (%d of %d answered)", group.Name, answered, questions)
}

// jump goes to the first question of a group.
func (s *Session) jump(group framework.GroupID) {
	s.route = nil
	s.at = slices.IndexFunc(s.questions, func(p framework.Place) bool { return p.Group.ID == group })
}

// result evaluates the answers so far.
func (s *Session) result() *assess.Result {
	given := &answers.File{}
	for _, place := range s.model.Elements() {
		if answer, answered := s.answers[place.ID]; answered {
			given.Given = append(given.Given, answer)
		}
	}
	return assess.Evaluate(s.model, given, assess.Options{})
}
