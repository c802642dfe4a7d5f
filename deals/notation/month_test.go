package notation

import "testing"

// TestDay_month compares every day from 1890 to 2290 with the library's calendar.
func TestDay_month(t *testing.T) {
	for day := Day(-29200); day < 117000; day++ {
		year, month, _ := day.Time().Date()
		if got, want := day.Month(), year*12+int(month)-1; got != want {
			t.Fatalf("%s: %d, want %d", day, got, want)
		}
	}
}
