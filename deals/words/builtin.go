package words

import (
	"sync"

	"revops/data"
)

// BuiltIn are the words of data. They are read once, when the first file of deals is.
//
//nolint:gochecknoglobals // a value that is worked out once
var BuiltIn = sync.OnceValue(func() *Words {
	known, err := Parse(data.CRMWords(), nil, nil)
	if err != nil {
		panic(err) // the files are compiled in, and a test reads them
	}
	return known
})
