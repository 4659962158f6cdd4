package main

import (
	"hash/fnv"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// A stream is a source of numbers that look random and are the same on every machine: those
// of a name and a number, whoever draws them and in whatever order. It is SplitMix64
// (Steele, Lea and Flood 2014).
type stream uint64

// newStream returns the stream of a name and a number: of one future of a service, or of
// one service of the made-up register.
func newStream(name string, number int64) stream {
	h := fnv.New64a()
	h.Write([]byte(name)) // never fails
	return stream(h.Sum64()).at(number)
}

// at returns the stream of a number, from that of the name.
func (s stream) at(number int64) stream {
	at := s + stream(number)*0x9e3779b97f4a7c15
	return stream(at.next())
}

// next returns 64 bits.
func (s *stream) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n − 1, n being below 2^31.
func (s *stream) below(n int64) int64 { return int64(s.next()>>33) * n >> 31 }

// A triangle is a range in thousandths, made ready to draw from.
type triangle struct{ low, likely, high int64 }

// triangle returns the range as one.
func (r Range) triangle() triangle {
	in := func(q partnership.Quantity) int64 {
		n, _ := q.Millionths()
		return n / 1000
	}
	return triangle{in(r.Low), in(r.Likely), in(r.High)}
}

// draw returns a figure of the triangular distribution: on which side of the likely figure it
// lies is drawn by the width of the sides, and then the larger of two draws says how near
// it is.
func (t triangle) draw(s *stream) int64 {
	left, width := t.likely-t.low, t.high-t.low
	if width == 0 {
		return t.likely
	}
	side, near := s.below(width), max(s.next()>>33, s.next()>>33)
	if side < left {
		return t.low + part(left, near)
	}
	return t.high - part(width-left, near)
}

// part returns near parts of 2^31 of a width.
func part(width int64, near uint64) int64 { return width * int64(near) >> 31 }
