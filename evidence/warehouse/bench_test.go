package warehouse_test

import (
	"context"
	"math"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"revops/data"
	"revops/evidence"
	"revops/evidence/warehouse"
)

// millionDeals fills a table with a million deals of 15 columns.
const millionDeals = `drop table if exists revops_bench;
create table revops_bench as select
	100000000 + i as record_id, 'Deal, ' || i as deal_name,
	(array['Closed Won', 'Closed Lost', 'Contract Sent', 'Closed Lost', 'Qualified to Buy'])[1 + i % 5] as deal_stage,
	((1 + i % 90) * 1000 + i % 1000 + 0.5)::numeric(12, 2) as amount,
	date '2024-06-01' + (i * 7919 % 870)::int as create_date,
	date '2024-06-01' + (i * 7919 % 870)::int + (1 + i * 31 % 200)::int as close_date,
	'Rep ' || i % 40 as deal_owner, 'Company ' || i % 50000 as associated_company,
	nullif((array['Organic search', 'Paid search', 'Referrals', 'Email marketing', 'Offline sources', ''])[1 + i % 6], '') as original_traffic_source,
	'google' as utm_source, 'cpc' as utm_medium, 'campaign-' || i % 60 as utm_campaign, 'New Business' as deal_type,
	(array['Software', 'Retail', 'Logistics'])[1 + i % 3] as industry, date '2026-10-01' + (i % 28)::int as last_activity_date
from generate_series(0::bigint, 999999) as numbers(i);
analyze revops_bench`

// BenchmarkMillionDeals reports how many times as long as a plain grouping of the same table the statements take: the
// quickest of each.
func BenchmarkMillionDeals(b *testing.B) {
	address := os.Getenv("REVOPS_POSTGRES")
	if address == "" {
		b.Skip("REVOPS_POSTGRES names no PostgreSQL server")
	}
	connection, err := pgx.Connect(b.Context(), address)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = connection.Close(b.Context()) }() // nothing is left to do
	if _, err := connection.PgConn().Exec(b.Context(), millionDeals).ReadAll(); err != nil {
		b.Fatal(err)
	}
	plain := func(ctx context.Context) error {
		_, err := connection.PgConn().Exec(ctx, "select original_traffic_source, count(*), sum(amount) from revops_bench group by 1").ReadAll()
		return err
	}
	asOf := evidence.DayOf(time.Date(2026, time.October, 31, 0, 0, 0, 0, time.UTC))
	source, run := warehouse.Source{URL: address, Table: "revops_bench"}, warehouse.Run{Now: time.Now}
	options := evidence.Options{AsOf: asOf}
	fact := func(role evidence.Role) func(context.Context) error {
		return func(ctx context.Context) error {
			tally := evidence.NewTally(evidence.Question{AsOf: asOf, Period: evidence.ByQuarter, Dimension: evidence.Dimension{Role: role}})
			_, err := warehouse.Fact(ctx, run, source, options, tally)
			return err
		}
	}
	measure := func(ctx context.Context) error {
		_, err := warehouse.Measure(ctx, run, source, options, evidence.NewMeasurement(&data.PRO().Measures, asOf))
		return err
	}
	names := []string{"plain", "factors", "factors-by-channel", "measures"}
	best := []time.Duration{math.MaxInt64, math.MaxInt64, math.MaxInt64, math.MaxInt64}
	for b.Loop() {
		for i, work := range []func(context.Context) error{plain, fact(""), fact(evidence.RoleChannel), measure} {
			began := time.Now()
			if err := work(b.Context()); err != nil {
				b.Fatal(err)
			}
			best[i] = min(best[i], time.Since(began))
		}
	}
	for i, took := range best {
		b.ReportMetric(float64(took.Milliseconds()), names[i]+"-ms")
		b.ReportMetric(float64(took)/float64(best[0]), names[i]+"/plain")
	}
}
