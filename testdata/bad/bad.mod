module github.com/seed9ad77866/sharedservices

go 1.26

toolchain go1.26.9 // want "go.mod: toolchain"

require (
	github.com/shopspring/decimal v1.6.0
	github.com/other/decimal v1.6.0 // want "go.mod: github.com/other/decimal is required"
	go.yaml.in/yaml/v3 v3.0.5 // indirect
)

require github.com/other/uuid v1.6.0 // want "go.mod: github.com/other/uuid is required"

replace github.com/google/uuid => ../uuid // want "go.mod: replace github.com/google/uuid"

replace ( // the others
	github.com/shopspring/decimal v1.6.0 => github.com/other/decimal v1.6.0 // want "go.mod: replace github.com/shopspring/decimal"
)

exclude github.com/google/uuid v1.6.0 // want "go.mod: exclude"

godebug asynctimerchan=1 // want "go.mod: godebug"

tool example.com/tool // want "go.mod: tool"
