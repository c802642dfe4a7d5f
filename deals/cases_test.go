package deals

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRead_cases pins what is read from small exports of different systems: the outcomes, the columns that were chosen and the
// close dates.
func TestRead_cases(t *testing.T) {
	for name, want := range map[string]string{
		// Of Stage and Status the one with won and lost is the stage.
		"stage_and_status": "20 won, 20 lost, 20 open; stage: Status",
		// The outcome is in Status; the expected date is that of open deals only.
		"pipedrive_prefixed":   "1 won, 1 lost, 1 open; stage: Deal - Status; closed 2026-01-15 2026-02-13 2026-09-30",
		"zoho_default_headers": "1 won, 1 lost, 0 open; closed: Closing Date",
		"two_close_dates":      "1 won, 1 lost, 2 open; closed 2026-02-10 2026-03-01 2026-02-20 2026-06-01",
		// Won and lost dates in columns of their own.
		"won_and_lost_dates_apart": "3 won, 6 lost, 3 open; closed 2025-11-04 2025-11-18 2025-12-02 2025-12-16",
		"deleted_rows":             "1 won, 1 lost, 0 open; 1 deleted-record",
		// Words for a blank are no owners, accounts and campaigns.
		"null_words":             "25 won, 0 lost, 0 open; 0 owners",
		"line_null":              "1 won, 0 lost, 1 open; 0 owners; closed 2026-02-10 -",
		"created_closed_headers": "1 won, 1 lost, 0 open; closed: Closed",
		"source_is_lead_source":  "25 won, 0 lost, 0 open; channel: Source",
		"stages_other_language":  "2 won, 2 lost, 0 open",
		// Dates as numbers and with names of months.
		"dates_epoch_ms":     "1 won, 1 lost, 0 open; closed 2026-01-15 2026-02-13",
		"dates_excel_serial": "1 won, 1 lost, 0 open; closed 2026-01-15 2026-02-13",
		"dates_month_names":  "1 won, 1 lost, 0 open; closed 2026-01-15 2026-02-13",
		// A last activity on one day is one: only a last change may be that of an import.
		"stale_as_of": "0 won, 0 lost, 40 open; activity: Last Activity Date",
		// Nothing happens in the file after the as-of day: closed is closed, in no period.
		"closed_with_future_date": "1 won, 2 lost, 1 open; closed 2026-01-15 2026-09-30 - -; closed-in-future 3",
		"excel_scientific_ids":    "2 won, 1 lost, 1 open; damaged-id 2; id: ",
		// Of a history the last state of each deal counts.
		"stage_history": "1 won, 1 lost, 0 open; closed 2026-01-15 2026-02-13; 3 earlier-state",
		// Rows that can't be used say why, and a flag that is true of lost deals too means closed.
		"closed_flag_unknown_stage":   "0 won, 0 lost, 1 open; 2 unknown-ending; No-Bid is unknown",
		"flag_contradicts_stage":      "1 won, 0 lost, 0 open; 2 contradiction",
		"is_closed_won_true_for_lost": "1 won, 2 lost, 1 open; stage: deal_stage",
		// Titles above the header.
		"title_rows": "1 won, 0 lost, 0 open; closed 2026-01-15; stage: Stage",
		// The header's own currency comes first, and an amount without one among others with one is not added.
		"currency_of_another_amount": "2 won, 1 lost, 0 open; USD 3500.00",
		"blank_currency":             "2 won, 1 lost, 0 open; EUR 1500.00; no-currency 3",
	} {
		got, read := mustRead(t, dealsCase(t, name+".csv"), Options{AsOf: day("2026-06-30")})
		if diff := cmp.Diff(strings.Split(want, "; "), said(got, read, want)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(read.Notes) > 0 && name != "line_null" && name != "flag_contradicts_stage" && !strings.Contains(want, read.Notes[0].Code) {
			t.Errorf("%s: %+v", name, read.Notes)
		}
	}
}

// dealsCase is the content of a file of the cases.
func dealsCase(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "testdata", "deals", "cases", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// said gives of what was read what a test wants to know.
func said(got []Deal, read *Import, want string) []string {
	counts, owners := map[State]int{}, map[string]bool{"": true}
	var closed []string
	var sum Money
	for _, deal := range got {
		sum += deal.Amount
		counts[deal.State]++
		owners[deal.Owner] = true
		if text := deal.Closed.String(); text != "" {
			closed = append(closed, text)
		} else {
			closed = append(closed, "-")
		}
	}
	said := []string{fmt.Sprintf("%d won, %d lost, %d open", counts[Won], counts[Lost], counts[Open])}
	for part := range strings.SplitSeq(want, "; ") {
		role, _, isRole := strings.Cut(part, ": ")
		switch {
		case isRole:
			column, _ := read.Column(Role(role))
			said = append(said, role+": "+column.Header)
		case strings.HasPrefix(part, "closed "):
			said = append(said, strings.Join(slices.Insert(closed[:strings.Count(part, " ")], 0, "closed"), " "))
		case strings.HasSuffix(part, " owners"):
			said = append(said, fmt.Sprintf("%d owners", len(owners)-1))
		case read.Currency != "" && strings.HasPrefix(part, read.Currency):
			said = append(said, read.Currency+" "+sum.Decimal())
		case len(read.Notes) > 0 && strings.HasPrefix(part, read.Notes[0].Code):
			said = append(said, fmt.Sprintf("%s %d", read.Notes[0].Code, read.Notes[0].First[0]))
		case strings.HasSuffix(part, " is unknown"):
			at := slices.IndexFunc(read.Stages, func(s Stage) bool { return s.Outcome == OutcomeUnknown })
			said = append(said, read.Stages[at].Value+" is unknown")
		case len(read.Unusable) > 0 && strings.HasSuffix(part, read.Unusable[0].Code):
			said = append(said, fmt.Sprintf("%d %s", read.Unusable[0].Count, read.Unusable[0].Code))
		}
	}
	return said
}
