package notation

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// A rate is a plain number above 0 with at most nine decimals, and written as it was given.
func TestParseRate(t *testing.T) {
	for text, want := range map[string]string{
		"EUR=1.08": "EUR=1.08", "eur=1": "EUR=1", "JPY=0.006412300": "JPY=0.0064123", "$=1": "$=1", "€=999999.999999999": "EUR=999999.999999999",
	} {
		if rate, err := ParseRate(text); err != nil || rate.String() != want {
			t.Errorf("%s: %s, %v", text, rate, err)
		}
	}
	for _, text := range []string{
		"", "EUR", "=1", "EUR=", "EUR=.", "EUR=0", "EUR=-1", "EUR=1,08", "EUR=1e3", "EUR=1000000", "EUR=0.0000000001", "XQX=1", "EUR=+1", "EUR=1.0.0",
	} {
		if rate, err := ParseRate(text); err == nil {
			t.Errorf("%q is read as %s", text, rate)
		}
	}
}

// What an amount comes to is exact: what is rounded off is known. Only what lies beyond eleven decimals is dropped.
func TestConvert_exact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	of := func(money Money, rest int64) *big.Int {
		whole := new(big.Int).Mul(big.NewInt(int64(money)), big.NewInt(RestParts))
		return whole.Add(whole, big.NewInt(rest))
	}
	for range 10_000 {
		rate := Rate{Currency: "EUR", billionths: random.Uint64N(1_000_000*rateParts>>random.UintN(50)) + 1}
		amount := Money(random.Int64N(100*largest>>random.UintN(46))) - Money(random.Int64N(10_000))
		rest := (random.Int64N(RestParts) - RestParts/2) * random.Int64N(2)
		want := new(big.Int).Mul(of(amount, rest), new(big.Int).SetUint64(rate.billionths))
		want.Quo(want, big.NewInt(rateParts))
		money, left, ok := rate.Convert(amount, rest)
		if !ok {
			if of(99*largest, 0).CmpAbs(want) > 0 {
				t.Fatalf("%d at %s is refused", amount, rate)
			}
			continue
		}
		off := of(money, left)
		if off.Sub(off, want); off.CmpAbs(big.NewInt(1)) > 0 || rest == 0 && off.Sign() != 0 || 2*left > RestParts || 2*left < -RestParts {
			t.Fatalf("%d and %d at %s: %d and %d", amount, rest, rate, money, left)
		}
	}
}
