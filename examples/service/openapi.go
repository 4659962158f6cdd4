package main

// openAPI describes the operations.
func openAPI([]operation) []byte { return []byte("{}") }
