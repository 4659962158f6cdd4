package browser

import "testing"

func TestShots(t *testing.T) {
	p := open(t, 1366)
	p.window("desktop")
	eval[any](p, "document.getElementById('result').scrollTop=700")
	p.window("desktop2")
	p.size(320, 900)
	p.whole("narrow")
	p.size(800, 900)
	p.whole("tablet")
}
