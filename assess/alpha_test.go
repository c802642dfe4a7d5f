package assess

import "testing"

// TestAlpha_published takes the data of K. Krippendorff, Computing Krippendorff's Alpha-Reliability
// (2011), part C: four observers, twelve units, values missing (0 here). Published: ordinal alpha 0.815.
func TestAlpha_published(t *testing.T) {
	observers := [][]int{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
		{0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
	}
	var units [][]int
	for unit := range observers[0] {
		var values []int
		for _, observer := range observers {
			if observer[unit] > 0 {
				values = append(values, observer[unit])
			}
		}
		if len(values) > 1 {
			units = append(units, values)
		}
	}
	got := alpha(units)
	if rounded := (got.TenThousandths + 5) / 10; !got.Known || rounded != 815 {
		t.Errorf("got %+v, published 0.815", got)
	}
}
