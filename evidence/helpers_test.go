package evidence_test

import (
	"revops/fact"
)

func same(of10000 int) fact.Share { return fact.Share{Of10000: int64(of10000), Known: true} }
