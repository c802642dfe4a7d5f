package dealgen_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"revops/internal/dealgen"
)

const asOf = 20757 // 2026-10-31

// TestWrite_sameSeed holds them to sums taken on another day: a change of the generator changes them.
func TestWrite_sameSeed(t *testing.T) {
	for sum, options := range map[string]dealgen.Options{
		"4c9a06b502cece0c": {Shape: dealgen.HubSpot, Seed: 1, Rows: 2000, AsOf: asOf, FaultEvery: 7, Costs: true},
		"8df2edf89804732e": {Shape: dealgen.Salesforce, Seed: 1, Rows: 2000, AsOf: asOf, FaultEvery: 7, OtherCurrency: true},
	} {
		hash := sha256.New()
		if _, err := dealgen.Write(hash, options); err != nil {
			t.Fatal(err)
		}
		if got := hex.EncodeToString(hash.Sum(nil)[:8]); got != sum {
			t.Errorf("%+v: %s, want %s", options, got, sum)
		}
	}
}

// A narrow file has fifteen columns, and no fault that was not asked for.
func TestWrite_narrow(t *testing.T) {
	for _, shape := range []dealgen.Shape{dealgen.HubSpot, dealgen.Salesforce} {
		var file bytes.Buffer
		truth, err := dealgen.Write(&file, dealgen.Options{Shape: shape, Seed: 3, Rows: 1000, AsOf: asOf, Narrow: true, Plain: true})
		if err != nil {
			t.Fatal(err)
		}
		reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(file.String(), "\uFEFF")))
		if shape == dealgen.Salesforce {
			reader.Comma = ';'
		}
		rows, err := reader.ReadAll()
		if err != nil || len(rows) != 1001 || len(rows[0]) != 15 {
			t.Errorf("%d rows, error %v", len(rows), err)
		}
		if truth.Rows != 1000 || truth.Deals != 1000 || len(truth.Remarks) > 0 {
			t.Errorf("%+v", truth)
		}
	}
}

// The error of a writer is handed on.
func TestWrite_writerFails(t *testing.T) {
	full := errors.New("the disk is full")
	reader, writer := io.Pipe()
	_ = reader.CloseWithError(full)
	if _, err := dealgen.Write(writer, dealgen.Options{Rows: 10, AsOf: asOf}); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

// TestTruth_small adds up by hand what encoding/csv reads.
func TestTruth_small(t *testing.T) {
	var file bytes.Buffer
	truth, err := dealgen.Write(&file, dealgen.Options{Seed: 5, Rows: 200, AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	won, lost, worth := 0, 0, 0
	for _, row := range rows[1:] {
		const isClosed, isWon, amount = 8, 9, 4
		switch {
		case row[isWon] == "true":
			won++
			whole, cents := 0, 0
			if _, err := fmt.Sscanf(strings.ReplaceAll(row[amount], ",", ""), "$%d.%d", &whole, &cents); err != nil {
				t.Fatal(err)
			}
			worth += 100*whole + cents
		case row[isClosed] == "true":
			lost++
		}
	}
	if all := truth.All; all.Flow != 200 || all.Won != won || all.Lost != lost || all.WonValue != int64(worth) || won == 0 {
		t.Errorf("%+v, want %d won, %d lost, worth %d", all, won, lost, worth)
	}
}
