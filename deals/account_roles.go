package deals

import "strings"

// AccountRoles are the roles that columns of a file of accounts can have, in the order in which they are shown.
func AccountRoles() []Role {
	var roles []Role
	for _, known := range knownAccountColumns() {
		roles = append(roles, known.role)
	}
	return roles
}

// knownAccountColumns are the columns of accounts as HubSpot exports companies and Salesforce accounts.
func knownAccountColumns() []known {
	return []known{
		{RoleID, []string{"record id", "company id", "account id", "hs object id", "companyid", "accountid", "id"}, ""},
		{RoleAccount, []string{"company name", "account name", "name", "company", "account"}, ""},
		{RoleIndustry, []string{"industry", "account industry", "company industry", "sector", "vertical"}, ""},
		{RoleSegment, []string{
			"account segment", "customer segment", "company segment", "segment", "account tier", "company tier", "tier",
			"ideal customer profile tier",
		}, ""},
		{RoleStep, []string{
			"account step", "account stage", "customer step", "lifecycle stage", "lifecyclestage", "customer stage", "journey step",
		}, ""},
	}
}

// accountValues is how many fields of a deal an account can fill.
const accountValues = 3

// accountField is a field of a deal that its account can fill.
type accountField struct {
	role Role
	// place is that in an account, column that in the file.
	place, column int
	into          func(*Deal) *string
}

func accountFields() [accountValues]accountField {
	return [accountValues]accountField{
		{role: RoleIndustry, place: 0, into: func(d *Deal) *string { return &d.Industry }},
		{role: RoleSegment, place: 1, into: func(d *Deal) *string { return &d.Segment }},
		{role: RoleStep, place: 2, into: func(d *Deal) *string { return &d.Step }},
	}
}

// knownOfAccounts names what a file of accounts can tell.
func knownOfAccounts() string {
	var names []string
	for _, field := range accountFields() {
		names = append(names, string(field.role))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
