package deals

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"revops/internal/diag"
)

// FuzzRead reads any text: it does not panic, accounts for every row, hands on as many deals as it says, gives the same
// when asked again, and a map written for it is one that can be read.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"hubspot.csv", "salesforce.csv"} {
		content, err := os.ReadFile("../testdata/deals/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte("id;stage;amount;created;close date;currency\n1;won;1.234,5;01/02/2026;13/02/2026;EUR\n1;x;;;\n"))
	f.Add([]byte("Opportunity\fID,Stage,Close\x01Date\n1,Q\falification,2026-01-02\n2,\x00x,\n3,Closed\u0085Won,2026-01-02\n"))
	f.Add([]byte("d;stage;amount;created;close date;currency\n1;won;1.234,5;01/02/2026;13/02/2026;\x01UR"))
	f.Add([]byte("d;stage;amount;created;close date;currency\n1;won;1.234,5;01/0M/2026;13/02/2026;EUR"))
	f.Add([]byte("\x00\x80\xff\xff\xff`\xff\xfb\x00t\x00")) // UTF-16 with U+FFFF
	f.Fuzz(func(t *testing.T, content []byte) {
		if bytes.HasPrefix(content, []byte("PK\x03\x04")) || bytes.HasPrefix(content, []byte{0x1f, 0x8b}) {
			t.Skip() // their readers are fuzzed elsewhere
		}
		handed := 0
		count := func(*Deal) { handed++ }
		read, err := Read(bytes.NewReader(content), "deals.csv", Options{AsOf: asOf()}, count)
		if err == nil {
			if read.Deals != handed || read.Deals+read.UnusableRows()+read.Ignored != read.Rows {
				t.Errorf("%d deals handed on, %+v", handed, read)
			}
		}
		found, err := Inspect(bytes.NewReader(content), "deals.csv", Options{})
		if err != nil {
			return
		}
		var written strings.Builder
		if err := WriteMap(&written, found); err != nil {
			t.Fatal(err)
		}
		m, err := ParseMap(diag.Source{Name: "map.yaml", Data: []byte(written.String())})
		if err != nil {
			t.Fatalf("%v in\n%s", err, written.String())
		}
		if _, err := Read(bytes.NewReader(content), "deals.csv", Options{AsOf: asOf(), Map: m}, func(*Deal) {}); err != nil && read != nil {
			t.Errorf("%v with\n%s", err, written.String())
		}
	})
}
