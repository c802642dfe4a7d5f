module revops

go 1.26.0

require (
	github.com/agnivade/levenshtein v1.2.2
	github.com/clipperhouse/displaywidth v0.10.0
	github.com/google/go-cmp v0.7.0
	gopkg.in/yaml.v3 v3.0.1
)

require github.com/clipperhouse/uax29/v2 v2.6.0 // indirect
