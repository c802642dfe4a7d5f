package notation

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"revops/internal/yamlpos"
)

// Rate says what an amount in a currency is worth in the currency that all are converted into.
type Rate struct {
	// Currency is a code, or the sign beside the amounts.
	Currency string
	// Source says where the rate is from, "" if that is not known.
	Source string
	// billionths is the rate times 10⁹: rates have at most nine decimals.
	billionths uint64
}

// rateParts are the parts of 1 in which rates are held. They are RestParts, so that what a rate leaves of a hundredth is whole.
const rateParts = RestParts

// ParseCurrency reads the code of a currency, or its sign.
func ParseCurrency(text string) (string, error) {
	currency, known := CurrencyOf(strings.TrimSpace(text))
	if !known || currency == "" {
		return "", fmt.Errorf("%s is not a code of a currency", yamlpos.Quote(strings.TrimSpace(text)))
	}
	return currency, nil
}

// ParseRate reads a rate: EUR=1.08.
func ParseRate(text string) (Rate, error) {
	currency, number, found := strings.Cut(text, "=")
	if !found {
		return Rate{}, fmt.Errorf("%s is not a rate (want CURRENCY=NUMBER)", yamlpos.Quote(text))
	}
	return NewRate(currency, number)
}

// NewRate is the rate of a currency, with its number as ParseRate reads it.
func NewRate(currency, number string) (Rate, error) {
	code, err := ParseCurrency(currency)
	if err != nil {
		return Rate{}, err
	}
	r := Rate{Currency: code}
	const maxDigits, decimals = 6, 9
	number = strings.TrimSpace(number)
	whole, fraction, _ := strings.Cut(number, ".")
	digits := whole + fraction
	isDigits := digits != "" && strings.Trim(digits, "0123456789") == "" && len(whole) <= maxDigits && len(fraction) <= decimals
	if isDigits {
		r.billionths, _ = strconv.ParseUint(whole+(fraction + "000000000")[:decimals], 10, 64) // at most 15 digits
	}
	if r.billionths == 0 {
		return r, fmt.Errorf("%s is not a rate (want a number above 0 and below 1,000,000 with at most nine decimals, such as 1.08)", yamlpos.Quote(number))
	}
	return r, nil
}

// Decimal writes the number of the rate, without zeros at its end.
func (r Rate) Decimal() string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%09d", r.billionths/rateParts, r.billionths%rateParts), "0"), ".")
}

// String writes the rate as ParseRate reads it.
func (r Rate) String() string { return r.Currency + "=" + r.Decimal() }

// Convert gives an amount in the other currency, exactly but for what lies beyond eleven decimals: hundredths, rounded half away from
// zero, and what there is beyond them in RestParts. It reports whether that is within what amounts can be.
func (r Rate) Convert(amount Money, rest int64) (money Money, left int64, ok bool) {
	money, left, ok = r.times(amount)
	if ok = ok && money < 100*largest && money > -100*largest; !ok {
		return 0, 0, false
	}
	more, _, _ := r.times(Money(rest)) // less than a hundredth, times less than a million, fits
	left += int64(more)
	money, left = money+Money(left/RestParts), left%RestParts
	switch {
	case 2*left >= RestParts:
		money, left = money+1, left-RestParts
	case 2*left <= -RestParts:
		money, left = money-1, left+RestParts
	}
	return money, left, true
}

// times multiplies by the rate. It gives the whole of it, and what is left in parts, with the same sign, and reports whether that fits.
func (r Rate) times(amount Money) (whole Money, left int64, ok bool) {
	high, low := bits.Mul64(uint64(max(amount, -amount)), r.billionths)
	if high >= rateParts/2 {
		return 0, 0, false
	}
	quotient, remainder := bits.Div64(high, low, rateParts)
	return signed(Money(quotient), amount < 0), signed(int64(remainder), amount < 0), true
}
