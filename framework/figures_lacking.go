package framework

import "fmt"

// Lacking names the deals or accounts that a share is taken of, and what those that it does not count lack: "new deals" and
// "have no real lead source". Both are "" for a count, and for a share that is not of deals or accounts that have something.
func (id FigureID) Lacking() (whole, lack string) {
	const (
		entered, closed, open, won = "new deals", "closed deals", "open deals", "won deals"
		marketing, active          = "marketing deals", "active accounts"
	)
	known := map[FigureID][2]string{
		"core-filled":            {closed, "lack an account, an amount or a date"},
		"amount-filled":          {entered, "have no amount"},
		"qualified-dated":        {entered, "have no day of qualification"},
		"channel-filled":         {entered, "have no lead source"},
		"channel-named":          {entered, "have no real lead source"},
		"closed-channel-named":   {closed, "have no real lead source"},
		"utm-any":                {marketing, "have no source, medium or campaign"},
		"utm-carried":            {marketing, "lack a source, a medium or a campaign"},
		"won-source-filled":      {won, "have no source"},
		"won-medium-filled":      {won, "have no medium"},
		"won-campaign-filled":    {won, "have no campaign"},
		"open-owned":             {open, "have no person as owner"},
		"open-active-owner":      {open, "have no active owner"},
		"closed-owned":           {closed, "have no person as owner"},
		"open-channel-named":     {open, "have no real lead source"},
		"open-active":            {open, "were not touched lately"},
		"open-current":           {open, "were not touched lately or are overdue"},
		"industry-named":         {"open and won deals", "have no industry"},
		"profit-filled":          {won, "have no gross profit"},
		"sales-cost-filled":      {won, "have no sales cost"},
		"marketing-cost-filled":  {won, "have no marketing cost"},
		"delivery-cost-filled":   {won, "have no delivery cost or hours"},
		"won-channel-named":      {won, "have no real lead source"},
		"accounts-with-segment":  {active, "have no segment"},
		"accounts-with-step":     {active, "have no step"},
		"customer-lost-reasoned": {"lost deals of customers", "have no reason"},
	}[id]
	return known[0], known[1]
}

// Allowed says how large the rest of a share may be: "at most 20%" where the condition wants at least 80%. It is "" for a
// condition that limits a share from above, and for a count.
func (c Condition) Allowed() string {
	figure, _ := FigureOf(c.Figure)
	const all = 100
	switch {
	case figure.Unit != Share:
		return ""
	case c.Comparison == AtLeast:
		return fmt.Sprintf("at most %d%%", all-c.Limit)
	case c.Comparison == MoreThan:
		return fmt.Sprintf("less than %d%%", all-c.Limit)
	default:
		return ""
	}
}
