//go:build unix

package cmd_test

import (
	"os"
	"strings"
	"testing"
)

const oddDeals = `Nr,Zeile,Volumchen,Angelegtes,Gebiet,Endchen
1,Angebot,"1.200,50",13.01.2026,Nord,
2,Auftrag,"2.300,00",15.01.2026,Nord,17.03.2026
3,Vorbei,"900,00",16.01.2026,Süd,18.03.2026
4,Vorbei,"901,00",16.01.2026,Süd,18.03.2026
5,Auftrag,"100,00",16.01.2026,Süd,18.03.2026
`

func writeOddDeals(t *testing.T) {
	t.Helper()
	sandbox(t)
	if err := os.WriteFile("odd.csv", []byte(oddDeals), 0o600); err != nil {
		t.Fatal(err)
	}
}

// mapHas demands lines of a map.
func mapHas(t *testing.T, name string, lines ...string) {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		if !strings.Contains(string(content), "\n  "+line) {
			t.Errorf("%s has no %s:\n%s", name, line, content)
		}
	}
}

// oddMap are the lines of the map that the answers of the tests give.
func oddMap() []string {
	return []string{`stage: "Zeile"`, `amount: "Volumchen"`, `created: "Angelegtes"`, `closed: "Endchen"`, `"Auftrag": won`, `"Vorbei": lost`, `"Angebot": open`}
}

// The best guess stands first with three values. The map is written beside what is there, and the command goes on by it.
func TestAskMap_screen(t *testing.T) {
	writeOddDeals(t)
	if err := os.WriteFile("map.yaml", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	term := open(t, nil, "fact", "odd.csv", "--as-of", "2026-06-30")
	term.press("> Zeile (Auftrag, Vorbei, Angebot)", enter)
	term.press("Which column is the amount?", enter)
	term.press("Which column is the create date?", enter)
	term.press("Which column is the close date?", enter)
	term.press(`"Auftrag"? (2 rows)`, down+enter)
	term.press(`"Vorbei"?`, down+down+enter)
	term.press(`"Angebot"?`, enter)
	term.press("Save the map as", enter)
	term.see("50% (15–85)")
	term.exit(0)
	mapHas(t, "map-2.yaml", oddMap()...)
}

// In plain lines the same is asked; evidence map writes the map to the file that is named.
func TestAskMap_lines(t *testing.T) {
	writeOddDeals(t)
	term := open(t, []string{"ACCESSIBLE=1"}, "evidence", "map", "odd.csv", "-o", "new.yaml")
	for _, answer := range []struct{ seen, number string }{
		{"1 Zeile (Auftrag, Vorbei, Angebot)", "1"},
		{"1 Volumchen (1.200,50, 2.300,00, 900,00)", "1"},
		{"1 Angelegtes (", "1"},
		{"Which column is the close date?", "1"},
		{`"Auftrag"? (2 rows)`, "2"},
		{`"Vorbei"?`, "3"},
		{`"Angebot"?`, "1"},
	} {
		term.press(answer.seen, answer.number+"\n")
	}
	term.see("next: look through it")
	term.exit(0)
	mapHas(t, "new.yaml", oddMap()...)
	again := open(t, nil, "evidence", "map", "odd.csv", "--map", "new.yaml", "-o", "again.yaml")
	again.exit(0)
	mapHas(t, "again.yaml", oddMap()...)
}

// Whoever leaves a question gets no map.
func TestAskMap_stops(t *testing.T) {
	writeOddDeals(t)
	term := open(t, nil, "evidence", "odd.csv")
	term.press("Which column is the deal stage", ctrlC)
	term.exit(130)
	if _, err := os.Stat("map.yaml"); err == nil {
		t.Error("there is a map")
	}
}
