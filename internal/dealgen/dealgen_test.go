package dealgen_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"

	"revops/internal/dealgen"
)

const asOf = 20757 // 2026-10-31

// TestWrite_sameSeed holds them to sums taken on another day: a change of the generator changes them.
func TestWrite_sameSeed(t *testing.T) {
	for sum, options := range map[string]dealgen.Options{
		"d5e42cf1efdd762c": {Shape: dealgen.HubSpot, Seed: 1, Rows: 2000, AsOf: asOf, FaultEvery: 7, Costs: true},
		"7886f8d86e3acaff": {Shape: dealgen.Salesforce, Seed: 1, Rows: 2000, AsOf: asOf, FaultEvery: 7, Costs: true},
	} {
		hash := sha256.New()
		if err := dealgen.Write(hash, options, nil); err != nil {
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
		deals := 0
		each := func(d *dealgen.Deal) {
			if deals++; d.Row != deals+1 || d.Unusable != "" || d.Remarks != nil {
				t.Errorf("%+v", d)
			}
		}
		options := dealgen.Options{Shape: shape, Seed: 3, Rows: 1000, AsOf: asOf, Narrow: true}
		if err := dealgen.Write(&file, options, each); err != nil {
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
		if deals != 1000 || !options.Has("owner") || options.Has("notes") {
			t.Errorf("%d deals", deals)
		}
	}
}

// The error of a writer is handed on.
func TestWrite_writerFails(t *testing.T) {
	full := errors.New("the disk is full")
	reader, writer := io.Pipe()
	_ = reader.CloseWithError(full)
	if err := dealgen.Write(writer, dealgen.Options{Rows: 10, AsOf: asOf}, nil); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}
