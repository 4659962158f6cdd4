// The module requires what the list allows, and what that requires.
module github.com/seed9ad77866/sharedservices

go 1.26

require github.com/google/uuid v1.6.0

require (
	github.com/shopspring/decimal v1.6.0 // figures: replace nothing
	go.yaml.in/yaml/v3 v3.0.5 // indirect
)
