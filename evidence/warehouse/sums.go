package warehouse

import (
	"errors"
	"math/big"

	"github.com/jackc/pgx/v5/pgtype"

	"revops/evidence"
)

// The errors of a sum of amounts.
var (
	errTooLarge = errors.New("the amounts are too large to be added up")
	errNoNumber = errors.New("an amount is NaN: --query can leave it out")
)

// hundredths reads a sum. It has two decimals at most.
func hundredths(sum pgtype.Numeric) (evidence.Money, error) {
	if !sum.Valid {
		return 0, nil
	}
	if sum.NaN || sum.InfinityModifier != pgtype.Finite {
		return 0, errNoNumber
	}
	value, ten := new(big.Int).Set(sum.Int), big.NewInt(10)
	const decimals = 2
	if shift := int64(sum.Exp) + decimals; shift < 0 { // zeros behind the second decimal
		value.Quo(value, ten.Exp(ten, big.NewInt(-shift), nil))
	} else {
		value.Mul(value, ten.Exp(ten, big.NewInt(shift), nil))
	}
	if !value.IsInt64() {
		return 0, errTooLarge
	}
	return evidence.Money(value.Int64()), nil
}
