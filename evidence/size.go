package evidence

// Size says how many deals were counted, by which a person sees whether they are those of the whole company.
type Size struct {
	// Deals counts those that had entered the pipeline by the as-of day, Open those that were open on it, Won those that were won
	// within Measures.Window days up to it.
	Deals, Open, Won int
	// Owners counts the persons who own open deals or deals that came, closed or were touched lately, 0 for none and for too many to count.
	Owners int
}

// Size is that of the deals counted so far.
func (m *Measurement) Size() Size {
	size := m.size
	size.Owners = len(m.owners.sums)
	return size
}
