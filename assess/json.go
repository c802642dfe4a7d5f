package assess

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// How numbers of the count are written in JSON documents: as numbers with few decimals, null for no number.

// MarshalJSON writes the score with at most one decimal, null for no number.
func (s Score) MarshalJSON() ([]byte, error) { return marshalNumber(s.Tenths, 10, s.Known) }

// UnmarshalJSON reads a number, which it rounds to one decimal, or null.
func (s *Score) UnmarshalJSON(text []byte) (err error) {
	s.Tenths, s.Known, err = unmarshalNumber(text, 10)
	return err
}

// MarshalJSON writes the difference with at most one decimal, null for no number.
func (d Difference) MarshalJSON() ([]byte, error) { return marshalNumber(d.Tenths, 10, d.Known) }

// UnmarshalJSON reads a number, which it rounds to one decimal, or null.
func (d *Difference) UnmarshalJSON(text []byte) (err error) {
	d.Tenths, d.Known, err = unmarshalNumber(text, 10)
	return err
}

// MarshalJSON writes the rate with at most four decimals, null for no number.
func (r Rate) MarshalJSON() ([]byte, error) { return marshalNumber(r.TenThousandths, 10_000, r.Known) }

// UnmarshalJSON reads a number, which it rounds to four decimals, or null.
func (r *Rate) UnmarshalJSON(text []byte) (err error) {
	r.TenThousandths, r.Known, err = unmarshalNumber(text, 10_000)
	return err
}

func marshalNumber(units int, unit float64, known bool) ([]byte, error) {
	if !known {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, float64(units)/unit, 'f', -1, 64), nil
}

func unmarshalNumber(text []byte, unit float64) (units int, known bool, err error) {
	var value *float64
	if err := json.Unmarshal(text, &value); err != nil || value == nil {
		return 0, false, err
	}
	return int(math.Round(*value * unit)), true, nil
}

// MarshalText writes the month as YYYY-MM.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a month as YYYY-MM.
func (m *Month) UnmarshalText(text []byte) error {
	month, ok := ParseMonth(string(text))
	if !ok {
		return fmt.Errorf("%q is not a valid month (want YYYY-MM)", text)
	}
	*m = month
	return nil
}
