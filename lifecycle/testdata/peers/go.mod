module github.com/seed9ad77866/sharedservices/lifecycle/testdata/peers

go 1.26

require (
	github.com/google/uuid v1.6.0
	github.com/qmuntal/stateless v1.7.2
	github.com/seed9ad77866/sharedservices v0.0.0
)

require github.com/shopspring/decimal v1.6.0 // indirect

replace github.com/seed9ad77866/sharedservices => ../../..
