package match

import (
	"math/bits"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Distances are worked out in whole numbers, so that they are the same on every machine. Sines
// are in billionths.
const (
	billion    = 1_000_000_000
	rightAngle = 1_570_796_327  // in billionths of a radian
	perDegree  = 17_453_292_520 // millionths of a degree to billionths of a radian, times a billion
	earth      = 6_371_009      // the mean radius in metres (IUGG)
	halfTurn   = 180 * million
)

// A point is where an organisation is.
type point struct {
	east, north     int64 // on the National Grid, in millionths of a metre
	latitude, lon   int64 // in millionths of a degree
	cosine          int64 // of the latitude
	onGrid, onGlobe bool
}

// pointOf returns where an organisation is.
func pointOf(o *Org) point {
	var p point
	var north, lon bool
	if p.east, p.onGrid = o.Grid.Easting.Millionths(); p.onGrid {
		p.north, p.onGrid = o.Grid.Northing.Millionths()
	}
	p.latitude, north = o.Organisation.Place.Latitude.Millionths()
	p.lon, lon = o.Organisation.Place.Longitude.Millionths()
	p.onGlobe = north && lon
	p.cosine = sine(rightAngle - abs(p.latitude*perDegree/billion))
	return p
}

// metres returns how far apart two points are in a straight line, rounded down: on the grid if
// both are on it, or else along a great circle. ok is false if it is not known.
func (p point) metres(q point) (distance int64, ok bool) {
	switch {
	case p.onGrid && q.onGrid:
		east, north := uint64(abs(p.east-q.east))/1000, uint64(abs(p.north-q.north))/1000 // millimetres
		return int64(root(east*east+north*north)) / 1000, true
	case p.onGlobe && q.onGlobe:
		return p.greatCircle(q), true
	}
	return 0, false
}

// greatCircle returns how far apart two points are on a globe, by the haversine formula.
func (p point) greatCircle(q point) int64 {
	turn := abs(p.lon - q.lon)
	turn = min(turn, 2*halfTurn-turn)
	up := sine(abs(p.latitude-q.latitude) * perDegree / (2 * billion))
	along := sine(turn*perDegree/(2*billion)) * int64(root(uint64(p.cosine*q.cosine))) / billion
	half := int64(root(uint64(up*up + along*along)))
	return 2 * earth * arcsine(min(half, billion)) / billion
}

// sine returns the sine of an angle from 0 to a right angle, by its series.
func sine(angle int64) int64 {
	square := angle * angle / billion
	sum := angle
	for term, k := angle, int64(2); term != 0; k += 2 {
		term = -term * square / billion / (k * (k + 1))
		sum += term
	}
	return sum
}

// arcsine returns the angle whose sine is given, from 0 to 1, by its series.
func arcsine(sine int64) int64 {
	if sine > billion/2 {
		return rightAngle - 2*arcsine(int64(root(uint64((billion-sine)*(billion/2)))))
	}
	square := sine * sine / billion
	sum := sine
	for term, k := sine, int64(1); term != 0; k++ {
		term = term * square / billion * (2*k - 1) / (2 * k)
		sum += term / (2*k + 1)
	}
	return sum
}

// root returns the square root of a number, rounded down.
func root(n uint64) uint64 {
	if n == 0 {
		return 0
	}
	for x := uint64(1) << ((bits.Len64(n) + 1) / 2); ; {
		next := (x + n/x) / 2
		if next >= x {
			return x
		}
		x = next
	}
}

// abs returns a number without its sign.
func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// percent returns how many per cent part is of whole, rounded half up. Part is not more than
// whole, and whole is above 0.
func percent(part, whole uint64) int32 { return percentOf(product{lo: part}, product{lo: whole}) }

// A product is that of two numbers of which each is below 2^60.
type product struct{ hi, lo uint64 }

// times returns the product of two numbers.
func times(a, b uint64) product {
	hi, lo := bits.Mul64(a, b)
	return product{hi, lo}
}

// by returns the product times a small number.
func (p product) by(n uint64) product {
	over, lo := bits.Mul64(p.lo, n)
	return product{p.hi*n + over, lo}
}

// less reports whether a product is less than another.
func (p product) less(q product) bool { return p.hi < q.hi || p.hi == q.hi && p.lo < q.lo }

// percentOf returns how many per cent part is of whole, rounded half up: the greatest n for
// which 2n−1 half per cents of the whole are not more than the part.
func percentOf(part, whole product) int32 {
	least, most := uint64(0), uint64(100)
	doubled := part.by(200)
	for least < most {
		middle := (least + most + 1) / 2
		if doubled.less(whole.by(2*middle - 1)) {
			most = middle - 1
		} else {
			least = middle
		}
	}
	return int32(least)
}

// alike returns how many per cent the smaller of two products is of the larger; of two that are
// 0 it is 100.
func alike(a, b product) int32 {
	if b.less(a) {
		a, b = b, a
	}
	if b == (product{}) {
		return 100
	}
	return percentOf(a, b)
}

// count returns a quantity in millionths. Below 0 counts as not known.
func count(q partnership.Quantity) (n uint64, known bool) {
	millionths, known := q.Millionths()
	return uint64(max(millionths, 0)), known && millionths >= 0
}
