package evidence

import "math/big"

// ownerSums are counts of the deals of an owner.
type ownerSums struct {
	// Open counts open deals, Won and Closed those recently won and recently closed.
	Open, Won, Closed int
	// Active says that the owner opened, closed or touched a deal within Measures.Recent days.
	Active bool
	// rows are open deals of an owner who is not known to be active.
	rows []RowOf
}

func (s *ownerSums) add(other ownerSums) {
	s.Open += other.Open
	s.Won += other.Won
	s.Closed += other.Closed
	if s.Active = s.Active || other.Active; s.Active {
		s.rows = nil
	}
}

// maxOwners is how many owners are told apart. With more, nothing is known of any.
const maxOwners = 1 << 16

// owners counts deals by the persons who own them. The zero value is empty.
type owners struct {
	sums map[string]*ownerSums
	over bool
}

// at gives the sums of an owner, nil where there are too many.
func (o *owners) at(name string) *ownerSums {
	if o.over {
		return nil
	}
	found := o.sums[name]
	if found != nil {
		return found
	}
	if len(o.sums) >= maxOwners {
		o.sums, o.over = nil, true
		return nil
	}
	if o.sums == nil {
		o.sums = map[string]*ownerSums{}
	}
	found = &ownerSums{}
	o.sums[name] = found
	return found
}

// open counts the open deals of active owners.
func (o *owners) open() int {
	total := 0
	for _, s := range o.sums {
		if s.Active {
			total += s.Open
		}
	}
	return total
}

// rows are open deals of owners who are not active.
func (o *owners) rows() []RowOf {
	var all []RowOf
	for _, s := range o.sums {
		if !s.Active {
			all = append(all, s.rows...)
		}
	}
	return all
}

// spread is the highest conversion rate less the lowest among owners with at least so many recently closed deals, nil
// where there are no two of them.
func (o *owners) spread(least int) *big.Rat {
	var best, worst *big.Rat
	count := 0
	for _, s := range o.sums {
		if s.Closed < max(least, 1) {
			continue
		}
		rate := big.NewRat(int64(s.Won), int64(s.Closed))
		if count++; best == nil || rate.Cmp(best) > 0 {
			best = rate
		}
		if worst == nil || rate.Cmp(worst) < 0 {
			worst = rate
		}
	}
	const both = 2
	if count < both {
		return nil
	}
	return new(big.Rat).Sub(best, worst)
}
