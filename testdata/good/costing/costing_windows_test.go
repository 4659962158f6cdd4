package costing_test

import "os"

var home = os.Getenv("HOME")
