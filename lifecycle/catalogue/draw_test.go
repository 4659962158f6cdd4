package catalogue_test

import (
	"os"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

func TestDraw(t *testing.T) {
	r, _ := dutch(t)
	s := r.Catalogue.AsOf(calendar.Date{})
	os.WriteFile("/tmp/cat1.svg", []byte(s.Drawing(50).SVG("The best connected", r.Catalogue.Names())), 0o600)
	os.WriteFile("/tmp/cat2.svg", []byte(s.DrawingAround("groningen", 40).SVG("Groningen and its partners", r.Catalogue.Names())), 0o600)
	os.WriteFile("/tmp/cat3.svg", []byte(s.DrawingAround("ameland", 6).SVG("Ameland and its partners", r.Catalogue.Names())), 0o600)
}
