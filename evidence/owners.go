package evidence

import "math/big"

// ownerSums are counts of the deals of an owner.
type ownerSums struct {
	// open counts open deals, won and closed those recently won and recently closed.
	open, won, closed int
	// active says that the owner opened, closed or touched a deal within Measures.Recent days.
	active bool
	// rows are open deals of an owner who is not known to be active.
	rows []Row
}

// maxOwners is how many owners are counted separately. With more, nothing is known of any.
const maxOwners = 1 << 16

// owners counts deals by the persons who own them.
type owners struct {
	sums map[string]*ownerSums
	over bool
}

// of gives the sums of an owner, nil where there are too many.
func (o *owners) of(owner *value) *ownerSums {
	switch {
	case o.over:
		return nil
	case owner.sums != nil:
	case o.sums[owner.text] != nil: // of an owner whom the column does not remember
		owner.sums = o.sums[owner.text]
	case len(o.sums) >= maxOwners:
		o.sums, o.over = nil, true
	default:
		owner.sums = &ownerSums{}
		o.sums[owner.text] = owner.sums
	}
	return owner.sums
}

// countOwned counts a deal for its owner.
func (m *Measurement) countOwned(d *deal) {
	sums := m.owners.of(d.owner)
	if sums == nil {
		return
	}
	if d.closed {
		sums.closed++
	}
	if d.won {
		sums.won++
	}
	if d.active && !sums.active {
		sums.active, sums.rows = true, nil
	}
	if !d.open {
		return
	}
	sums.open++
	if !sums.active && len(sums.rows) < m.maxRows {
		sums.rows = append(sums.rows, rowOf(m.file, d.Deal))
	}
}

// open counts the open deals of active owners, and gives some of the others.
func (o *owners) open() (active int, others []Row) {
	for _, s := range o.sums {
		if s.active {
			active += s.open
		}
		others = append(others, s.rows...)
	}
	return active, others
}

// spread is the highest conversion rate less the lowest among owners with at least n recently closed deals, nil
// where there are no two of them.
func (o *owners) spread(n int) *big.Rat {
	var best, worst *big.Rat
	count := 0
	for _, s := range o.sums {
		if s.closed < max(n, 1) {
			continue
		}
		rate := big.NewRat(int64(s.won), int64(s.closed))
		if count++; best == nil || rate.Cmp(best) > 0 {
			best = rate
		}
		if worst == nil || rate.Cmp(worst) < 0 {
			worst = rate
		}
	}
	if count <= 1 {
		return nil
	}
	return new(big.Rat).Sub(best, worst)
}
