module github.com/seed9ad77866/sharedservices/costing/testdata/peers

go 1.26

require (
	github.com/Rhymond/go-money v1.0.15
	github.com/seed9ad77866/sharedservices v0.0.0
)

require (
	github.com/google/uuid v1.6.0 // indirect
	github.com/shopspring/decimal v1.6.0 // indirect
)

replace github.com/seed9ad77866/sharedservices => ../../..
