package ask

import (
	tea "charm.land/bubbletea/v2"
)

// newResumePage offers what can be done with the answers that the file holds.
func newResumePage(s *screen) *listPage {
	return newMenuPage(s, []string{s.interview.about(), "", s.interview.progress(s.session)})
}

// newEndPage follows the last question. It tries once more to save what is not saved.
func newEndPage(s *screen) *listPage {
	s.session.save()
	lead := []string{"That was the last question. " + s.session.stillOpen(), ""}
	if s.session.failure != nil {
		lead = append(notSaved(s.session, s.width), "")
	}
	list := s.session.openList()
	const others = 14 // lines of the page besides the list
	if room := max(s.height-others, 1); len(list) > room {
		list = append(list[:room-1], "… and "+count(len(list)-room+1, "more open question", "more open questions"))
	}
	for _, line := range list {
		lead = append(lead, clip("- "+line, s.width))
	}
	if needed := s.session.beyond(); needed != "" {
		lead = append(lead, needed)
	}
	return newMenuPage(s, append(lead, "Level: "+levelSoFar(s.session.result())))
}

// newMenuPage offers the menu under a few lines.
func newMenuPage(s *screen, lead []string) *listPage {
	items := s.interview.menu(s.session)
	page := &listPage{lead: lead, title: "What do you want to do?"}
	for _, item := range items {
		page.options, page.letters = append(page.options, item.text), append(page.letters, item.letter)
	}
	page.done = func(s *screen, chosen int) tea.Cmd { return s.act(items[chosen].action) }
	return page
}

// act does what was chosen in the menu.
func (s *screen) act(chosen action) tea.Cmd {
	session := s.session
	switch chosen {
	case saveAgain:
		session.reload()
	case answerOpen:
		session.resume()
	case review:
		session.review()
	case byGroup:
		return s.show(newGroupsPage(s))
	case addQuestions:
		return s.show(newAddPage(s))
	case showResult, writeReport:
		if session.save(); session.failure == nil {
			s.outcome = Finished
			if chosen == writeReport {
				s.outcome = Reported
			}
			return tea.Quit
		}
	case leave:
		return s.leave()
	}
	return s.questions()
}

// newAddPage asks which questions to ask too.
func newAddPage(s *screen) *listPage {
	from, list := s.page, s.interview.additions(s.session)
	page := &listPage{title: "Which questions do you want to add?", options: titles(list), cancel: func(s *screen) tea.Cmd { return s.show(from) }}
	page.done = func(s *screen, chosen int) tea.Cmd {
		s.session.add(list[chosen].scope)
		return s.questions()
	}
	return page
}

// leave ends the interview. Where answers are not saved it asks first.
func (s *screen) leave() tea.Cmd {
	if s.session == nil || len(s.session.unsaved) == 0 && len(s.session.conflicts) == 0 {
		if s.session.complete() {
			s.outcome = Complete
		}
		return tea.Quit
	}
	return s.show(&listPage{
		lead:    notSaved(s.session, s.width),
		title:   "Leave anyway?",
		options: []string{"No, save again", "Yes, and print them to add to the file by hand"},
		done: func(s *screen, chosen int) tea.Cmd {
			if chosen > 0 {
				return tea.Quit
			}
			s.session.reload()
			return s.questions()
		},
		cancel:  func(s *screen) tea.Cmd { return s.questions() },
		leaving: true,
	})
}
