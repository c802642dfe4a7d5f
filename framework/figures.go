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
	// Definition says in one sentence what is counted, and among which deals.
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
		{"core-filled", Share, "closed deals with account, amount and dates", "Share of recently closed deals that have an account, an amount, an entry date and a close date.", "closed deals", "lack an account, an amount or a date"},
		{"duplicate-rows", Share, "duplicate rows", "Share of rows that repeat the ID of an earlier row.", "", ""},
		{"amount-filled", Share, "new deals with an amount", "Share of recently entered deals with an amount.", "new deals", "have no amount"},
		{"qualified-dated", Share, "new deals with a qualification date", "Share of recently entered deals with a qualification date.", "new deals", "have no qualification date"},
		{"owner-spread", Share, "win rate gap between best and worst owner", "Highest conversion rate of an owner minus the lowest, in percentage points, among owners with enough recently closed deals.", "", ""},
		// Where deals come from.
		{"channel-filled", Share, "new deals with a lead source", "Share of recently entered deals with any lead source.", "new deals", "have no lead source"},
		{"channel-named", Share, "new deals with a real lead source", "Share of recently entered deals with a named lead source.", "new deals", "have no real lead source"},
		{"closed-channel-named", Share, "closed deals with a real lead source", "Share of recently closed deals with a named lead source.", "closed deals", "have no real lead source"},
		{"channel-values", Count, "lead sources in use", "Number of different named lead sources among recently entered deals.", "", ""},
		{"channel-spellings", Count, "lead sources that differ only in spelling", "Number of named lead sources, among recently entered deals, that differ from another one only in upper and lower case or spaces.", "", ""},
		{"utm-any", Share, "marketing deals with a source, medium or campaign", "Share of recently entered marketing deals with a source, a medium or a campaign. Marketing deals have a named lead source that is not a referral, a partner or another one outside marketing.", "marketing deals", "have no source, medium or campaign"},
		{"utm-carried", Share, "marketing deals with source, medium and campaign", "Share of recently entered marketing deals with all three.", "marketing deals", "lack a source, a medium or a campaign"},
		{"won-source-filled", Share, "won deals with a source", "Share of recently won deals with a source.", "won deals", "have no source"},
		{"won-medium-filled", Share, "won deals with a medium", "Share of recently won deals with a medium.", "won deals", "have no medium"},
		{"won-campaign-filled", Share, "won deals with a campaign", "Share of recently won deals with a campaign.", "won deals", "have no campaign"},
		// Open deals.
		{"open-owned", Share, "open deals with a person as owner", "Share of open deals whose owner is neither blank nor a shared login.", "open deals", "have no person as owner"},
		{"open-active-owner", Share, "open deals with an active owner", "Share of open deals whose owner is a person and active.", "open deals", "have no active owner"},
		{"closed-owned", Share, "closed deals with a person as owner", "Share of recently closed deals whose owner is neither blank nor a shared login.", "closed deals", "have no person as owner"},
		{"open-channel-named", Share, "open deals with a real lead source", "Share of open deals with a named lead source.", "open deals", "have no real lead source"},
		{"open-active", Share, "open deals with recent activity", "Share of open deals with recent activity.", "open deals", "have no recent activity"},
		{"open-current", Share, "open deals with recent activity and not overdue", "Share of open deals with recent activity and a close date on or after the as-of date.", "open deals", "have no recent activity or are overdue"},
		{"logged-late", Share, "won deals entered on their close date", "Share of recently won deals that entered the pipeline on their close date.", "", ""},
		// Won deals.
		{"industry-named", Share, "open and won deals with an industry", "Share of open and recently won deals with a named industry.", "open and won deals", "have no industry"},
		{"industry-values", Count, "industries in use", "Number of different named industries among open and recently won deals, ignoring upper and lower case and spaces.", "", ""},
		{"dimension-filled", Share, "won deals with an industry, type or segment", "Share of recently won deals with an industry, a type or a segment: whichever of the three is filled in most often.", "", ""},
		{"months-won", Count, "months with a won deal", "Number of months in the period in which a deal was won.", "", ""},
		{"profit-filled", Share, "won deals with a gross profit", "Share of recently won deals with a gross profit.", "won deals", "have no gross profit"},
		{"profit-alike", Share, "won deals with the most common margin", "Share of recently won deals, among those with profit and amount, that have the most common margin (to a tenth of a percent).", "", ""},
		{"sales-cost-filled", Share, "won deals with a sales cost", "Share of recently won deals with a sales cost.", "won deals", "have no sales cost"},
		{"marketing-cost-filled", Share, "won deals with a marketing cost", "Share of recently won deals with a marketing cost.", "won deals", "have no marketing cost"},
		{"delivery-cost-filled", Share, "won deals with a delivery cost", "Share of recently won deals with a delivery cost or hours.", "won deals", "have no delivery cost or hours"},
		{"won-channel-named", Share, "won deals with a real lead source", "Share of recently won deals with a named lead source.", "won deals", "have no real lead source"},
		// Accounts.
		{"accounts-active", Count, "active accounts", "Number of accounts with a recently won deal.", "", ""},
		{"accounts-before", Count, "active accounts in the period before", "Number of accounts with a won deal in the previous period of the same length.", "", ""},
		{"account-growth", Share, "growth of active accounts", "Change in the number of active accounts from the previous period, in percent.", "", ""},
		{"net-retention", Share, "net retention", "Recently won value from accounts that were active in the previous period, divided by their won value then.", "", ""},
		{"base-growth", Share, "growth of accounts or of their revenue", "Growth of active accounts, or net retention minus 100% if that is higher.", "", ""},
		{"accounts-with-segment", Share, "active accounts with a segment", "Share of active accounts with a segment, on a recently won deal or in the accounts file.", "active accounts", "have no segment"},
		{"segment-values", Count, "segments in use", "Number of different segments among active accounts, ignoring upper and lower case and spaces.", "", ""},
		{"segment-largest", Share, "active accounts in the largest segment", "Share of active accounts in the largest segment, among those with a segment.", "", ""},
		{"accounts-with-step", Share, "active accounts with a step", "Share of active accounts with an account step, on a recently won deal or in the accounts file.", "active accounts", "have no step"},
		{"renewal-deals", Count, "new renewal deals", "Number of recently entered deals with a renewal type.", "", ""},
		{"upgrade-deals", Count, "new upgrade deals", "Number of recently entered deals with an upgrade type.", "", ""},
		{"upgrade-share", Share, "new deals that are upgrades", "Share of recently entered deals with an upgrade type.", "", ""},
		{"customer-lost-reasoned", Share, "lost customer deals with a loss reason", "Share of recently lost renewal, upgrade and other existing-customer deals with a loss reason.", "lost customer deals", "have no loss reason"},
	}
})
