package forecast

import (
	"math"

	"revops/deals"
)

// origin is a day on which a period is forecast.
type origin struct {
	eve deals.Day
	// last is the number of the last full period, target that of the one that is forecast.
	last, target int
}

// ahead is how many periods lie between the last full one and the target.
func (o origin) ahead() int { return o.target - o.last }

// outlook is what a method says of a period. Known is false where the method takes more history than there is.
type outlook struct {
	value, won float64
	known      bool
}

func (o outlook) times(factor float64) outlook {
	return outlook{o.value * factor, o.won * factor, o.known}
}

func (o outlook) plus(other outlook) outlook {
	return outlook{o.value + other.value, o.won + other.won, o.known && other.known}
}

// outlook is what closed as an outlook.
func (c *closings) outlook() outlook { return outlook{c.value.Units(), float64(c.won), true} }

// over is what was won in so many periods up to one, unknown where not all are full.
func (p *past) over(number, count, last int) outlook {
	if number-count+1 < p.firstFull() || number > last {
		return outlook{}
	}
	closed := p.closedIn(number-count+1, number)
	return closed.outlook()
}

func naive(p *past, o origin) outlook { return p.over(o.last, 1, o.last) }

// yearBefore is the last full period of the same season, and how many years it lies back.
func (o origin) yearBefore(year int) (number, years int) {
	years = (o.ahead() + year - 1) / year
	return o.target - years*year, years
}

func seasonalNaive(p *past, o origin) outlook {
	number, _ := o.yearBefore(p.question.year())
	return p.over(number, 1, o.last)
}

// growth is the mean of the last w periods × g^h, with g = (Σ last w / Σ the w before)^(1/w).
func growth(p *past, o origin) outlook {
	w := p.question.window()
	is, was := p.over(o.last, w, o.last), p.over(o.last-w, w, o.last)
	return is.times(1/float64(w)).grown(is, was, float64(o.ahead())/float64(w))
}

// seasonalGrowth is the same period a year before × (Σ last w / Σ the same w a year before).
func seasonalGrowth(p *past, o origin) outlook {
	w, year := p.question.window(), p.question.year()
	number, years := o.yearBefore(year)
	is, was := p.over(o.last, w, o.last), p.over(o.last-year, w, o.last)
	return p.over(number, 1, o.last).grown(is, was, float64(years))
}

// grown is an outlook × (is / was)^power, for the value and for the number of won deals.
func (o outlook) grown(is, was outlook, power float64) outlook {
	if !o.known || !is.known || !was.known || was.value <= 0 || is.value < 0 || was.won == 0 {
		return outlook{}
	}
	return outlook{o.value * math.Pow(is.value/was.value, power), o.won * math.Pow(is.won/was.won, power), true}
}
