package dealgen

import "slices"

// column is a column of an export: what it holds, and its header.
type column struct{ field, header string }

func columnsOf(options Options) []column {
	columns := hubSpotColumns()
	if options.Shape == Salesforce {
		columns = salesforceColumns()
	}
	if options.Narrow {
		left := []string{"pipeline", "qualified", "is-closed", "is-won", "notes"}
		columns = slices.DeleteFunc(columns, func(c column) bool { return slices.Contains(left, c.field) })
	}
	if options.Costs {
		columns = append(columns,
			column{"profit", "Gross Profit"}, column{"sales-cost", "Sales Cost"}, column{"marketing-cost", "Marketing Cost"},
			column{"delivery-cost", "Delivery Cost"}, column{"step", "Account Step"}, column{"reason", "Closed Lost Reason"})
	}
	return columns
}

func hubSpotColumns() []column {
	return []column{
		{"id", "Record ID"},
		{"name", "Deal Name"},
		{"stage", "Deal Stage"},
		{"pipeline", "Pipeline"},
		{"amount", "Amount"},
		{"created", "Create Date"},
		{"qualified", `Date entered "Qualified To Buy (Sales Pipeline)"`},
		{"closed", "Close Date"},
		{"is-closed", "Is Deal Closed?"},
		{"is-won", "Is Closed Won"},
		{"owner", "Deal owner"},
		{"account", "Associated Company"},
		{"channel", "Original Traffic Source"},
		{"source", "utm_source"},
		{"medium", "utm_medium"},
		{"campaign", "utm_campaign"},
		{"type", "Deal Type"},
		{"industry", "Industry"},
		{"activity", "Last Activity Date"},
		{"notes", "Notes"},
	}
}

func salesforceColumns() []column {
	return []column{
		{"id", "Opportunity ID"},
		{"name", "Opportunity Name"},
		{"account", "Account Name"},
		{"stage", "Stage"},
		{"is-closed", "Closed"},
		{"is-won", "Won"},
		{"amount", "Amount"},
		{"currency", "Amount Currency"},
		{"created", "Created Date"},
		{"closed", "Close Date"},
		{"owner", "Opportunity Owner"},
		{"channel", "Lead Source"},
		{"campaign", "Primary Campaign Source"},
		{"type", "Type"},
		{"segment", "Account Segment"},
		{"industry", "Account Industry"},
		{"activity", "Last Modified Date"},
		{"notes", "Next Step"},
	}
}
