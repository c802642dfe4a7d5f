package database

import "testing"

func TestSource_nameHoldsNoPassword(t *testing.T) {
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

func TestIdentifier(t *testing.T) {
	for name, want := range map[string]string{
		"deals": `"deals"`, "sales.deals": `"sales"."deals"`, `sales."De.als"`: `"sales"."De.als"`, `a"; drop table b`: `"a""; drop table b"`,
		`"a.b""c"`: `"a.b""c"`, `"a""".b`: `"a"""."b"`, `""""`: `""""`, "Größe": `"Größe"`,
	} {
		if got, err := identifier(name); err != nil || got != want {
			t.Errorf("%s: got %s, %v, want %s", name, got, err, want)
		}
	}
	for _, name := range []string{"", ".", "a.", ".a", `"a`, `"a"b`, `""`, `"a"".b`, "a\x00b", "\"a\x00b\""} {
		if got, err := identifier(name); err == nil {
			t.Errorf("%q: got %s, want an error", name, got)
		}
	}
}

func TestStatement(t *testing.T) {
	for query, want := range map[string]string{
		"select 1": "select 1", " select 1 ; \n": "select 1", "select 1; -- that's all": "select 1", "-- deals\nselect 1;;": "select 1",
		"select 1 /* a /* b */ ; */ ; -- c\n-- d": "select 1", "select 1 /* a */ + 2": "select 1 /* a */ + 2",
		"select '; -- ' -- x": "select '; -- '", `select "a;""--" ;`: `select "a;""--"`, "select 'it''s; --'": "select 'it''s; --'",
		`select E'it\'s; --' ; `: `select E'it\'s; --'`, `select note'a\' ;`: `select note'a\'`,
		"select $$;--'$$ ;": "select $$;--'$$", "select $a$ $$ ;--$a$;": "select $a$ $$ ;--$a$", "select a$b$c;": "select a$b$c",
		"select $1;": "select $1", "select 1; select 2": "select 1; select 2", "select $$ ;": "select $$ ;",
		"; -- nothing\n/* at all */": "", "/* open": "", "select 2 --": "select 2", "select 4/2*3;": "select 4/2*3",
	} {
		if got := statement(query); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}
