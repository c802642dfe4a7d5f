package deals

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"revops/deals/tabular"
)

// TestRead_megabyteField pins that a field of a megabyte is a field.
func TestRead_megabyteField(t *testing.T) {
	long := strings.Repeat("x,\n", 400_000)
	got, read := mustRead(t, "id,stage,owner\n1,won,\""+long+"\"\n2,lost,Rep 2\n", Options{})
	if len(got) != 2 || got[0].Owner != strings.TrimSpace(long) || got[1].Row != 3 {
		t.Errorf("%d deals, %+v", len(got), read.Unusable)
	}
}

// TestRead_endlessRow pins that a row without end ends the reading.
func TestRead_endlessRow(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("id,stage\n1,won\n2,\""), io.LimitReader(letters{}, 2*tabular.MaxRow))
	_, err := Read(endless, "deals.csv", Options{AsOf: asOf()}, func(*Deal) {})
	if err == nil || !strings.Contains(err.Error(), "from row 3: the row is longer than 16 MiB") {
		t.Errorf("error %v", err)
	}
}

// letters is text without end.
type letters struct{}

func (letters) Read(into []byte) (int, error) {
	for i := range into {
		into[i] = 'x'
	}
	return len(into), nil
}

// TestRead_readerFails pins that an error of the reader ends the reading and is handed on.
func TestRead_readerFails(t *testing.T) {
	broken := errors.New("the line is cut")
	in := io.MultiReader(strings.NewReader("id,stage\n"+strings.Repeat("1,won\n", 200_000)), iotest.ErrReader(broken))
	_, err := Read(in, "deals.csv", Options{AsOf: asOf()}, func(*Deal) {})
	if wrong, ok := errors.AsType[*tabular.FileError](err); !ok || !errors.Is(err, broken) {
		t.Errorf("error %v, %+v", err, wrong)
	}
}

// TestRead_lateMistake pins that a mistake far inside a file stops the reading.
func TestRead_lateMistake(t *testing.T) {
	rows := strings.Repeat("won,13/04/2026\n", 200_000)
	_, _, err := deals(t, "stage,created\n"+rows+"won,04/13/2026\n"+rows, Options{})
	if err == nil || !strings.Contains(err.Error(), `("04/13/2026" in row 200002)`) {
		t.Errorf("error %v", err)
	}
}

// TestRead_lateDecimals pins that amounts that are read as thousands and then show decimals are an error.
func TestRead_lateDecimals(t *testing.T) {
	row := "won,\"1,500\"," + strings.Repeat("x", 500) + "\n"
	text := "stage,amount,notes\n" + strings.Repeat(row, 1+maxHeld/len(row)) + strings.Repeat(row, 2000) + "won,\"1,5\",\n"
	_, _, err := deals(t, text, Options{})
	if err == nil || !strings.Contains(err.Error(), `a decimal point ("1,500" in row 2) and with a decimal comma ("1,5" in row `) {
		t.Errorf("error %v", err)
	}
}

// TestRead_manyStages pins that only a bounded number of stages is counted separately.
func TestRead_manyStages(t *testing.T) {
	var text strings.Builder
	text.WriteString("id,stage\n")
	const rows = 20_000
	for i := range rows {
		fmt.Fprintf(&text, "%d,stage %d\n", i, i)
	}
	_, read := mustRead(t, text.String(), Options{})
	if len(read.Stages) != maxStages+1 {
		t.Errorf("%d stages", len(read.Stages))
	}
	want := Stage{Value: otherStages, Outcome: OutcomeOpen, Means: ByDefault, Rows: rows - maxStages}
	if diff := cmp.Diff(want, read.Stages[0]); diff != "" {
		t.Error(diff)
	}
}
