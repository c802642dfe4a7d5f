package evidence

// close works out what is not a plain part of a whole, and takes away what no column of the file gives.
func (m *trueFigures) close(t *truth) {
	m.Counts["channel-values"] = len(m.channels)
	m.Counts["channel-spellings"] = len(m.spellings) - len(m.channels)
	m.Counts["industry-values"] = len(m.industries)
	m.Counts["months-won"] = len(m.months)
	if r := t.Remarks["duplicate-id"]; r != nil {
		m.Shares["duplicate-rows"] = trueShare{r.Count, t.Rows}
	}
	largest := 0
	for _, count := range m.margins {
		largest = max(largest, count)
	}
	m.Shares["profit-alike"] = trueShare{largest, m.all}
	m.closeOwners()
	m.closeAccounts()
	best := m.Shares["(industry)"]
	for _, of := range []string{"(type)", "(segment)"} {
		if m.Shares[of].Part > best.Part {
			best = m.Shares[of]
		}
	}
	m.Shares["dimension-filled"] = best
	m.forget()
}

// closeOwners finds the owners with the highest and the lowest conversion rate among those with enough closed deals.
func (m *trueFigures) closeOwners() {
	active := trueShare{Whole: m.Shares["open-owned"].Whole}
	var best, worst *trueOwner
	enough := 0
	for _, o := range m.owners {
		if o.active {
			active.Part += o.open
		}
		if o.closed < minWhole {
			continue
		}
		enough++
		if best == nil || o.won*best.closed > best.won*o.closed {
			best = o
		}
		if worst == nil || o.won*worst.closed < worst.won*o.closed {
			worst = o
		}
	}
	m.Shares["open-active-owner"] = active
	if enough > 1 {
		m.Spread = [2]int64{int64(best.won*worst.closed - worst.won*best.closed), int64(best.closed * worst.closed)}
	}
}

func (m *trueFigures) closeAccounts() {
	now, before, stepped, segmented := 0, 0, 0, 0
	segments := map[string]int{}
	largest := 0
	for _, a := range m.accounts {
		if a.before {
			before++
			m.Retention[0] += a.nowValue
			m.Retention[1] += a.beforeValue
		}
		if !a.now {
			continue
		}
		now++
		if a.step {
			stepped++
		}
		if a.segment != "" {
			segmented++
			segments[a.segment]++
			largest = max(largest, segments[a.segment])
		}
	}
	m.Growth = [2]int64{int64(now - before), int64(before)}
	m.Counts["accounts-active"], m.Counts["accounts-before"], m.Counts["segment-values"] = now, before, len(segments)
	m.Shares["accounts-with-segment"] = trueShare{segmented, now}
	m.Shares["accounts-with-step"] = trueShare{stepped, now}
	m.Shares["segment-largest"] = trueShare{largest, segmented}
}

// forget takes away the figures for which the file has no column.
func (m *trueFigures) forget() {
	for _, of := range []string{"(industry)", "(type)", "(segment)"} {
		delete(m.Shares, of)
	}
	for f, names := range map[string][]string{
		"qualified":      {"qualified-dated"},
		"source":         {"won-source-filled", "utm-carried"},
		"medium":         {"won-medium-filled", "utm-carried"},
		"segment":        {"accounts-with-segment", "segment-largest", "segment-values"},
		"profit":         {"profit-filled", "profit-alike"},
		"sales-cost":     {"sales-cost-filled"},
		"marketing-cost": {"marketing-cost-filled"},
		"delivery-cost":  {"delivery-cost-filled"},
		"step":           {"accounts-with-step"},
		"reason":         {"customer-lost-reasoned"},
	} {
		if m.has(f) {
			continue
		}
		for _, name := range names {
			delete(m.Shares, name)
			delete(m.Counts, name)
		}
	}
}
