package deals

import (
	"slices"
	"strings"
	"testing"
)

// TestIsDamaged pins what a spreadsheet makes of long ids; ids that look alike by chance are ids.
func TestIsDamaged(t *testing.T) {
	for id, want := range map[string]bool{
		"1.11E+10": true, "1,11E+10": true, "1.11E10": true, "1.11e10": true, "1E+10": true, "#######": true, "##": true,
		"1e10": false, "3E8": false, "1.5": false, "12E+10": false, "#12": false, "": false, "0": false, "1-E": false, "006A1": false,
	} {
		if isDamaged(id) != want {
			t.Errorf("%q: want %v", id, want)
		}
	}
}

// TestRead_idsThatAreNone pins that ids which a spreadsheet has damaged, or of which all deals have the same one, are no ids: each row counts
// as a deal, and the column is not read as the id.
func TestRead_idsThatAreNone(t *testing.T) {
	for _, id := range []string{"1.11E10", "########", "0", "none given"} {
		text := "Deal ID,Stage,Created Date\n" +
			strings.ReplaceAll("ID,Won,2026-01-01\nID,Lost,2026-01-02\nID,Demo,2026-01-03\nID,Demo,2026-01-04\nID,Won,2026-01-05\n", "ID", id)
		got, read := mustRead(t, text, Options{AsOf: day("2026-06-30")})
		if len(got) != 5 || read.Gives(RoleID) || len(read.Notes) == 0 || !slices.ContainsFunc(read.Notes, func(r Remark) bool { return r.Code == "damaged-id" && r.Count == 5 }) {
			t.Errorf("%s: %d deals, %+v", id, len(got), read.Notes)
		}
	}
	_, read := mustRead(t, "Deal ID,Stage,Created Date\n0,Won,2026-01-01\n1,Won,2026-01-02\n2,Lost,2026-01-02\n", Options{AsOf: day("2026-06-30")})
	if !read.Gives(RoleID) {
		t.Errorf("an id that is 0: %+v", read.Notes)
	}
}

// TestPlainID pins that an id of Salesforce is the same with and without the letters that say which of its own are capital.
func TestPlainID(t *testing.T) {
	for id, want := range map[string]string{
		"0015000000Gv7qJAAR": "0015000000Gv7qJ", "0015000000Gv7qJ": "0015000000Gv7qJ", "0015000000Gv7qJAAB": "0015000000Gv7qJAAB",
		"001500000000000AAA": "001500000000000", "acme corporation 1": "acme corporation 1", "": "",
	} {
		if got := plainID(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	var seen Seen
	if !seen.First(&Deal{ID: "0015000000Gv7qJAAR"}) || seen.First(&Deal{ID: "0015000000Gv7qJ"}) || !seen.First(&Deal{ID: "0015000000Gv7qj"}) {
		t.Error("a deal of two files is one, whichever form its id has in each")
	}
}

// TestRead_lineItems pins that several rows of a deal with different amounts are warned of, and copies of a row are not.
func TestRead_lineItems(t *testing.T) {
	for text, want := range map[string]string{
		"1,Won,100\n1,Won,50\n2,Lost,70\n":                                    "IDs repeat with different amounts: the first row of each ID counts, 1 row not. If the rows are products of a deal, export one row per deal",
		"1,Won,100\n1,Won,100\n2,Lost,70\n":                                   "",
		"1,Won,100\n1,Won,\n2,Lost,70\n":                                      "",
		"1,Won,100\n1,Won,50\n2,Lost,70\n" + strings.Repeat(",Lost,2\n", 100): "",
	} {
		_, read := mustRead(t, "Deal ID,Stage,Amount\n"+text, Options{AsOf: day("2026-06-30")})
		if got := strings.Join(read.Warnings, "; "); got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// TestRead_accountZero pins that an account of ID 0 is none.
func TestRead_accountZero(t *testing.T) {
	got, _ := mustRead(t, "stage,account id\nwon,0\nwon,10\n", Options{})
	if got[0].Account != "" || got[1].Account != "10" {
		t.Errorf("%q %q", got[0].Account, got[1].Account)
	}
}
