package deals

import (
	"hash/maphash"
	"regexp"
	"strings"
	"sync"

	"revops/deals/notation"
	"revops/deals/words"
)

// idHash hashes the ids of deals to 56 bits, with a seed of its own: two ids of a million have the same hash once in a hundred
// thousand files.
type idHash struct{ seed maphash.Seed }

func newIDHash() idHash { return idHash{maphash.MakeSeed()} }

// hash is that of an id, never 0.
func (h idHash) hash(id string) uint64 { return max(maphash.String(h.seed, id)>>markBits, 1) }

// rowID is the hash of the id of a record of a batch.
type rowID struct {
	hash   uint64
	record int
}

// markBits are the bits of a mark beside the hash of an id.
const markBits = 8

// idSet holds the ids of deals by their hashes, each with a mark in the lowest bits.
type idSet struct {
	slots []uint64
	used  int
	// touched accumulates the slots read by touch, so that the compiler keeps the reads.
	touched uint64
}

func newIDSet() idSet {
	const slots = 1 << 10
	return idSet{slots: make([]uint64, slots)}
}

// room makes room for n more ids.
func (s *idSet) room(n int) {
	for 4*(s.used+n) >= 3*len(s.slots) {
		before := s.slots
		s.slots, s.used = make([]uint64, 2*len(before)), 0
		for _, slot := range before {
			if slot != 0 {
				s.put(slot>>markBits, uint8(slot))
			}
		}
	}
}

// touch reads ahead the slots of the ids put next: the cache misses then overlap.
func (s *idSet) touch(ids []rowID) {
	mask := uint64(len(s.slots) - 1)
	for _, id := range ids {
		s.touched |= s.slots[id.hash&mask]
	}
}

// put enters the hash of an id with a mark, unless it is there: then it gives its mark.
func (s *idSet) put(hash uint64, mark uint8) (before uint8, again bool) {
	mask := uint64(len(s.slots) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		switch slot := s.slots[at]; {
		case slot == 0:
			s.slots[at] = hash<<markBits | uint64(mark)
			s.used++
			return 0, false
		case slot>>markBits == hash:
			return uint8(slot), true
		}
	}
}

// findCommonID finds an id that nine tenths of the first rows have though they were created on different days: it is that of no deal, such as 0.
func (l *layout) findCommonID() {
	created := l.at(RoleCreated)
	if l.id < 0 || created < 0 {
		return
	}
	const handful = 3
	ids := l.columnValues(l.id)
	for id, rows := range ids.counts {
		if rows < handful || 10*rows < 9*ids.all {
			continue
		}
		days := map[string]bool{}
		for _, row := range l.firstRows {
			if l.value(row, l.id) == id {
				days[l.value(row, created)] = true
			}
		}
		if len(days) > 1 {
			l.commonID = id
		}
	}
}

// hasLineItems reports whether at least 2 % of the first rows have the id and the stage of an earlier one, and another amount. Fewer are
// second copies.
func (l *layout) hasLineItems() bool {
	const minShare = 2
	count := 0
	type item struct{ id, stage string }
	amounts := map[item]string{}
	for _, row := range l.firstRows {
		of := item{l.value(row, l.id), l.value(row, l.stage)}
		amount := l.value(row, l.formed[amountColumn])
		before, again := amounts[of]
		if of.id == "" || amount == "" || l.isNoID(of.id) {
			continue
		}
		if again && before != amount {
			count++
		}
		amounts[of] = amount
	}
	return count > 0 && 100*count >= minShare*len(l.firstRows)
}

// isNoID reports whether the id of a deal is none.
func (l *layout) isNoID(id string) bool { return isDamaged(id) || id != "" && id == l.commonID }

// refuseDamaged takes off references that a spreadsheet has damaged, and ids that are none: many have the same text.
func (r *record) refuseDamaged(l *layout) {
	if l.isNoID(r.deal.ID) {
		r.deal.ID = ""
		r.note(damagedID)
	}
	for _, reference := range []*string{&r.deal.Account, &r.deal.Owner} {
		if isDamaged(*reference) {
			*reference = ""
			r.note(damagedReference)
		}
	}
}

// isDamaged reports whether a spreadsheet wrote a long number with an exponent (1.11E+10) or as signs (####).
func isDamaged(id string) bool {
	switch {
	case id == "":
		return false
	case id[0] == '#':
		return strings.Trim(id, "#") == ""
	default:
		return len(id) > 3 && notation.IsDigit(rune(id[0])) && strings.IndexByte(".,eE", id[1]) >= 0 && damagedNumber.MatchString(id)
	}
}

var damagedNumber = regexp.MustCompile(`^\d([.,]\d+[eE]\+?|[eE]\+)\d+$`)

// plainID gives an id in the form in which it is compared: one of Salesforce without the three letters that some exports add to its
// fifteen, which say which of these are capital.
func plainID(id string) string {
	const short, long, group, letters = 15, 18, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
	if len(id) != long {
		return id
	}
	for at := range long - short {
		capitals := 0
		for i, c := range []byte(id[at*group : (at+1)*group]) {
			if c >= 'A' && c <= 'Z' {
				capitals |= 1 << i
			}
		}
		if id[short+at] != letters[capitals] {
			return id
		}
	}
	return id[:short]
}

// Seen remembers the ids of deals, to leave out a deal that several files hold. The zero value has seen none.
type Seen struct{ ids map[string]struct{} }

// First reports whether a deal's id is met for the first time. A deal without an id always is.
func (s *Seen) First(d *Deal) bool {
	if d.ID == "" {
		return true
	}
	id := plainID(d.ID)
	if _, again := s.ids[id]; again {
		return false
	}
	if s.ids == nil {
		s.ids = map[string]struct{}{}
	}
	s.ids[strings.Clone(id)] = struct{}{}
	return true
}

// knownHeaders are the words by which a header is recognised that stands alone.
//
//nolint:gochecknoglobals // a value that is worked out once
var knownHeaders = sync.OnceValue(func() *words.Lexicon { return words.BuiltIn().For(nil, words.Deals) })

// Secret reports whether a header is that of a column with names or ids of deals or accounts, which no output shows.
func Secret(header string) bool {
	if role := recognise([]string{header}, words.Deals, knownHeaders())[0].Role; role == RoleID || role == RoleAccount {
		return true
	}
	return words.BuiltIn().Name(header)
}
