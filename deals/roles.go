package deals

import (
	"slices"
	"strings"
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
	RoleOwner     Role = "owner"
	RoleAccount   Role = "account"
	RoleChannel   Role = "channel"
	RoleIndustry  Role = "industry"
	RoleSource    Role = "source"
	RoleMedium    Role = "medium"
	RoleCampaign  Role = "campaign"
	RoleType      Role = "type"
	RoleSegment   Role = "segment"

	RoleStep          Role = "account-step"
	RoleLossReason    Role = "loss-reason"
	RoleProfit        Role = "profit"
	RoleSalesCost     Role = "sales-cost"
	RoleMarketingCost Role = "marketing-cost"
	RoleDeliveryCost  Role = "delivery-cost"
)

// Roles are all roles, in the order in which they are shown.
func Roles() []Role { return rolesOf(dealRoles()) }

// AccountRoles are the roles that columns of a file of accounts can have, in the order in which they are shown.
func AccountRoles() []Role { return rolesOf(accountRoles()) }

func rolesOf(all []knownRole) []Role {
	var roles []Role
	for _, known := range all {
		roles = append(roles, known.role)
	}
	return roles
}

// knownRole says by which headers the column of a role is recognised, and where its values go in a deal.
type knownRole struct {
	role Role
	// cost says what is lost without the column; "" where nothing is.
	cost string
	// headers are those of HubSpot and Salesforce and of what other tools write, labels and internal names, in the form that
	// plainHeader gives, with | between them, the best first. In a file of accounts they are accountHeaders.
	headers, accountHeaders string
	// One of these gives the field of a deal, but for roles that take more than copying.
	text func(*Deal) *string
	day  func(*Deal) *Day
	// mark is the field that says whether there is a cost.
	mark func(*Deal) *bool
}

// convertedAmounts are the headers of amounts that a CRM has converted to one currency.
const convertedAmounts = "amount in company currency|amount in home currency|amount (company currency)|amount (converted)"

// dealRoles are the roles of a file of deals. The four factors lose nothing without those behind the account's step.
func dealRoles() []knownRole {
	return append([]knownRole{
		{
			role: RoleID, text: func(d *Deal) *string { return &d.ID }, cost: "a deal that stands in the file twice counts twice",
			headers:        "record id|deal id|opportunity id|hs object id|dealid|opportunityid|id",
			accountHeaders: "record id|company id|account id|hs object id|companyid|accountid|id",
		},
		{role: RoleStage, headers: "deal stage|stage|stage name|stagename|dealstage|status"},
		{role: RoleIsWon, headers: "is won|iswon|is closed won|hs is closed won|won"},
		{role: RoleIsLost, headers: "is lost|islost|is closed lost|hs is closed lost|lost"},
		{role: RoleIsClosed, headers: "is closed|isclosed|is deal closed?|is deal closed|hs is closed|closed"},
		{role: RoleAmount, cost: "there is no Average Sale, no New Value and no Won Value", headers: convertedAmounts +
			"|amount|deal amount|opportunity amount|total contract value|acv|annual contract value|amount usd|close value|value"},
		{role: RoleCurrency, headers: "currency|currency code|deal currency code|deal currency|currencyisocode|currency iso code|" +
			"opportunity currency|amount currency"},
		{role: RoleCreated, day: func(d *Deal) *Day { return &d.Created }, headers: "create date|created date|createdate|createddate|" +
			"hs createdate|date created|creation date|created on|created at|engage date|created"},
		{
			role: RoleQualified, day: func(d *Deal) *Day { return &d.Qualified },
			cost: "a deal enters the pipeline on the day it was created, which may be before it was qualified",
			headers: "qualified date|date qualified|qualification date|qualified on|qualified at|hs v2 date entered qualifiedtobuy|" +
				"hs date entered qualifiedtobuy|date entered qualified to buy|date entered qualified to buy (sales pipeline)|qualified",
		},
		{
			role: RoleClosed, day: func(d *Deal) *Day { return &d.Closed },
			cost:    "won and lost deals stand in no period, and there is no Time to Close",
			headers: "close date|closed date|closedate|closeddate|date closed|closed on|closed at",
		},
		{role: RoleActivity, day: func(d *Deal) *Day { return &d.Activity }, headers: "last activity date|last activity|lastactivitydate|" +
			"notes last updated|last modified date|lastmodifieddate|hs lastmodifieddate"},
		{role: RoleOwner, text: func(d *Deal) *string { return &d.Owner }, cost: "there are no figures by owner", headers: "deal owner|" +
			"opportunity owner|owner|owner.name|owner name|hubspot owner id|owner id|ownerid|sales agent|sales rep"},
		{
			role: RoleAccount, text: func(d *Deal) *string { return &d.Account },
			headers: "account name|account.name|primary associated company|associated company|company name|account|company|" +
				"hs primary associated company|associated company ids|associated company id|account id|accountid|associated company domain",
			accountHeaders: "company name|account name|name|company|account",
		},
	}, originRoles()...)
}

// originRoles are the roles that say where a deal comes from, and those that only measures look at.
func originRoles() []knownRole {
	return []knownRole{
		{role: RoleChannel, text: func(d *Deal) *string { return &d.Channel }, cost: "there are no figures by channel", headers: "channel|" +
			"lead source|leadsource|original traffic source|original source type|original source|hs analytics source|" +
			"opportunity source|deal source|origin"},
		{
			role: RoleIndustry, text: func(d *Deal) *string { return &d.Industry }, cost: "there are no figures by industry",
			headers:        "industry|account industry|account.industry|company industry|sector|vertical",
			accountHeaders: "industry|account industry|company industry|sector|vertical",
		},
		{role: RoleSource, text: func(d *Deal) *string { return &d.Source }, cost: "there are no figures by source", headers: "utm source|" +
			"utmsource|source"},
		{role: RoleMedium, text: func(d *Deal) *string { return &d.Medium }, cost: "there are no figures by medium", headers: "utm medium|" +
			"utmmedium|medium"},
		{role: RoleCampaign, text: func(d *Deal) *string { return &d.Campaign }, cost: "there are no figures by campaign", headers: "utm campaign|" +
			"utmcampaign|primary campaign source|hubspot campaign|hs campaign|campaign name|campaign.name|campaign|campaign id|campaignid"},
		{role: RoleType, text: func(d *Deal) *string { return &d.Type }, cost: "there are no figures by type", headers: "deal type|dealtype|" +
			"opportunity type|type"},
		{
			role: RoleSegment, text: func(d *Deal) *string { return &d.Segment }, cost: "there are no figures by segment",
			headers: "account segment|customer segment|company segment|segment|account tier",
			accountHeaders: "account segment|customer segment|company segment|segment|account tier|company tier|tier|" +
				"ideal customer profile tier",
		},
		{
			role: RoleStep, text: func(d *Deal) *string { return &d.Step },
			headers: "account step|account stage|customer step|lifecycle stage|customer stage|journey step",
			accountHeaders: "account step|account stage|customer step|lifecycle stage|lifecyclestage|customer stage|" +
				"journey step",
		},
		{role: RoleLossReason, text: func(d *Deal) *string { return &d.LossReason }, headers: "closed lost reason|lost reason|loss reason"},
		{role: RoleProfit, headers: "gross profit|profit|deal profit|gross margin|margin"},
		{role: RoleSalesCost, mark: func(d *Deal) *bool { return &d.HasSalesCost }, headers: "sales cost|cost of sale|commission|" +
			"sales commission"},
		{role: RoleMarketingCost, mark: func(d *Deal) *bool { return &d.HasMarketingCost }, headers: "marketing cost|campaign cost|" +
			"acquisition cost"},
		{role: RoleDeliveryCost, mark: func(d *Deal) *bool { return &d.HasDeliveryCost }, headers: "delivery cost|cost of delivery|" +
			"cost to serve|delivery hours|project hours|cogs|direct cost"},
	}
}

// accountRoles are the roles of a file of accounts, as HubSpot exports companies and Salesforce accounts.
func accountRoles() []knownRole {
	var roles []knownRole
	for _, known := range dealRoles() {
		if known.headers = known.accountHeaders; known.headers != "" {
			roles = append(roles, known)
		}
	}
	return roles
}

// plainHeader gives a header in the form of the known ones: small letters, one space between words, no quotes.
func plainHeader(header string) string {
	header = strings.NewReplacer("_", " ", `"`, "", "\u00a0", " ").Replace(strings.ToLower(header))
	return strings.Join(strings.Fields(header), " ")
}

// recognise gives columns the roles that are known by their headers. Of several columns with headers of one role the
// best one has it, and the others have it as Instead.
func recognise(headers []string, all []knownRole) []Column {
	columns := make([]Column, len(headers))
	plain := make([]string, len(headers))
	for i, header := range headers {
		columns[i].Header = strings.TrimSpace(header)
		plain[i] = plainHeader(header)
	}
	for _, known := range all {
		for alias := range strings.SplitSeq(known.headers, "|") {
			at := slices.Index(plain, alias)
			if at < 0 || columns[at].Role != "" || columns[at].Instead != "" {
				continue
			}
			if roleAt(columns, known.role) >= 0 {
				columns[at].Instead = known.role
				continue
			}
			columns[at].Role, columns[at].Alias = known.role, alias
		}
	}
	return columns
}

// roleAt is the place of the column with a role, -1 where there is none.
func roleAt(columns []Column, role Role) int {
	return slices.IndexFunc(columns, func(c Column) bool { return c.Role == role })
}
