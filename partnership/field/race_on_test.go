//go:build race

package field_test

// raceDetector says that the tests run under the race detector, which takes memory of its own.
const raceDetector = true
