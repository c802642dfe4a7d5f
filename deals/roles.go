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
func Roles() []Role {
	var roles []Role
	for _, known := range knownColumns() {
		roles = append(roles, known.role)
	}
	return roles
}

// companyCurrency begins the headers of amounts that a CRM has converted to one currency.
const companyCurrency = "amount in company currency"

// known is what is known of the columns of a role.
type known struct {
	role Role
	// aliases are headers of HubSpot and Salesforce and of what other tools write, labels and internal names, in the
	// form that plainHeader gives, the best first.
	aliases []string
	// cost says what is lost without the column; "" where nothing is.
	cost string
}

func knownColumns() []known {
	return slices.Concat(aboutTheDeal(), aboutItsDates(), aboutItsOrigin(), aboutItsWorth())
}

func aboutTheDeal() []known {
	return []known{
		{RoleID, []string{
			"record id", "deal id", "opportunity id", "hs object id", "dealid", "opportunityid", "id",
		}, "a deal that stands in the file twice counts twice"},
		{RoleStage, []string{"deal stage", "stage", "stage name", "stagename", "dealstage", "status"}, ""},
		{RoleIsWon, []string{"is won", "iswon", "is closed won", "hs is closed won", "won"}, ""},
		{RoleIsLost, []string{"is lost", "islost", "is closed lost", "hs is closed lost", "lost"}, ""},
		{RoleIsClosed, []string{"is closed", "isclosed", "is deal closed?", "is deal closed", "hs is closed", "closed"}, ""},
		{RoleAmount, []string{
			companyCurrency, "amount in home currency", "amount (company currency)", "amount (converted)", "amount", "deal amount",
			"opportunity amount", "total contract value", "acv", "annual contract value", "amount usd", "close value", "value",
		}, "there is no Average Sale, no New Value and no Won Value"},
		{RoleCurrency, []string{
			"currency", "currency code", "deal currency code", "deal currency", "currencyisocode", "currency iso code",
			"opportunity currency", "amount currency",
		}, ""},
	}
}

func aboutItsDates() []known {
	return []known{
		{RoleCreated, []string{
			"create date", "created date", "createdate", "createddate", "hs createdate", "date created", "creation date",
			"created on", "created at", "engage date", "created",
		}, ""},
		{RoleQualified, []string{
			"qualified date", "date qualified", "qualification date", "qualified on", "qualified at",
			"hs v2 date entered qualifiedtobuy", "hs date entered qualifiedtobuy", "date entered qualified to buy",
			"date entered qualified to buy (sales pipeline)", "qualified",
		}, "a deal enters the pipeline on the day it was created, which may be before it was qualified"},
		{
			RoleClosed,
			[]string{"close date", "closed date", "closedate", "closeddate", "date closed", "closed on", "closed at"},
			"won and lost deals stand in no period, and there is no Time to Close",
		},
		{RoleActivity, []string{
			"last activity date", "last activity", "lastactivitydate", "notes last updated", "last modified date",
			"lastmodifieddate", "hs lastmodifieddate",
		}, ""},
	}
}

func aboutItsOrigin() []known {
	return []known{
		{RoleOwner, []string{
			"deal owner", "opportunity owner", "owner", "owner.name", "owner name", "hubspot owner id", "owner id", "ownerid",
			"sales agent", "sales rep",
		}, "there are no figures by owner"},
		{RoleAccount, []string{
			"account name", "account.name", "primary associated company", "associated company", "company name", "account", "company",
			"hs primary associated company", "associated company ids", "associated company id", "account id", "accountid",
			"associated company domain",
		}, ""},
		{RoleChannel, []string{
			"channel", "lead source", "leadsource", "original traffic source", "original source type", "original source",
			"hs analytics source", "opportunity source", "deal source", "origin",
		}, "there are no figures by channel"},
		{
			RoleIndustry,
			[]string{"industry", "account industry", "account.industry", "company industry", "sector", "vertical"},
			"there are no figures by industry",
		},
		{RoleSource, []string{"utm source", "utmsource", "source"}, "there are no figures by source"},
		{RoleMedium, []string{"utm medium", "utmmedium", "medium"}, "there are no figures by medium"},
		{RoleCampaign, []string{
			"utm campaign", "utmcampaign", "primary campaign source", "hubspot campaign", "hs campaign", "campaign name",
			"campaign.name", "campaign", "campaign id", "campaignid",
		}, "there are no figures by campaign"},
		{RoleType, []string{"deal type", "dealtype", "opportunity type", "type"}, "there are no figures by type"},
		{
			RoleSegment,
			[]string{"account segment", "customer segment", "company segment", "segment", "account tier"},
			"there are no figures by segment",
		},
	}
}

// aboutItsWorth lists what only measures look at: the four factors lose nothing without it.
func aboutItsWorth() []known {
	return []known{
		{RoleStep, []string{"account step", "account stage", "customer step", "lifecycle stage", "customer stage", "journey step"}, ""},
		{RoleLossReason, []string{"closed lost reason", "lost reason", "loss reason"}, ""},
		{RoleProfit, []string{"gross profit", "profit", "deal profit", "gross margin", "margin"}, ""},
		{RoleSalesCost, []string{"sales cost", "cost of sale", "commission", "sales commission"}, ""},
		{RoleMarketingCost, []string{"marketing cost", "campaign cost", "acquisition cost"}, ""},
		{RoleDeliveryCost, []string{
			"delivery cost", "cost of delivery", "cost to serve", "delivery hours", "project hours", "cogs", "direct cost",
		}, ""},
	}
}

// plainHeader gives a header in the form of the aliases: small letters, one space between words, no quotes.
func plainHeader(header string) string {
	header = strings.NewReplacer("_", " ", `"`, "", "\u00a0", " ").Replace(strings.ToLower(header))
	return strings.Join(strings.Fields(header), " ")
}

// recognise gives columns of deals their roles by their headers.
func recognise(headers []string) []Column { return recogniseAs(headers, knownColumns()) }

// recogniseAs gives columns the roles that are known by their headers. Of several columns with headers of one role the
// best one has it, and the others are told so.
func recogniseAs(headers []string, all []known) []Column {
	columns := make([]Column, len(headers))
	plain := make([]string, len(headers))
	for i, header := range headers {
		columns[i].Header = strings.TrimSpace(header)
		plain[i] = plainHeader(header)
	}
	for _, known := range all {
		for _, alias := range known.aliases {
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

// missing lists the roles that no column has, and what that costs.
func missing(l *layout) []MissingRole {
	none := func(role Role) bool { return l.roleAt(role) < 0 }
	var missing []MissingRole
	for _, known := range knownColumns() {
		cost := known.cost
		switch {
		case known.role == RoleCreated && none(RoleQualified):
			cost = "deals enter the pipeline in no period, and there is no Time to Close"
		case known.role == RoleQualified && none(RoleCreated):
			cost = ""
		}
		if cost != "" && none(known.role) {
			missing = append(missing, MissingRole{Role: known.role, Cost: cost})
		}
	}
	return missing
}

// given lists the roles that a column has.
func given(l *layout) []Role {
	var given []Role
	for _, role := range Roles() {
		if l.roleAt(role) >= 0 {
			given = append(given, role)
		}
	}
	return given
}
