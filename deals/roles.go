package deals

import (
	"slices"
	"strings"

	"revops/deals/notation"
	"revops/deals/words"
	"revops/internal/diag"
)

// Role is what a column holds.
type Role string

// The roles.
const (
	RoleID        Role = "id"
	RoleStage     Role = "stage"
	RoleIsWon     Role = "is-won"
	RoleIsLost    Role = "is-lost"
	RoleIsClosed  Role = "is-closed"
	RoleAmount    Role = "amount"
	RoleCurrency  Role = "currency"
	RoleCreated   Role = "created"
	RoleQualified Role = "qualified"
	RoleClosed    Role = "closed"
	RoleActivity  Role = "activity"
	RoleChanged   Role = "changed"
	RoleOwner     Role = "owner"
	RoleAccount   Role = "account"
	RoleChannel   Role = "channel"
	RoleIndustry  Role = "industry"
	RoleSource    Role = "source"
	RoleMedium    Role = "medium"
	RoleCampaign  Role = "campaign"
	RoleType      Role = "type"
	RoleSegment   Role = "segment"

	// What open deals are expected to bring and when they are expected to close, and dates of won and lost deals in columns of their own.
	RoleExpectedAmount Role = "expected-amount"
	RoleExpectedClose  Role = "expected-close"
	RoleWonDate        Role = "won-date"
	RoleLostDate       Role = "lost-date"
	// Whether the CRM marks the record as deleted or archived.
	RoleDeleted Role = "deleted"
	// Whether the record is in use: Odoo archives deals that are lost, with the reason for the loss.
	RoleActive Role = "active"

	// The internet domain of an account, by which deals find theirs in a file of accounts.
	RoleDomain Role = "domain"

	RoleStep          Role = "account-step"
	RoleLossReason    Role = "loss-reason"
	RoleProfit        Role = "profit"
	RoleSalesCost     Role = "sales-cost"
	RoleMarketingCost Role = "marketing-cost"
	RoleDeliveryCost  Role = "delivery-cost"
)

// Roles are all roles, in the order in which they are shown.
func Roles() []Role { return rolesOf(words.Deals) }

// AccountRoles are the roles that columns of a file of accounts can have, in the order in which they are shown.
func AccountRoles() []Role { return rolesOf(words.Accounts) }

func rolesOf(kind words.Kind) []Role {
	var roles []Role
	for _, known := range knownRoles(kind) {
		roles = append(roles, known.role)
	}
	return roles
}

// Noun is what users call a field: "lead source" for the channel, "close date" for the day of closing.
func (r Role) Noun() string {
	if noun := map[Role]string{
		RoleID: "ID", RoleIsWon: "won (yes/no)", RoleIsLost: "lost (yes/no)", RoleIsClosed: "closed (yes/no)",
		RoleCreated: "create date", RoleQualified: "qualification date", RoleClosed: "close date", RoleExpectedClose: "expected close date",
		RoleActivity: "last activity", RoleType: "deal type", RoleProfit: "gross profit",
		RoleChannel: "lead source", RoleSource: "UTM source", RoleMedium: "UTM medium", RoleCampaign: "UTM campaign",
	}[r]; noun != "" {
		return noun
	}
	return strings.ReplaceAll(string(r), "-", " ")
}

// knownRole says what the column of a role is for, and where its values go in a deal. By which headers it is recognised is
// said in the files of words.
type knownRole struct {
	role Role
	// cost says what is lost without the column; "" where nothing is.
	cost string
	// One of these gives the field of a deal, but for roles that take more than copying.
	text func(*Deal) *string
	day  func(*Deal) *Day
	// mark is the field that says whether there is a cost.
	mark func(*Deal) *bool
	// ofAccounts reports whether a file of accounts can have the role too, onlyAccounts whether no file of deals can.
	ofAccounts, onlyAccounts bool
}

// convertedAmount is the name under which words have the headers of amounts that a CRM has converted to one currency. They
// have the role of an amount, before others.
const convertedAmount = "converted-amount"

// lists are the names under which words have the headers of the role.
func (k knownRole) lists() []string {
	if k.role == RoleAmount {
		return []string{convertedAmount, string(k.role)}
	}
	return []string{string(k.role)}
}

// knownRoles are the roles of a kind of file. The four factors lose nothing without those behind the account's step.
func knownRoles(kind words.Kind) []knownRole {
	all := []knownRole{
		{role: RoleID, ofAccounts: true, text: func(d *Deal) *string { return &d.ID }, cost: "duplicate rows are counted twice"},
		{role: RoleStage},
		{role: RoleIsWon},
		{role: RoleIsLost},
		{role: RoleIsClosed},
		{role: RoleDeleted},
		{role: RoleActive},
		{role: RoleExpectedAmount},
		{role: RoleAmount, cost: "no Average Sale, New Value or Won Value"},
		{role: RoleCurrency},
		{role: RoleCreated, day: func(d *Deal) *Day { return &d.Created }},
		{
			role: RoleQualified, day: func(d *Deal) *Day { return &d.Qualified },
			cost: "deals enter the pipeline on their create date, which may be before they were qualified",
		},
		{
			role: RoleClosed, day: func(d *Deal) *Day { return &d.Closed },
			cost: "won and lost deals are in no period, and there is no Time to Close",
		},
		{role: RoleExpectedClose, day: func(d *Deal) *Day { return &d.ExpectedClose }},
		{role: RoleWonDate, day: func(d *Deal) *Day { return &d.WonDate }},
		{role: RoleLostDate, day: func(d *Deal) *Day { return &d.LostDate }},
		{role: RoleActivity, day: func(d *Deal) *Day { return &d.Activity }},
		{role: RoleChanged, day: func(d *Deal) *Day { return &d.Changed }},
		{role: RoleOwner, text: func(d *Deal) *string { return &d.Owner }},
		{role: RoleAccount, ofAccounts: true, text: func(d *Deal) *string { return &d.Account }},
		{role: RoleDomain, ofAccounts: true, onlyAccounts: true},
		{role: RoleChannel, text: func(d *Deal) *string { return &d.Channel }},
		{role: RoleIndustry, ofAccounts: true, text: func(d *Deal) *string { return &d.Industry }},
		{role: RoleSource, text: func(d *Deal) *string { return &d.Source }},
		{role: RoleMedium, text: func(d *Deal) *string { return &d.Medium }},
		{role: RoleCampaign, text: func(d *Deal) *string { return &d.Campaign }},
		{role: RoleType, text: func(d *Deal) *string { return &d.Type }},
		{role: RoleSegment, ofAccounts: true, text: func(d *Deal) *string { return &d.Segment }},
		{role: RoleStep, ofAccounts: true, text: func(d *Deal) *string { return &d.Step }},
		{role: RoleLossReason, text: func(d *Deal) *string { return &d.LossReason }},
		{role: RoleProfit},
		{role: RoleSalesCost, mark: func(d *Deal) *bool { return &d.HasSalesCost }},
		{role: RoleMarketingCost, mark: func(d *Deal) *bool { return &d.HasMarketingCost }},
		{role: RoleDeliveryCost, mark: func(d *Deal) *bool { return &d.HasDeliveryCost }},
	}
	return slices.DeleteFunc(all, func(k knownRole) bool {
		return kind == words.Accounts && !k.ofAccounts || kind == words.Deals && k.onlyAccounts
	})
}

// ParseWords reads files of words: a user's own, or the built-in ones. The error, if any, is a *diag.Error with every problem of
// the files in their order.
func ParseWords(sources ...diag.Source) (*words.Words, error) {
	var lists []string
	for _, known := range knownRoles(words.Deals) {
		lists = append(lists, known.lists()...)
	}
	return words.Parse(sources, lists, wordsOf(AccountRoles()))
}

// wordsWith are the built-in words with a user's own before them, if there are any.
func wordsWith(own *words.Words) *words.Words {
	if own == nil {
		return words.BuiltIn()
	}
	return words.BuiltIn().With(own)
}

// recognise gives columns the roles that are known by their headers. Of several columns with headers of one role the
// best one has it, and the others have it as Instead.
func recognise(headers []string, kind words.Kind, lexicon *words.Lexicon) []Column {
	columns := make([]Column, len(headers))
	plain := make([]string, len(headers))
	for i, header := range headers {
		columns[i].Header = strings.TrimSpace(header)
		plain[i] = words.Plain(header)
	}
	look := func(role Role, list string, aliases []string) {
		for _, alias := range aliases {
			if at := slices.Index(plain, alias); at >= 0 {
				columns[at].take(role, alias, list, roleAt(columns, role) >= 0)
			}
		}
	}
	for tier := range lexicon.Tiers() {
		for _, known := range knownRoles(kind) {
			for _, list := range known.lists() {
				if known.role != RoleChanged {
					look(known.role, list, lexicon.Headers(tier, list))
				}
			}
		}
	}
	if kind == words.Deals {
		nameCurrencies(columns, lexicon)
		look(RoleChanged, string(RoleChanged), lexicon.AllHeaders(string(RoleChanged))) // what no other role wants
	}
	if expected := roleAt(columns, RoleExpectedAmount); expected >= 0 && roleAt(columns, RoleAmount) < 0 {
		columns[expected].Role = RoleAmount // of closed deals too: no column says better
	}
	return columns
}

// nameCurrencies recognises amounts by headers that name their currency. Beside a column of currencies, which may be those of another
// amount, the only one of them comes before an amount without.
func nameCurrencies(columns []Column, lexicon *words.Lexicon) {
	var named []int
	for i := range columns {
		rest, currency := notation.CurrencyOfHeader(columns[i].Header)
		if currency == "" {
			continue
		}
		for _, role := range []Role{RoleAmount, RoleExpectedAmount, RoleProfit} {
			if lexicon.Knows(string(role), rest) {
				columns[i].take(role, rest, string(role), roleAt(columns, role) >= 0)
			}
		}
		if columns[i].Role == RoleAmount || columns[i].Instead == RoleAmount {
			named = append(named, i)
		}
	}
	amount := roleAt(columns, RoleAmount)
	if len(named) == 1 && amount != named[0] && roleAt(columns, RoleCurrency) >= 0 && !columns[amount].Converted {
		columns[amount].Role, columns[amount].Alias, columns[amount].Instead = "", "", RoleAmount
		one := &columns[named[0]]
		one.Role, one.Alias, one.Instead = RoleAmount, words.Plain(one.Header), ""
	}
}

// take gives a column a role by a known header of a list, or Instead where the role is taken, unless it has one of them.
func (c *Column) take(role Role, alias, list string, taken bool) {
	switch {
	case c.Role != "" || c.Instead != "":
	case taken:
		c.Instead, c.Converted = role, list == convertedAmount
	default:
		c.Role, c.Alias, c.Converted = role, alias, list == convertedAmount
	}
}

// roleAt is the place of the column with a role, -1 where there is none.
func roleAt(columns []Column, role Role) int {
	return slices.IndexFunc(columns, func(c Column) bool { return c.Role == role })
}
