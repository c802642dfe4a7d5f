package framework

import (
	"slices"
	"sync"
)

// FigureID names a figure that can be worked out from deals.
type FigureID string

// Unit is what a figure is counted in.
type Unit string

// The units.
const (
	// Share is a part of a whole in percent, or a change in percent of what was.
	Share Unit = "share"
	// Count is a number.
	Count Unit = "count"
)

// Figure describes a figure.
type Figure struct {
	ID   FigureID
	Unit Unit
	// Name is short, for a table and a finding: "open deals with an active owner".
	Name string
	// Definition says in one sentence what is counted, of what.
	Definition string
	// Whole names the deals or accounts that a share is taken of, and Lack says what those that it does not count lack: "new
	// deals" and "have no real lead source". Both are "" for a count, and for a share of something else.
	Whole, Lack string
}

// Figures lists the figures that measures can name, by subject. Their definitions use three words: "recently" means within
// Measures.Window; "named" means neither blank nor among Words.Unknown; an "active" owner opened, closed or touched a deal
// within Measures.Recent.
func Figures() []Figure { return slices.Clone(figures()) }

// FigureOf finds a figure.
func FigureOf(id FigureID) (Figure, bool) {
	at := slices.IndexFunc(figures(), func(f Figure) bool { return f.ID == id })
	if at < 0 {
		return Figure{}, false
	}
	return figures()[at], true
}

//nolint:gochecknoglobals // a table
var figures = sync.OnceValue(func() []Figure {
	return []Figure{
		// Records.
		{"core-filled", Share, "closed deals with account, amount and dates", "Recently closed deals with account, amount, entry date and close date, of all recently closed.", "closed deals", "lack an account, an amount or a date"},
		{"duplicate-rows", Share, "duplicate rows", "Rows with the ID of an earlier row, of all rows.", "", ""},
		{"amount-filled", Share, "new deals with an amount", "Deals that entered recently and have an amount, of all that entered recently.", "new deals", "have no amount"},
		{"qualified-dated", Share, "new deals with a qualification date", "Deals that entered recently and have a qualification date, of all that entered recently.", "new deals", "have no qualification date"},
		{"owner-spread", Share, "win rate gap between best and worst owner", "Conversion rate of the owner with the highest less that of the owner with the lowest, among those with enough recently closed deals, in percentage points.", "", ""},
		// Where deals come from.
		{"channel-filled", Share, "new deals with a lead source", "Deals that entered recently with any channel, of all that entered recently.", "new deals", "have no lead source"},
		{"channel-named", Share, "new deals with a real lead source", "Deals that entered recently with a named channel, of all that entered recently.", "new deals", "have no real lead source"},
		{"closed-channel-named", Share, "closed deals with a real lead source", "Recently closed deals with a named channel, of all recently closed.", "closed deals", "have no real lead source"},
		{"channel-values", Count, "lead sources in use", "Different named channels of deals that entered recently.", "", ""},
		{"channel-spellings", Count, "lead sources that differ only in spelling", "Named channels of deals that entered recently that are the same as another but for case or blanks.", "", ""},
		{"utm-any", Share, "marketing deals with a source, medium or campaign", "Deals from marketing that entered recently with source, medium or campaign, of all from marketing that entered recently: those with a named channel that is not one from elsewhere.", "marketing deals", "have no source, medium or campaign"},
		{"utm-carried", Share, "marketing deals with source, medium and campaign", "Deals from marketing that entered recently with all three, of all from marketing that entered recently.", "marketing deals", "lack a source, a medium or a campaign"},
		{"won-source-filled", Share, "won deals with a source", "Recently won deals with a source, of all recently won.", "won deals", "have no source"},
		{"won-medium-filled", Share, "won deals with a medium", "Recently won deals with a medium, of all recently won.", "won deals", "have no medium"},
		{"won-campaign-filled", Share, "won deals with a campaign", "Recently won deals with a campaign, of all recently won.", "won deals", "have no campaign"},
		// Open deals.
		{"open-owned", Share, "open deals with a person as owner", "Open deals whose owner is neither blank nor shared, of all open.", "open deals", "have no person as owner"},
		{"open-active-owner", Share, "open deals with an active owner", "Open deals whose owner is a person and active, of all open.", "open deals", "have no active owner"},
		{"closed-owned", Share, "closed deals with a person as owner", "Recently closed deals whose owner is neither blank nor shared, of all recently closed.", "closed deals", "have no person as owner"},
		{"open-channel-named", Share, "open deals with a real lead source", "Open deals with a named channel, of all open.", "open deals", "have no real lead source"},
		{"open-active", Share, "open deals with recent activity", "Open deals with activity that is not quiet, of all open.", "open deals", "have no recent activity"},
		{"open-current", Share, "open deals with recent activity and not overdue", "Open deals with activity that is not quiet and a close date on or after the as-of day, of all open.", "open deals", "have no recent activity or are overdue"},
		{"logged-late", Share, "won deals entered on their close date", "Recently won deals that entered on their close date, of all recently won.", "", ""},
		// Won deals.
		{"industry-named", Share, "open and won deals with an industry", "Open and recently won deals with a named industry, of all open and recently won.", "open and won deals", "have no industry"},
		{"industry-values", Count, "industries in use", "Different named industries of open and recently won deals, but for case and blanks.", "", ""},
		{"dimension-filled", Share, "won deals with an industry, type or segment", "Recently won deals with an industry, a type or a segment, by whichever of the three most of them have, of all recently won.", "", ""},
		{"months-won", Count, "months with a won deal", "Months of the window in which a deal was won.", "", ""},
		{"profit-filled", Share, "won deals with a gross profit", "Recently won deals with a gross profit, of all recently won.", "won deals", "have no gross profit"},
		{"profit-alike", Share, "won deals with the most common margin", "Recently won deals whose profit is the most frequent share of the amount, to a tenth of a percent, of all recently won with profit and amount.", "", ""},
		{"sales-cost-filled", Share, "won deals with a sales cost", "Recently won deals with a cost of sale, of all recently won.", "won deals", "have no sales cost"},
		{"marketing-cost-filled", Share, "won deals with a marketing cost", "Recently won deals with a marketing cost, of all recently won.", "won deals", "have no marketing cost"},
		{"delivery-cost-filled", Share, "won deals with a delivery cost", "Recently won deals with a delivery cost or hours, of all recently won.", "won deals", "have no delivery cost or hours"},
		{"won-channel-named", Share, "won deals with a real lead source", "Recently won deals with a named channel, of all recently won.", "won deals", "have no real lead source"},
		// Accounts.
		{"accounts-active", Count, "active accounts", "Accounts with a recently won deal.", "", ""},
		{"accounts-before", Count, "active accounts in the previous window", "Accounts with a won deal in the previous window, which is equally long.", "", ""},
		{"account-growth", Share, "growth of active accounts", "Active accounts minus those of the previous window, divided by those of the previous window.", "", ""},
		{"net-retention", Share, "net retention", "Recently won value of the accounts that were active in the previous window, divided by their won value then.", "", ""},
		{"base-growth", Share, "growth of accounts or of their revenue", "Growth of active accounts, or net retention less 100% where that is higher.", "", ""},
		{"accounts-with-segment", Share, "active accounts with a segment", "Active accounts with a segment on a recently won deal or in the file of accounts, of all active.", "active accounts", "have no segment"},
		{"segment-values", Count, "segments in use", "Different segments of active accounts, but for case and blanks.", "", ""},
		{"segment-largest", Share, "active accounts in the largest segment", "Active accounts in the segment that has most, of all active with a segment.", "", ""},
		{"accounts-with-step", Share, "active accounts with a step", "Active accounts with an account step on a recently won deal or in the file of accounts, of all active.", "active accounts", "have no step"},
		{"renewal-deals", Count, "new renewal deals", "Deals of a renewal type that entered recently.", "", ""},
		{"upgrade-deals", Count, "new upgrade deals", "Deals of an upgrade type that entered recently.", "", ""},
		{"upgrade-share", Share, "new deals that are upgrades", "Deals of an upgrade type that entered recently, of all that entered recently.", "", ""},
		{"customer-lost-reasoned", Share, "lost customer deals with a loss reason", "Recently lost deals of a renewal, upgrade or existing type with a loss reason, of all such.", "lost customer deals", "have no loss reason"},
	}
})
