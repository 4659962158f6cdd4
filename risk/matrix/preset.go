package matrix

import (
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// TriBorough returns the matrix of the services that Hammersmith & Fulham,
// Kensington & Chelsea and Westminster shared: the product of two scales from 1 to 5,
// of which 16 to 25 is red, 11 to 15 amber and 1 to 10 green (Shared Services Risk
// Register, corporate level, 27 January 2017).
func TriBorough() Matrix {
	return Matrix{
		Name:       "Tri-borough shared services",
		Source:     "Shared Services Risk Register, corporate level, review date 27 January 2017",
		Likelihood: numbered("1 2 3 4 5"),
		Impact:     numbered("1 2 3 4 5"),
		Formula:    Product,
		Ratings:    []Rating{"green", "amber", "red"},
		Bands:      bands("1 10", "11 15", "16 25"),
	}
}

// CambridgeshireAndPeterborough returns the matrix of the Cambridgeshire and
// Peterborough Local Resilience Forum. Its scores are products, but its ratings are a
// grid: impact 5 × likelihood 3 is red, and impact 3 × likelihood 5 amber (Community Risk
// Register, as on cpprepared.org.uk; names of the levels: Cabinet Office, Emergency
// Preparedness, 2012, annex 4).
//
// The register lists risks in eleven of the cells, which have the ratings that it gives.
// Of the other cells, those worse than a red one are red; an impact of 4 or 5 is amber if
// its likelihood is 1 or 2; the rest are green.
func CambridgeshireAndPeterborough() Matrix {
	return Matrix{
		Name:       "Cambridgeshire and Peterborough Local Resilience Forum",
		Source:     "Community Risk Register, cpprepared.org.uk; Cabinet Office, Emergency Preparedness, 2012, annex 4",
		Likelihood: numbered("1 2 3 4 5", "Negligible", "Rare", "Unlikely", "Possible", "Probable"),
		Impact:     numbered("1 2 3 4 5", "Insignificant", "Minor", "Moderate", "Significant", "Catastrophic"),
		Formula:    Product,
		Ratings:    []Rating{"green", "yellow", "amber", "red"},
		Grid: [][]Rating{
			{"green", "green", "yellow", "amber", "amber"},
			{"green", "green", "yellow", "amber", "amber"},
			{"green", "yellow", "amber", "red", "red"},
			{"green", "yellow", "amber", "red", "red"},
			{"green", "yellow", "amber", "red", "red"},
		},
	}
}

// NationalRiskRegister returns the matrix of the United Kingdom's register of risks
// to the nation: five likelihoods by probability in the assessment period, and five
// impacts (HM Government, National Risk Register, 2023 edition). The register places risks
// and does not rate them, so the matrix has no ratings.
//
// The register writes the likelihoods as above 25 %, 5–25 %, 1–5 %, 0.2–1 % and below
// 0.2 %. So 25 % is in the fourth level and 0.2 % in the second. It does not say where 1 %
// and 5 % are; here they are in the higher level.
func NationalRiskRegister() Matrix {
	m := Matrix{
		Name:       "National Risk Register",
		Source:     "HM Government, National Risk Register, 2023 edition",
		Likelihood: numbered("1 2 3 4 5", "Below 0.2 %", "0.2–1 %", "1–5 %", "5–25 %", "Above 25 %"),
		Impact:     numbered("1 2 3 4 5", "Minor", "Limited", "Moderate", "Significant", "Catastrophic"),
	}
	probable(m.Likelihood, "0.002 0.01 0.05 0.25", LowerEnd, LowerEnd, LowerEnd, BothEnds, NeitherEnd)
	return m
}

// LettersAndNumbers returns a matrix whose codes run from the worst: likelihood from A, the
// highest, to F, and impact from 1, the worst, to 4 (West London Alliance, Transport
// Efficiency Project, risk register). A1, B1 and C1 are red. The other cells above the
// tolerance line of the same matrix at Worcester are amber: A2–A4, B2–B3, C2–C3 and D1–D2
// (Worcester City Council, Corporate Risk Register 2012/13).
//
// The alliance writes the likelihoods as 80 % and more, 51–80, 25–50, 10–24, 3–9 and
// 0–2 %, which leaves gaps and has 80 % in two levels. Here each level begins where the
// alliance begins it, and ends where the next begins.
func LettersAndNumbers() Matrix {
	m := Matrix{
		Name: "Letters A to F by numbers 4 to 1",
		Source: "West London Alliance, Transport Efficiency Project, risk register; " +
			"Worcester City Council, Corporate Risk Register 2012/13",
		Likelihood: coded("F E D C B A", "Almost impossible", "Very low", "Low", "Significant", "High", "Very high"),
		Impact:     coded("4 3 2 1", "Negligible", "Marginal", "Critical", "Catastrophic"),
		Ratings:    []Rating{"green", "amber", "red"},
		Grid: [][]Rating{
			{"green", "green", "green", "green"},
			{"green", "green", "green", "green"},
			{"green", "green", "amber", "amber"},
			{"green", "amber", "amber", "red"},
			{"green", "amber", "amber", "red"},
			{"amber", "amber", "amber", "red"},
		},
	}
	probable(m.Likelihood, "0.03 0.1 0.25 0.51 0.8", LowerEnd, LowerEnd, LowerEnd, LowerEnd, LowerEnd, LowerEnd)
	return m
}

// CityOfLondon returns the matrix of the City of London Corporation, in which each level
// of impact counts twice as much as the one below it: 1, 2, 4 or 8, times a likelihood of
// 1 to 4. 16 to 32 is red, 6 to 12 amber and 1 to 4 green (City of London Corporation,
// Risk Management Strategy, version 2.0, 2014).
func CityOfLondon() Matrix {
	return Matrix{
		Name:       "City of London Corporation",
		Source:     "City of London Corporation, Risk Management Strategy, version 2.0, 2014",
		Likelihood: numbered("1 2 3 4", "Rare", "Unlikely", "Possible", "Likely"),
		Impact:     numbered("1 2 4 8", "Minor", "Serious", "Major", "Extreme"),
		Formula:    Product,
		Ratings:    []Rating{"green", "amber", "red"},
		Bands:      bands("1 4", "6 12", "16 32"),
	}
}

// FourByFour returns a matrix of four levels by four in words, with the words of
// South Lakeland District Council (Strategic Risks Register, quarter one 2015/16). Its
// ratings are a grid that meets every CoxCondition.
func FourByFour() Matrix {
	return Matrix{
		Name: "Four by four",
		Source: "South Lakeland District Council, Strategic Risks Register, quarter one 2015/16 (levels); " +
			"L. A. Cox, What's Wrong with Risk Matrices?, Risk Analysis 28(2), 2008 (ratings)",
		Likelihood: coded("very-low low medium high", "Very low", "Low", "Medium", "High"),
		Impact:     coded("negligible marginal serious critical", "Negligible", "Marginal", "Serious", "Critical"),
		Ratings:    []Rating{"green", "amber", "red"},
		Grid: [][]Rating{
			{"green", "green", "green", "green"},
			{"green", "green", "amber", "amber"},
			{"green", "amber", "amber", "red"},
			{"green", "amber", "red", "red"},
		},
	}
}

// coded returns levels with codes, and with the labels that are given.
func coded(codes string, labels ...string) []Level {
	var levels []Level
	for i, code := range strings.Fields(codes) {
		level := Level{Code: LevelCode(code)}
		if i < len(labels) {
			level.Label = labels[i]
		}
		levels = append(levels, level)
	}
	return levels
}

// numbered returns levels whose score is the number in their code.
func numbered(codes string, labels ...string) []Level {
	levels := coded(codes, labels...)
	for i := range levels {
		levels[i].Score = partnership.MustQuantity(string(levels[i].Code))
	}
	return levels
}

// probable sets the bands of probability of the levels, from the limits between them and
// the ends that belong to each.
func probable(levels []Level, limits string, closed ...Ends) {
	between := strings.Fields(limits)
	for i := range levels {
		levels[i].Probability.Closed = closed[i]
		if i > 0 {
			levels[i].Probability.From = partnership.MustQuantity(between[i-1])
		}
		if i < len(between) {
			levels[i].Probability.To = partnership.MustQuantity(between[i])
		}
	}
}

// bands returns bands of green, amber and red, each written as its lowest and its highest
// score.
func bands(green, amber, red string) []RatingBand {
	band := func(rating Rating, scores string) RatingBand {
		from, to, _ := strings.Cut(scores, " ")
		return RatingBand{Rating: rating, From: partnership.MustQuantity(from), To: partnership.MustQuantity(to)}
	}
	return []RatingBand{band("green", green), band("amber", amber), band("red", red)}
}
