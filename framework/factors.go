package framework

import "slices"

// FactorID names one of the four factors of revenue.
type FactorID string

// Factor describes one of the four factors of revenue, which PRO calls FACT. Definition is a sentence.
type Factor struct {
	ID               FactorID
	Name, Definition string
}

// Factors lists the four factors in the order of the letters of FACT.
func Factors() []Factor {
	return []Factor{
		{"flow", "Flow", "How many deals enter the pipeline in a period: on the day they were qualified or, where that is not recorded, created."},
		{"average-sale", "Average Sale", "The average amount of a won deal."},
		{"conversion-rate", "Conversion Rate", "The share of closed deals that were won; open deals do not count."},
		{"time-to-close", "Time to Close", "The average number of days from entering the pipeline to winning the deal."},
	}
}

// FactorOf finds a factor.
func FactorOf(id FactorID) (Factor, bool) {
	factors := Factors()
	at := slices.IndexFunc(factors, func(factor Factor) bool { return factor.ID == id })
	if at < 0 {
		return Factor{}, false
	}
	return factors[at], true
}
