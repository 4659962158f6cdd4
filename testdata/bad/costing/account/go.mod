module example.com/account // want "sources: costing/account has modules of its own"

go 1.26
