package notation

import (
	"fmt"
	"math/big"
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
	billionths int64
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
		r.billionths, _ = strconv.ParseInt(whole+(fraction + "000000000")[:decimals], 10, 64) // at most 15 digits
	}
	if r.billionths == 0 {
		return r, fmt.Errorf("%s is not a rate (want a number above 0 and below 1,000,000 with at most nine decimals, such as 1.08)", yamlpos.Quote(number))
	}
	return r, nil
}

// Decimal writes the number of the rate, without zeros at its end.
func (r Rate) Decimal() string {
	return strings.TrimSuffix(strings.TrimRight(big.NewRat(r.billionths, rateParts).FloatString(9), "0"), ".")
}

// String writes the rate as ParseRate reads it.
func (r Rate) String() string { return r.Currency + "=" + r.Decimal() }

// Convert gives an amount in the other currency, exactly but for what lies beyond eleven decimals: hundredths, rounded half away from
// zero, and what there is beyond them in RestParts. It reports whether that is within what amounts can be.
func (r Rate) Convert(amount Money, rest int64) (money Money, left int64, ok bool) {
	parts := big.NewInt(int64(amount))
	parts.Mul(parts, big.NewInt(RestParts)).Add(parts, big.NewInt(rest)).Mul(parts, big.NewInt(r.billionths)).Quo(parts, big.NewInt(rateParts))
	whole, remainder := parts.QuoRem(parts, big.NewInt(RestParts), new(big.Int))
	if whole.CmpAbs(big.NewInt(100*largest)) >= 0 {
		return 0, 0, false
	}
	money, left = Money(whole.Int64()), remainder.Int64()
	switch {
	case 2*left >= RestParts:
		money, left = money+1, left-RestParts
	case 2*left <= -RestParts:
		money, left = money-1, left+RestParts
	}
	return money, left, true
}
