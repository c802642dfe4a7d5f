package document

import (
	"fmt"
	"strings"

	"revops/deals"
	"revops/fact"
)

// Tenths is a number with one decimal: 125 stands for 12.5.
type Tenths int

// String writes the number with its decimal.
func (t Tenths) String() string { return fmt.Sprintf("%d.%d", t/10, t%10) }

// MarshalJSON writes the number with its decimal.
func (t Tenths) MarshalJSON() ([]byte, error) { return []byte(t.String()), nil }

// TenthsOrDash writes a number, a dash for none.
func TenthsOrDash(t *Tenths) string {
	if t == nil {
		return "–"
	}
	return t.String()
}

// Percentage writes a share in percent with two decimals, a dash for none.
func Percentage(s fact.Share) string {
	if !s.Known {
		return "–"
	}
	sign, of := "", s.Of10000
	if of < 0 {
		sign, of = "-", -of
	}
	return fmt.Sprintf("%s%d.%02d%%", sign, of/100, of%100)
}

// SignedPercentage writes a share in percent with its sign.
func SignedPercentage(s fact.Share) string {
	if s.Known && s.Of10000 > 0 {
		return "+" + Percentage(s)
	}
	return Percentage(s)
}

// Amount writes an amount for a person, its thousands apart.
func Amount(m deals.Money) string {
	whole, cents, _ := strings.Cut(m.Decimal(), ".")
	return Thousands(whole) + "." + cents
}

// WholeAmount writes an amount in whole units, rounded half away from zero.
func WholeAmount(m deals.Money) string {
	half := deals.Money(50)
	if m < 0 {
		half = -half
	}
	whole, _, _ := strings.Cut(((m + half) / 100 * 100).Decimal(), ".")
	return Thousands(whole)
}

// AmountOrDash writes an amount, a dash for none.
func AmountOrDash(v fact.Value) string { return orDash(v, Amount) }

// WholeAmountOrDash writes an amount in whole units, a dash for none.
func WholeAmountOrDash(v fact.Value) string { return orDash(v, WholeAmount) }

func orDash(v fact.Value, write func(deals.Money) string) string {
	if !v.Known {
		return "–"
	}
	return write(v.Money)
}

// Thousands puts commas between groups of three digits.
func Thousands(digits string) string {
	at := len(digits) - 3
	if len(strings.TrimPrefix(digits, "-")) <= 3 {
		return digits
	}
	return Thousands(digits[:at]) + "," + digits[at:]
}
