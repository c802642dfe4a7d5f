package evidence

import "fmt"

// How amounts and shares stand in JSON documents: as numbers with a fixed number of decimals, null for none.

// Decimal writes the amount with two decimals and no other signs.
func (m Money) Decimal() string {
	sign, of := "", uint64(m)
	if m < 0 {
		sign, of = "-", -of
	}
	return fmt.Sprintf("%s%d.%02d", sign, of/100, of%100)
}

// MarshalJSON writes the amount with two decimals.
func (m Money) MarshalJSON() ([]byte, error) { return []byte(m.Decimal()), nil }

// MarshalJSON writes the amount with two decimals, null for none.
func (v Value) MarshalJSON() ([]byte, error) {
	if !v.Known {
		return []byte("null"), nil
	}
	return v.Money.MarshalJSON()
}

// MarshalJSON writes the share with four decimals, null for none.
func (s Share) MarshalJSON() ([]byte, error) {
	if !s.Known {
		return []byte("null"), nil
	}
	return []byte(s.String()), nil
}

// MarshalText writes the day as YYYY-MM-DD, nothing for no day.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
