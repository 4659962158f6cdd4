package partnership

func init() { // want "init: the function init"
	println("started") // want "panic: println in init"
}

// Wait waits.
func Wait(
	done chan int, // want "concurrency: ChanType"
) int {
	go func() {}() // want "concurrency: GoStmt"
	select {       // want "concurrency: SelectStmt"
	case n := <-done:
		return n
	}
}

// Day returns a day, or none.
func (d Day) Day(n int) Day {
	if n < 1 {
		panic("no day") // want "panic: panic in Day"
	}
	return d
}

// MustDay returns the day that a text writes.
func MustDay(text string) Day {
	if text == "" {
		panic("no text")
	}
	return Day{}
}

// Mustard is not one of those that may panic.
func Mustard() {
	panic("hot") // want "panic: panic in Mustard"
}

// Tomorrow returns the day that a text writes.
func Tomorrow(text string) Day {
	return MustDay(text) // want "panic: MustDay of what is not written in Tomorrow"
}
