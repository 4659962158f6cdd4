package main

// picture is a drawing and the name of its file.
type picture struct{ file, svg string }

// pictures returns the drawings of the story.
func (s story) pictures() []picture {
	names := s.document.names()
	return []picture{
		{"options.svg", s.options.CashFlowSVG("What each option costs less than as is, added up over the years")},
		{"partners.svg", s.options.PartnersSVG("Who gains and who loses, against as is", names)},
		{"tornado.svg", s.hangs.SVG("Share and improve, or improve at home: what it hangs on")},
		{"year.svg", s.yearHangs.SVG("A usual year: what sharing and improving hangs on, against improving alone")},
		{"unit-cost.svg", s.unitCost},
		{"failure-demand.svg", s.year.SVG("How much of the work is work that came back")},
	}
}
