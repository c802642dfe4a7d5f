package ask

// scroller shows a part of lines that are too many for their room.
type scroller struct {
	// first is the first line shown.
	first int
	// follow says that the next view scrolls to the chosen lines.
	follow bool
	// room and length are how many lines the last view had room for, and how many there were.
	room, length int
}

// page scrolls one page up or down. It reports whether there is something to scroll.
func (s *scroller) page(key string) bool {
	step := max(s.room-1, 1)
	if key == "pgup" {
		step = -step
	}
	s.first, s.follow = s.first+step, false
	return s.length > s.room
}

// view returns as many lines as the height says. Where there are more, the last of them says on which side and how to see them.
// To follow is to show the chosen lines, from first to before last.
func (s *scroller) view(lines []string, first, last, height, width int) []string {
	s.room, s.length = max(height, 0), len(lines)
	if s.length <= s.room {
		s.first = 0
		return window(lines, s.room)
	}
	s.room = max(s.room-1, 0)
	if s.follow {
		if s.first = max(s.first, last-s.room); first < s.first {
			s.first = first
		}
		if last <= s.room {
			s.first = 0
		}
	}
	s.first = max(min(s.first, s.length-s.room), 0)
	return append(window(lines[s.first:], s.room), paint(clip(s.more(), width), quiet))
}

// more says where there is more.
func (s *scroller) more() string {
	above, below := "more above (PgUp)", "more below (PgDn)"
	switch {
	case s.first == 0:
		return below
	case s.first+s.room >= s.length:
		return above
	default:
		return above + " · " + below
	}
}
