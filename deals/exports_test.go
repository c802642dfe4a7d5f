package deals

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRead_exports pins that the exports of each CRM and in each language are read without a map. All are of the same ten deals, as each
// CRM writes them: won are 12,000 after 40 days, 8,500.50 after 50, 20,000 after 70 and 4,499.50 after 30; three are lost, three
// open, and a deleted one does not count. In yen the amounts are twice as high.
func TestRead_exports(t *testing.T) {
	for name, want := range map[string][2]string{
		"attio":                  {"Attio, in English", "id stage owner amount account closed created"},
		"bitrix24-api":           {"Bitrix24, with internal field names", "id type stage currency amount account closed owner created is-closed channel"},
		"bitrix24-ru":            {"Bitrix24, in Russian", "id stage amount currency owner account type channel closed created is-closed"},
		"close":                  {"Close, with internal field names", "id account stage amount currency created won-date lost-date owner"},
		"copper":                 {"Copper, in English", "id account closed stage loss-reason amount channel owner created activity"},
		"dynamics":               {"Dynamics 365 Sales, in English", "id account stage expected-amount amount expected-close closed created owner campaign currency"},
		"freshsales":             {"Freshsales, in English", "amount currency account stage loss-reason type channel owner expected-close closed created id"},
		"hubspot":                {"HubSpot, in English", "id stage closed owner amount created type channel loss-reason activity account"},
		"hubspot-airbyte":        {"HubSpot, with internal field names", "id deleted stage amount created closed is-won owner channel"},
		"hubspot-de":             {"HubSpot, in German", "id stage amount closed created owner account channel loss-reason"},
		"hubspot-es":             {"HubSpot, in Spanish", "id stage amount closed created owner account channel loss-reason"},
		"hubspot-fivetran":       {"HubSpot, with internal field names", "id deleted stage owner amount closed created is-won is-closed type channel loss-reason"},
		"hubspot-fr":             {"HubSpot, in French", "id stage amount closed created owner account channel loss-reason"},
		"hubspot-ja":             {"HubSpot, in Japanese", "id stage amount closed created owner account channel loss-reason"},
		"hubspot-nl":             {"HubSpot, in Dutch", "id stage amount closed created owner account channel loss-reason"},
		"hubspot-pt":             {"HubSpot, in Portuguese", "id stage amount closed created owner account channel loss-reason"},
		"monday":                 {"monday CRM, in English", "stage owner amount account expected-close closed created channel id"},
		"odoo":                   {"Odoo, in English", "id account owner stage active loss-reason amount expected-close closed created channel medium campaign"},
		"pipedrive":              {"Pipedrive, in English", "id amount currency account owner stage created expected-close won-date lost-date closed loss-reason channel activity"},
		"pipedrive-pl":           {"Pipedrive, in Polish", "id amount currency account owner stage created expected-close closed loss-reason"},
		"pipedrive-pt":           {"Pipedrive, in Portuguese", "id amount currency account owner stage created expected-close closed loss-reason"},
		"salesforce":             {"Salesforce, in English", "account type channel amount currency closed stage created owner id"},
		"salesforce-airbyte":     {"Salesforce, with internal field names", "id deleted account stage amount closed channel is-closed is-won owner created"},
		"salesforce-data-export": {"Salesforce, with internal field names", "id deleted account stage amount closed type channel is-closed is-won campaign owner created activity"},
		"salesforce-de":          {"Salesforce, in German", "account type channel currency amount closed stage created owner"},
		"salesforce-fivetran":    {"Salesforce, with internal field names", "id account amount campaign closed created is-closed deleted is-won activity channel owner stage type"},
		"salesforce-it":          {"Salesforce, in Italian", "account type channel amount closed stage created owner"},
		"salesforce-ja":          {"Salesforce, in Japanese", "account type channel amount closed stage created owner"},
		"vtiger":                 {"vtiger, in English", "id account amount closed stage owner channel type campaign created"},
		"zoho":                   {"Zoho CRM, in English", "id owner amount closed account stage type channel campaign created loss-reason activity"},
	} {
		content, err := os.ReadFile(filepath.Join("..", "testdata", "deals", "exports", name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		got, read := mustRead(t, string(content), Options{AsOf: day("2026-06-30")})
		value := "45000.00"
		if strings.HasSuffix(name, "-ja") {
			value = "90000.00"
		}
		figures := "4 won, 3 lost, 3 open; " + value + " won; 40 50 70 30 days"
		if diff := cmp.Diff([]string{figures, "looks like an export from " + want[0], want[1]}, []string{figuresOf(got), read.Said[0], rolesIn(read)}); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(read.Notes) > 0 {
			t.Errorf("%s: %+v", name, read.Notes)
		}
	}
}

// figuresOf counts the deals, adds up those that were won, and lists how long each of them took.
func figuresOf(deals []Deal) string {
	counts, value, days := map[State]int{}, Money(0), []string(nil)
	for _, deal := range deals {
		counts[deal.State]++
		if deal.State == Won {
			value += deal.Amount
			days = append(days, strconv.Itoa(int(deal.Closed-deal.Created)))
		}
	}
	return fmt.Sprintf("%d won, %d lost, %d open; %s won; %s days", counts[Won], counts[Lost], counts[Open], value.Decimal(), strings.Join(days, " "))
}

// rolesIn lists the roles that the columns of a file have, in their order in the file.
func rolesIn(read *Import) string {
	var roles []string
	for _, column := range read.Columns {
		if column.Role != "" {
			roles = append(roles, string(column.Role))
		}
	}
	return strings.Join(roles, " ")
}
