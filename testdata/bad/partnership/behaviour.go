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

// Parser returns a function that panics.
func Parser(text string) func(string) Day {
	parse := MustDay // want "panic: MustDay is not called here"
	parse(text)
	return MustDay // want "panic: MustDay is not called here"
}

// Written gives a function that passes it on what is not written there.
func Written(text string) Day {
	dayOf("2026", 1)
	return dayOf(text, 1) // want "panic: dayOf of what is not written in Written"
}

func dayOf(text string, n int) Day   { return dayWith(n, text) }
func dayWith(_ int, text string) Day { return MustDay(text) }

// Mustard is not one of those that may panic.
func Mustard() {
	panic("hot") // want "panic: panic in Mustard"
}

// Tomorrow returns the day that a text writes.
func Tomorrow(text string) Day {
	return MustDay(text) // want "panic: MustDay of what is not written in Tomorrow"
}
