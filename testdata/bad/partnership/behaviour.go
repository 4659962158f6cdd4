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
