package cmd_test

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// madeUp writes deals that carry all that is looked at, each of it now and then: texts with blanks around them, texts of
// blanks alone, stages with quotes, two currencies, and days on all sides of what is looked at.
func madeUp(deals int) string {
	random := rand.New(rand.NewPCG(7, 7))
	one := func(values ...string) string { return values[random.IntN(len(values))] }
	day := func(days int) string {
		if random.IntN(20) == 0 {
			return ""
		}
		return time.Date(2026, time.October, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 60-random.IntN(days)).Format(time.DateOnly)
	}
	var out strings.Builder
	writer := csv.NewWriter(&out)
	_ = writer.Write([]string{ // a builder takes everything
		"Deal ID", "Stage", "Is Won", "Is Closed", "Amount", "Currency", "Create Date", "Qualified Date", "Close Date",
		"Last Activity Date", "Owner", "Account Name", "Lead Source", "utm_source", "utm_medium", "utm_campaign", "Type",
		"Industry", "Account Segment", "Lifecycle Stage", "Lost Reason", "Gross Profit", "Sales Cost", "Campaign Cost", "COGS",
	})
	for i := range deals {
		amount := fmt.Sprintf("%d.%02d", random.IntN(90000), random.IntN(100))
		profit := one("", "0", amount, "-12.5", strconv.Itoa(random.IntN(50000)))
		if strings.HasSuffix(amount, "7") {
			amount = ""
		}
		stage := one("Closed Won", "closed won", "Closed Lost", "  Closed Lost", "It's \"open\"", `Back\slash'`, "Proposal", "")
		created := day(1100)
		closed := day(1000)
		if random.IntN(9) == 0 {
			closed = created
		}
		_ = writer.Write([]string{
			strconv.Itoa(i), stage, one("", "true", "false", "", ""), one("", "", "true", "false", ""), amount, one("EUR", "EUR", "eur", "USD"),
			created, one("", day(1000)), closed, day(1200), one("Ann", "Ben", " Cleo", "admin", "", fmt.Sprint("Rep ", random.IntN(30))),
			one("", "  ", fmt.Sprint("Company ", random.IntN(200)), " Company 1 "), one("", "Web", "web", " Trade Show ", "Other", "referral", "   "),
			one("", "google", " "), one("", "cpc"), one("", "spring"), one("", "Renewal", "Upsell", "New Business", "existing business"),
			one("", "Retail", "retail ", "Unknown", "Health"), one("", "SMB", "Enterprise", "smb"), one("", "Onboarding", " "),
			one("", "Price", " "), profit, one("", "0", "0.00", "12"), one("", "7"), one("", "3 h", "0 h"),
		})
	}
	writer.Flush()
	return out.String()
}

// TestSource_sameAsFile_types reads columns of the types that a database has for them.
func TestSource_sameAsFile_types(t *testing.T) {
	d := newDatabase(t)
	const deals = 4000
	mapping := filepath.Join(t.TempDir(), "map.yaml")
	if err := os.WriteFile(mapping, []byte("schema: revops/map/v1\ncurrency: EUR\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	types := map[string]string{
		"Deal ID": "bigint", "Is Won": "boolean", "Amount": "double precision", "Gross Profit": "numeric", "Sales Cost": "real",
		"Campaign Cost": "integer", "Create Date": "timestamptz", "Qualified Date": "date", "Close Date": "date", "Last Activity Date": "timestamp",
	}
	d.load(t, "made", madeUp(deals), func(header string) string { return cmp.Or(types[header], "text") })
	file := d.copyOf(t, "select * from made")
	for _, day := range []string{"2026-10-31", "2025-12-15"} {
		flags := []string{"--as-of", day, "--map", mapping, "--format", "json"}
		d.compare(t, "fact", file, "made", flags...)
		d.compare(t, "fact", file, "made", append(flags, "--by", "Lifecycle Stage", "--time-to-close", "closed", "--period", "month")...)
		d.compare(t, "evidence", file, "made", append(flags, "--show-rows")...)
	}
}
