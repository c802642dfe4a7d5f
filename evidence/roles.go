package evidence

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
)

// Map overrides what is recognised in a file.
type Map struct{}
