package costing // want "sources: exports_linux.go is for some machines only"

// Machine is the machine.
const Machine = "linux"
