package risk

import (
	"slices"
)

// clone returns a copy that shares no list with the risk.
func (r Risk) clone() Risk {
	r.Members, r.Lines = slices.Clone(r.Members), slices.Clone(r.Lines)
	r.Bearing, r.Estimate = cloneBearing(r.Bearing), cloneEstimate(r.Estimate)
	r.Inherent, r.Current, r.Target = cloneAssessment(r.Inherent), cloneAssessment(r.Current), cloneAssessment(r.Target)
	r.Controls, r.Actions, r.Indicators = slices.Clone(r.Controls), slices.Clone(r.Actions), slices.Clone(r.Indicators)
	for i, a := range r.Actions {
		r.Actions[i].Expected = cloneAssessment(a.Expected)
	}
	for i, x := range r.Indicators {
		r.Indicators[i].Readings = slices.Clone(x.Readings)
	}
	r.Occurrences = slices.Clone(r.Occurrences)
	for i, o := range r.Occurrences {
		r.Occurrences[i].Loss.AtFault = slices.Clone(o.Loss.AtFault)
	}
	r.AlsoIn = slices.Clone(r.AlsoIn)
	r.SharedControls = slices.Clone(r.SharedControls)
	r.Objectives = slices.Clone(r.Objectives)
	r.CausedBy, r.Related = slices.Clone(r.CausedBy), slices.Clone(r.Related)
	return r
}

// cloneAssessment returns a copy that shares no list with the assessment.
func cloneAssessment(a Assessment) Assessment {
	a.Impacts = slices.Clone(a.Impacts)
	return a
}

// cloneBearing returns a copy that shares no list with the bearing.
func cloneBearing(b Bearing) Bearing {
	b.Shares, b.Caps, b.AtFault = slices.Clone(b.Shares), slices.Clone(b.Caps), slices.Clone(b.AtFault)
	b.Insurance = slices.Clone(b.Insurance)
	return b
}

// cloneEstimate returns a copy that shares no list with the estimate.
func cloneEstimate(e Estimate) Estimate {
	e.Outcomes = slices.Clone(e.Outcomes)
	return e
}

// clone returns a copy that shares no list with the register.
func (reg *Register) clone() Register {
	c := *reg
	c.Members, c.ReviewMonths = slices.Clone(reg.Members), slices.Clone(reg.ReviewMonths)
	c.ReviewWeeks = slices.Clone(reg.ReviewWeeks)
	c.AppetiteRatings, c.Appetites = slices.Clone(reg.AppetiteRatings), slices.Clone(reg.Appetites)
	c.Matrix, c.OpportunityMatrix, c.Controls = reg.Matrix.Clone(), reg.OpportunityMatrix.Clone(), slices.Clone(reg.Controls)
	c.Risks, c.Plans = slices.Clone(reg.Risks), slices.Clone(reg.Plans)
	for i := range c.Risks {
		c.Risks[i] = c.Risks[i].clone()
	}
	for i := range c.Plans {
		c.Plans[i] = c.Plans[i].clone()
	}
	return c
}
