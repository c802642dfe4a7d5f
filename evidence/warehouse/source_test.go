package warehouse

import (
	"testing"

	"revops/evidence"
)

func TestTheNameOfASourceHasNeitherUserNorPassword(t *testing.T) {
	source := Source{URL: "postgres://me:secret@crm.example:5433/sales?sslmode=require&password=other", Table: "deals"}
	if got, want := source.Name(), "postgres://crm.example:5433/sales table deals"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := source.Address(), "postgres://me@crm.example:5433/sales"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	source = Source{URL: "postgres://me:se/cret@crm.example/sales", Query: "select 1"}
	if got, want := source.Name(), "the database query"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNamesOfTablesAreQuoted(t *testing.T) {
	for name, want := range map[string]string{
		"deals": `"deals"`, "sales.deals": `"sales"."deals"`, `sales."De.als"`: `"sales"."De.als"`, `a"; drop table b`: `"a""; drop table b"`,
	} {
		parts, err := identifier(name)
		if err != nil || parts.Sanitize() != want {
			t.Errorf("%s: got %s, %v, want %s", name, parts.Sanitize(), err, want)
		}
	}
	for _, name := range []string{"", ".", "a.", ".a", `"a`, `"a"b`, "a\x00b"} {
		if parts, err := identifier(name); err == nil {
			t.Errorf("%q: got %v, want an error", name, parts)
		}
	}
}

func TestALiteralIsTheTextHoweverTheDatabaseReadsBackslashes(t *testing.T) {
	for text, want := range map[string]string{"Won": "'Won'", "It's": "'It''s'", `a\'`: ` E'a\\'''`} {
		if got := literal(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestStagesOfOneOutcomeAreAskedForTogether(t *testing.T) {
	won, lost := "Closed Won", "Closed Lost"
	s := &stages{}
	s.add(evidence.OutcomeWon, &won, "")
	s.add(evidence.OutcomeOpen, nil, "")
	s.add(evidence.OutcomeLost, &lost, "")
	s.add(evidence.OutcomeLost, nil, "")
	s.add(evidence.OutcomeLost, &lost, "")
	want := "case when stage in ('Closed Won') then 1 when (stage is null or stage in ('Closed Lost')) then 2 else 0 end"
	if got := s.expression("stage"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
