package database_test

import (
	"context"
	"errors"
	"io"
	"math"
	"os"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"revops/data"
	"revops/deals"
	"revops/deals/database"
	"revops/deals/notation"
	"revops/evidence"
	"revops/fact"
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

// columns are those of the table that have a role: all but the name of the deal.
const columns = `record_id, deal_stage, amount, create_date, close_date, deal_owner, associated_company, original_traffic_source,
	utm_source, utm_medium, utm_campaign, deal_type, industry, last_activity_date`

// BenchmarkMillionDeals reports how many times as long as COPY of the same columns to nowhere the reading takes, in turn,
// the quickest of each; and the memory of the process.
func BenchmarkMillionDeals(b *testing.B) {
	address := os.Getenv("REVOPS_POSTGRES")
	if address == "" {
		b.Skip("REVOPS_POSTGRES names no PostgreSQL server")
	}
	connection, err := pgconn.Connect(b.Context(), address)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = connection.Close(b.Context()) }() // nothing is left to do
	if _, err := connection.Exec(b.Context(), millionDeals).ReadAll(); err != nil {
		b.Fatal(err)
	}
	plain := func() error {
		_, err := connection.CopyTo(b.Context(), io.Discard, "copy (select "+columns+" from revops_bench) to stdout with (format csv)")
		return err
	}
	asOf := notation.DayOf(time.Date(2026, time.October, 31, 0, 0, 0, 0, time.UTC))
	source := database.Source{URL: address, Table: "revops_bench"}
	fact := func() error {
		question := fact.Question{AsOf: asOf, Period: fact.ByQuarter, Dimension: deals.Dimension{Role: deals.RoleChannel}}
		return readAll(b.Context(), source, asOf, fact.NewTally(question).Count)
	}
	measure := func() error {
		return readAll(b.Context(), source, asOf, evidence.NewMeasurement(&data.PRO().Measures, asOf).Count)
	}
	names := []string{"copy", "factors", "measures"}
	best := []time.Duration{math.MaxInt64, math.MaxInt64, math.MaxInt64}
	for b.Loop() {
		for i, work := range []func() error{plain, fact, measure} {
			began := time.Now()
			if err := work(); err != nil {
				b.Fatal(err)
			}
			best[i] = min(best[i], time.Since(began))
		}
	}
	for i, took := range best {
		b.ReportMetric(float64(took.Milliseconds()), names[i]+"-ms")
		b.ReportMetric(float64(took)/float64(best[0]), names[i]+"/copy")
	}
	reportMemory(b)
}

// readAll reads the deals of a source.
func readAll(ctx context.Context, source database.Source, asOf deals.Day, count func(*deals.Deal)) error {
	options := deals.Options{AsOf: asOf}
	rows, err := database.Open(ctx, source)
	if err != nil {
		return err
	}
	needed, err := deals.NeededColumns(rows.Headers(), source.Name(), options)
	if err != nil {
		return errors.Join(err, rows.Close())
	}
	in := rows.CSV(ctx, needed)
	_, err = deals.Read(in, source.Name(), options, count)
	return errors.Join(err, in.Close())
}

// reportMemory reports what the process has taken from the system.
func reportMemory(b *testing.B) {
	b.Helper()
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(sample)
	b.ReportMetric(float64(sample[0].Value.Uint64())/(1<<20), "MiB")
}
