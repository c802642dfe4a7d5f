package deals

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/deals/words"
)

// TestOutcome_flags pins that flags come before the stage, and that a blank flag leaves the outcome to the stage.
func TestOutcome_flags(t *testing.T) {
	for _, test := range []struct {
		name   string
		row    rowState
		want   Outcome
		means  Means
		usable bool
	}{
		{"a won flag", rowState{stage: "Negotiation", won: yes, hasStage: true, hasWon: true}, OutcomeWon, ByFlag, true},
		{"closed and not won", rowState{stage: "Gone", closed: yes, won: no, hasStage: true, hasWon: true}, OutcomeLost, ByFlag, true},
		{"closed, and a blank for won", rowState{stage: "Gone", closed: yes, hasStage: true, hasWon: true}, OutcomeLost, ByFlag, true},
		{"closed, a blank for won, a stage that says won", rowState{stage: "Closed Won", closed: yes, hasStage: true, hasWon: true}, OutcomeWon, ByName, true},
		{"not closed, and a stage that says won", rowState{stage: "Closed Won", closed: no, hasStage: true}, "", "", false},
		{"won, and a stage that says lost", rowState{stage: "Closed Lost", won: yes, hasStage: true, hasWon: true}, "", "", false},
		{"closed, and nothing says how", rowState{stage: "Gone", closed: yes, hasStage: true}, "", "", false},
		{"won and lost", rowState{won: yes, lost: yes, hasWon: true, hasLost: true}, "", "", false},
		{"not won, and a stage that says won", rowState{stage: "Won", won: no, hasStage: true, hasWon: true}, "", "", false},
		{"not won, and an open stage", rowState{stage: "Demo", won: no, hasStage: true, hasWon: true}, OutcomeOpen, ByDefault, true},
		{"neither won nor lost", rowState{won: no, lost: no, hasWon: true, hasLost: true}, OutcomeOpen, ByFlag, true},
		{"closed and not lost", rowState{closed: yes, lost: no, hasLost: true}, OutcomeWon, ByFlag, true},
		{"blank flags and no stage", rowState{hasWon: true, hasLost: true}, OutcomeOpen, ByFlag, true},
		{"a blank stage", rowState{hasStage: true}, "", "", false},
		{"the name of a stage", rowState{stage: "CLOSED LOST", hasStage: true}, OutcomeLost, ByName, true},
		{"the id of a stage", rowState{stage: "closedwon", hasStage: true}, OutcomeWon, ByID, true},
		{"any other stage", rowState{stage: "Contract Sent", hasStage: true}, OutcomeOpen, ByDefault, true},
	} {
		got, means, why := test.row.outcome(words.BuiltIn().For(nil, words.Deals))
		usable := why == none
		if usable != test.usable || usable && (got != test.want || means != test.means) {
			t.Errorf("%s: %s by %s, %v; want %s by %s, %v", test.name, got, means, usable, test.want, test.means, test.usable)
		}
	}
}

// TestRead_archivedWithReason pins that an open deal which is no longer in use is lost where a reason is given, as Odoo exports
// it, and deleted where none is.
func TestRead_archivedWithReason(t *testing.T) {
	const file = "Active,Stage,Lost Reason,Created on\nTRUE,Qualified,,2026-01-01\nFALSE,Qualified,Too expensive,2026-01-01\n" +
		"FALSE,Qualified,,2026-01-01\nTRUE,Won,,2026-01-01\nFALSE,Won,,2026-01-01\n,Qualified,Too expensive,2026-01-01\n"
	got, read := mustRead(t, file, Options{AsOf: day("2026-06-30")})
	var states []State
	for _, deal := range got {
		states = append(states, deal.State)
	}
	if diff := cmp.Diff([]State{Open, Lost, Won, Won, Open}, states); diff != "" {
		t.Error(diff)
	}
	if len(read.Unusable) != 1 || read.Unusable[0].Code != "deleted-record" || read.Unusable[0].First[0] != 4 {
		t.Errorf("%+v", read.Unusable)
	}
}

// TestRead_activityOfAnImport pins that last activities that all are on one day are none, unless the map names the column.
func TestRead_activityOfAnImport(t *testing.T) {
	file := "Deal Stage,Last Modified Date\n" + strings.Repeat("Demo,03/06/2026 10:00\n", 6)
	got, read := mustRead(t, file, Options{Map: parseMap(t, "dates: dmy\n")})
	if read.Gives(RoleActivity) || got[0].Activity != NoDay || len(read.Said) == 0 || !strings.Contains(read.Said[0], `"Last Modified Date" is not read as the last activity`) {
		t.Errorf("%+v %q", got[0], read.Said)
	}
	for _, other := range []string{"Deal Stage,Last Modified Date\n" + strings.Repeat("Demo,2026-06-03\n", 5), file + "Demo,04/06/2026\n"} {
		if _, read := mustRead(t, other, Options{Map: parseMap(t, "dates: dmy\n")}); !read.Gives(RoleActivity) {
			t.Errorf("%q", read.Said)
		}
	}
	if _, read := mustRead(t, file, Options{Map: parseMap(t, "dates: dmy\ncolumns: {activity: Last Modified Date}\n")}); !read.Gives(RoleActivity) {
		t.Error("not as the map says")
	}
}

// TestRead_flagWords pins the words of flags, in the languages of CRMs and of spreadsheets.
func TestRead_flagWords(t *testing.T) {
	for _, pair := range [][2]string{
		{"TRUE", "FALSE"},
		{"Y", "N"},
		{"1.0", "0.0"},
		{"Ja", "Nein"},
		{"WAHR", "FALSCH"},
		{"VRAI", "FAUX"},
		{"Sí", "No"},
		{"Sim", "Não"},
		{"Tak", "Nie"},
		{"Да", "Нет"},
		{"はい", "いいえ"},
		{"waar", "onwaar"},
	} {
		got, _ := mustRead(t, "id,is won,is lost\n1,"+pair[0]+","+pair[1]+"\n2,"+pair[1]+","+pair[0]+"\n", Options{})
		if got[0].State != Won || got[1].State != Lost {
			t.Errorf("%s: %s, %s", pair, got[0].State, got[1].State)
		}
	}
}

// TestRead_flagOfClosed pins that a flag that is true of won and of lost deals means only that they are closed.
func TestRead_flagOfClosed(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"won", "stage,is won\nWon,ja\nLost,ja\nDemo,nein\nSigned,ja\n", "won lost open; unknown-ending 5"},
		{"lost", "stage,is lost\nWon,x\nLost,x\nDemo,\n", "won lost open"},
		{"won, with stages that only sound lost", "stage,is won\nWon,true\nRejected,true\nDemo,false\nSigned,true\n", "won open; unknown-ending 3"},
		{"a stage that sounds lost among others", "stage,is won\nLost,0\nWon,1\nNo decision,1\nDemo,0\nSigned,1\nLost,0\n", "lost won open won lost; contradiction 4"},
		{"one of many", "stage,is won\nWon,1\nLost,0\nClosed lost,0\nLost,1\n", "won lost lost; contradiction 5"},
	} {
		got, read := mustRead(t, test.text, Options{})
		var states []string
		for _, deal := range got {
			states = append(states, deal.State.String())
		}
		said := strings.Join(states, " ")
		if len(read.Unusable) > 0 {
			said += fmt.Sprintf("; %s %d", read.Unusable[0].Code, read.Unusable[0].First[0])
		}
		if said != test.want {
			t.Errorf("%s: %s, want %s", test.name, said, test.want)
		}
	}
}

// TestSoundsClosed pins which stages that are not known sound like the end of a deal.
func TestSoundsClosed(t *testing.T) {
	lexicon := words.BuiltIn().For(nil, words.Deals)
	for stage, want := range map[string]bool{
		"Payment Done": true, "Signed": true, "Descartada": true, "Rejected": true, "Closed - other": true, "Vertrag unterschrieben": true,
		"Affaire annulée": true, "ご契約済み": true, "Отклонено": true, "Umowa podpisana": true, "Contract Sent": false, "Negotiation": false,
		"Closing call": false, "Void": true, "On hold": true, "Omitted": true, "No decision": true, "Duplicate": true, "Disqualified (budget)": true,
		"Zahlung bezahlt": true, "Wonderful": false, "": false,
	} {
		if got := lexicon.SoundsClosed(stage); got != want {
			t.Errorf("%q: %v", stage, got)
		}
	}
}

// TestRead_unclearFlags pins that a flag which is neither yes nor no decides nothing silently, and that one may name the end.
func TestRead_unclearFlags(t *testing.T) {
	const file = "ID,Stage,Is Won,Is Closed,Amount\n1,Late,Yes,Yes,1\n2,Late,Won,Yes,1\n3,Late,Y (renewal),Yes,1\n4,Late,,Yes,1\n5,Late,Lost,Yes,1\n6,Closed Won,-2,,1\n"
	got, read := mustRead(t, file, Options{})
	counts := map[State]int{}
	for _, deal := range got {
		counts[deal.State]++
	}
	if counts[Won] != 3 || counts[Lost] != 2 || len(read.Unusable) != 1 || read.Unusable[0].Code != "unknown-ending" {
		t.Errorf("%v, %+v", counts, read.Unusable)
	}
	if !slices.ContainsFunc(read.Notes, func(r Remark) bool { return r.Code == "flag-unreadable" && r.Count == 1 }) {
		t.Errorf("notes %+v", read.Notes)
	}
}

// TestRead_deletedOn pins that a record with a day or a reason for its removal is deleted, and that Closed beside Is Closed is a date.
func TestRead_deletedOn(t *testing.T) {
	const file = "ID,Stage,Is Closed,Amount,Created,Closed,Deleted at\n1,Won,true,1,2026-06-01,2026-06-20,\n2,Won,true,1,2026-06-01,2026-06-20,2026-06-28\n"
	got, read := mustRead(t, file, Options{AsOf: day("2026-06-30")})
	if len(got) != 1 || got[0].Closed.String() != "2026-06-20" || len(read.Unusable) != 1 || read.Unusable[0].Code != "deleted-record" {
		t.Errorf("%+v, %+v", got, read.Unusable)
	}
}

// TestRead_archived pins that an open deal whose record is not active does not count, with or without a column of loss reasons.
func TestRead_archived(t *testing.T) {
	const file = "Opportunity,Stage,Active,Expected Revenue\nA,Won,TRUE,100\nB,Proposition,FALSE,200\nC,New,TRUE,50\n"
	got, read := mustRead(t, file, Options{})
	if len(got) != 2 || len(read.Unusable) != 1 || read.Unusable[0].Code != "deleted-record" {
		t.Errorf("%d deals, %+v", len(got), read.Unusable)
	}
}

// TestRead_otherStage pins that a deal is left out of which two columns that could be the stage say different things. A map says which is.
func TestRead_otherStage(t *testing.T) {
	const file = "ID,Stage,Status,Is Won\n1,Closed Won,Won,\n2,Closed Won,Lost,\n3,Demo,Won,\n4,Demo,Active,\n5,Closed Lost,Active,\n6,Signed,Won,true\n7,Closed Lost,Open,\n8,Closed Lost,Open,\n"
	got, read := mustRead(t, file, Options{})
	if said := said(got, read, ""); said[0] != "2 won, 3 lost, 1 open" || len(read.Unusable) != 1 || read.Unusable[0].Code != "contradiction" || read.Unusable[0].Count != 2 {
		t.Errorf("%s, %+v", said, read.Unusable)
	}
	got, _ = mustRead(t, file, Options{Map: parseMap(t, "columns: {stage: Stage}")})
	if said := said(got, read, "")[0]; said != "3 won, 3 lost, 2 open" {
		t.Errorf("with a map: %s", said)
	}
}

// TestRead_endDates pins that a deal in a stage that is not known is won where it has a won date only, and lost where it has a lost date only.
func TestRead_endDates(t *testing.T) {
	const dates = "ID,Stage,Won Date,Lost Date\n1,Fulfilment,2026-01-05,\n2,Archive,,2026-01-06\n3,Demo,,\n4,Demo,2026-01-05,2026-01-06\n5,,2026-01-07,\n6,Open,2026-01-07,\n7,Demo,-,tbd\n"
	got, read := mustRead(t, dates, Options{AsOf: day("2026-06-30")})
	if said := said(got, read, "closed 1")[0]; said != "2 won, 1 lost, 3 open" || len(read.Unusable) != 1 || read.Unusable[0].First[0] != 5 || got[0].Closed != day("2026-01-05") {
		t.Errorf("%s, %+v", said, read.Unusable)
	}
}
