package deals

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

// MarshalText writes the day as YYYY-MM-DD, nothing for no day.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
