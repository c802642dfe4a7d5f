package deals

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"revops/deals/notation"
	"revops/internal/yamlpos"
)

// history holds the last state of each deal of a file that has a row for each of its states. It keeps a copy of every deal, and hands them
// on at the end. Of two states of one day and time, one that ends the deal is the later, then the one in the later row.
type history struct{ states map[uint64]*pastState }

// pastState is the last state of a deal as far as it is known.
type pastState struct {
	record
	stage stageOf
}

// isHistory reports whether a file is one by how many of its rows have an id that was in another stage before. Few are mistakes: then the
// first row counts.
func isHistory(changed, rows int) bool {
	const minShare = 10 // percent
	return changed > 1 && 100*changed >= minShare*rows
}

// findHistory finds out by the first rows whether the file has several rows for each deal, each in another stage, and which column dates
// them. It is a history too where the map names that column.
func (l *layout) findHistory() {
	states, changed := map[string]string{}, 0
	for _, row := range l.firstRows {
		id := l.value(row, l.id)
		state := strings.Join([]string{l.value(row, l.stage), l.value(row, l.wonFlag), l.value(row, l.lostFlag), l.value(row, l.closedFlag)}, "\x00")
		before, again := states[id]
		if id != "" && !l.isNoID(id) && again && before != state {
			changed++
		}
		states[id] = state
	}
	named := slices.ContainsFunc(l.tableColumns.mapped, func(m mappedColumn) bool { return m.role == RoleChanged && m.header != "" })
	l.history = isHistory(changed, len(l.firstRows)) || named && l.id >= 0
	if l.dated = l.formed[changedColumn]; l.dated < 0 {
		l.dated = l.formed[activityColumn]
	}
	if at := l.formed[changedColumn]; !l.history && at >= 0 { // nothing else asks for it
		l.formed[changedColumn] = -1
		if column := &l.columns[at]; column.Alias != "" && l.next != nil {
			column.Role, column.Alias, column.Instead = "", "", RoleChanged
		}
	}
}

// failHistory is the error of a history of which no column says which state is the last.
func (t *table) failHistory(which string) error {
	return t.Fail("the file is a stage history, with several rows per deal, and "+which,
		fmt.Sprintf("export one row per deal, or name the column with the date of each row (columns: {changed: …}) in a map, which revops evidence map %s -o map.yaml creates",
			t.arguments))
}

// time is when the state of a row began: its day, and the time of the day behind it.
func (l *layout) time(d *Deal, fields []string) int64 {
	const day = 24 * 60 * 60
	return day*int64(cmp.Or(d.Changed, d.Activity)) + clockOf(l.value(fields, l.dated))
}

// clockOf reads the time in a date in seconds, 0 where there is none.
func clockOf(text string) int64 {
	at := strings.IndexByte(text, ':')
	if at < 1 {
		return 0
	}
	var hours, minutes, seconds int64
	start := at - 1
	if at > 1 && notation.IsDigit(rune(text[at-2])) {
		start = at - 2
	}
	_, _ = fmt.Sscanf(text[start:], "%d:%d:%d", &hours, &minutes, &seconds) // what is missing is 0
	switch rest := strings.ToLower(text[at:]); {
	case strings.Contains(rest, "pm") && hours < 12:
		hours += 12
	case strings.Contains(rest, "am") && hours == 12:
		hours = 0
	}
	return 60*(60*hours+minutes) + seconds
}

// keep takes in a state of a deal, and reports whether it is kept and not handed on.
func (h *history) keep(d *delivery, r *record, stage stageOf) bool {
	if !d.layout.history || r.id == 0 {
		return false
	}
	if h.states == nil {
		h.states = map[uint64]*pastState{}
	}
	last := h.states[r.id]
	if last == nil {
		h.states[r.id] = &pastState{d.copied(r), copiedStage(stage)}
		return true
	}
	created := last.deal.Created
	if created == NoDay || r.deal.Created != NoDay && r.deal.Created < created {
		created = r.deal.Created
	}
	superseded := r.deal.Row
	if r.at > last.at || r.at == last.at && (r.deal.State.Closed() || last.deal.State == Open) {
		superseded = last.deal.Row
		*last = pastState{d.copied(r), copiedStage(stage)}
	}
	last.deal.Created = created
	d.counters.add(earlierState, superseded)
	return true
}

func copiedStage(stage stageOf) stageOf {
	stage.value = strings.Clone(shortenedStage(stage.value))
	return stage
}

// end hands on the last states, in the order of their rows.
func (h *history) end(d *delivery) {
	if !d.layout.history {
		return
	}
	d.table.Said = append(d.table.Said, "the file is a stage history: the last row of each deal counts, by column "+
		yamlpos.Quote(d.layout.columns[d.layout.dated].Header))
	last := slices.SortedFunc(maps.Values(h.states), func(a, b *pastState) int { return cmp.Compare(a.deal.Row, b.deal.Row) })
	for _, state := range last {
		d.addStage(state.stage, 1)
		if r := &state.record; !r.later || d.later.settle(d, r) {
			d.emit(r)
		}
	}
	h.states = nil
}

// copied is a record whose texts stay valid.
func (d *delivery) copied(r *record) record {
	kept := *r
	for _, text := range d.layout.texts {
		into := text.into(&kept.deal)
		*into = strings.Clone(*into)
	}
	return kept
}

// laterDeals are deals that are closed, on a day after the as-of day. Where the file goes on after that day, someone looks back, and
// they were open. Where nothing happens in it after that day, their close dates are wrong: CRMs keep the expected date of deals that were lost
// before it. They wait until one of both shows, in memory: with more than maxLater of them someone looks back.
type laterDeals struct {
	waiting []record
	// lastDay is the last day on which something happened in the file.
	lastDay Day
	back    bool
}

const maxLater = 10_000

// see takes in the last day of the next rows.
func (l *laterDeals) see(d *delivery, day Day) {
	l.lastDay = max(l.lastDay, day)
	if l.lastDay > d.layout.asOf {
		l.lookBack(d)
	}
}

// settle reopens a deal if someone looks back; otherwise it lets it wait, and returns false.
func (l *laterDeals) settle(d *delivery, r *record) bool {
	if len(l.waiting) == maxLater {
		l.lookBack(d)
	}
	if l.back {
		r.reopen()
		return true
	}
	l.waiting = append(l.waiting, d.copied(r))
	return false
}

// lookBack reopens the deals that wait.
func (l *laterDeals) lookBack(d *delivery) {
	l.back = true
	l.end(d, (*record).reopen)
}

// end hands on the deals that wait.
func (l *laterDeals) end(d *delivery, settle func(*record)) {
	for i := range l.waiting {
		settle(&l.waiting[i])
		d.emit(&l.waiting[i])
	}
	l.waiting = nil
}
