package notation

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/currency"

	"revops/deals/words"
)

// Money is an amount in hundredths of the file's one currency.
type Money int64

// Decimal writes the amount with two decimals and no other signs.
func (m Money) Decimal() string {
	return big.NewRat(int64(m), 100).FloatString(2)
}

// MarshalJSON writes the amount with two decimals.
func (m Money) MarshalJSON() ([]byte, error) { return []byte(m.Decimal()), nil }

// CurrencyOf gives the code of what is beside a number, or the sign where it may be that of several currencies.
func CurrencyOf(sign string) (string, bool) {
	switch sign {
	case "", "$", "¥", "kr", "Rs":
		return sign, true
	}
	if code, known := codesBySign()[sign]; known {
		return code, true
	}
	return strings.ToUpper(sign), IsISO(sign)
}

// codesBySign are the codes of currencySigns.
//
//nolint:gochecknoglobals // a value that is worked out once
var codesBySign = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for line := range strings.Lines(currencySigns) {
		code, signs, _ := strings.Cut(line, " ")
		for sign := range strings.FieldsSeq(signs) {
			codes[sign] = code
		}
	}
	return codes
})

// currencySigns are the signs beside amounts, in each line those of one currency, or those that stand for another sign.
const currencySigns = `EUR € Euro euro
GBP £
INR ₹
CHF Fr. Fr SFr. sFr.
CNY CN¥ 元 RMB
JPY JP¥ 円
USD US$ U$S USD$
CAD C$ CA$ CAD$ Can$
AUD A$ AU$ AUD$
NZD NZ$
HKD HK$
SGD S$ SG$
TWD NT$
MXN MX$ Mex$ MXN$
BRL R$
ARS AR$
CLP CLP$ CL$
COP COP$ COL$ CO$
UYU $U
PEN S/ S/.
PLN zł zł. zl ZŁ
RUB ₽ руб руб. р. р
CZK Kč Kc
HUF Ft
RON lei
BGN лв лв.
UAH ₴ грн грн.
TRY ₺ TL
ILS ₪
KRW ₩
THB ฿
VND ₫
PHP ₱
NGN ₦
IDR Rp Rp.
MYR RM
ZAR R
$ ＄
¥ ￥
kr kr. Kr Kr. KR
Rs Rs. rs. RS
`

// IsISO reports whether a text is the code of a currency.
func IsISO(text string) bool {
	if !IsCode(text) {
		return false
	}
	unit, err := currency.ParseISO(text)
	return err == nil && unit != currency.XXX && unit != currency.XTS
}

// CurrencyNamed gives the currency of a cell of a column of currencies: a code, a sign, a code with its name behind it ("EUR -
// Euro"), or the name that Dynamics and others write.
func CurrencyNamed(text string) (string, bool) {
	if code, ok := CurrencyOf(text); ok {
		return code, true
	}
	if code, _, more := strings.Cut(text, " "); more && IsISO(code) && code == strings.ToUpper(code) {
		return code, true
	}
	code, ok := map[string]string{
		"euro": "EUR", "euros": "EUR", "us dollar": "USD", "u.s. dollar": "USD", "us dollars": "USD", "pound sterling": "GBP", "british pound": "GBP",
		"canadian dollar": "CAD", "australian dollar": "AUD", "new zealand dollar": "NZD", "singapore dollar": "SGD", "hong kong dollar": "HKD",
		"swiss franc": "CHF", "japanese yen": "JPY", "chinese yuan": "CNY", "indian rupee": "INR", "swedish krona": "SEK", "danish krone": "DKK",
		"norwegian krone": "NOK", "polish zloty": "PLN", "brazilian real": "BRL", "mexican peso": "MXN", "south african rand": "ZAR",
	}[strings.ToLower(text)]
	return code, ok
}

// CurrencyOfHeader is the currency that the header of a column of amounts names, and what is left of the header in the form in which
// headers are compared: amount_usd is an amount in USD, "Value (€)" a value in EUR.
func CurrencyOfHeader(header string) (rest, named string) {
	if sign := currencySign.FindString(header); sign != "" {
		if named, ok := CurrencyOf(sign); ok {
			return withoutUnit(strings.Replace(header, sign, " ", 1)), named
		}
	}
	fields := strings.Fields(words.Plain(header))
	for _, at := range []int{len(fields) - 1, 0} {
		if len(fields) < 2 {
			break
		}
		word := strings.ToUpper(strings.Trim(fields[at], "()"))
		if IsISO(word) && word != "ALL" && word != "TOP" { // words as well
			return withoutUnit(strings.Join(slices.Delete(slices.Clone(fields), at, at+1), " ")), word
		}
	}
	return words.Plain(header), ""
}

var currencySign = regexp.MustCompile(`[A-Z]*\p{Sc}`)

// withoutUnit takes off what stood around the currency of a header.
func withoutUnit(header string) string {
	plain := strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(words.Plain(header), "( )", ""), "()", ""))
	for _, preposition := range []string{" in", " en", " em"} {
		plain = strings.TrimSuffix(plain, preposition)
	}
	return plain
}

// IsCode reports whether a text has the form of a currency's code.
func IsCode(text string) bool {
	const letters = 3
	for i := range len(text) {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(text) == letters
}

// SharedCurrency is the currency of amounts of which some are in one currency and some in another: the code, where the
// other is a sign that may stand for it, or not given. It is false where the two differ.
func SharedCurrency(a, b string) (currency string, same bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	return b, a == "" || a == b || slices.Contains(codesOfSign(a), b)
}

// codesOfSign lists the currencies that are written with a sign.
func codesOfSign(sign string) []string {
	switch sign {
	case "$":
		return []string{
			"USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD", "NZD", "SBD", "SGD",
			"SRD", "TTD", "TWD", "XCD", "ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU",
		}
	case "¥":
		return []string{"JPY", "CNY"}
	case "kr":
		return []string{"SEK", "NOK", "DKK", "ISK"}
	case "Rs":
		return []string{"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}
	default:
		return nil
	}
}
