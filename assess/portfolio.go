package assess

import (
	"cmp"
	"slices"
	"strings"

	"revops/framework"
)

// Row is one file of a portfolio. A file that could not be counted has a Problem and nothing else but its name.
type Row struct {
	File         string
	Organization string
	// Level is nil if the level lens is not assessed.
	Level *framework.Level
	Score Range
	// Open counts the open elements of the assessed lenses.
	Open int
	// Weakest is the group with the lowest score of the lens that the portfolio looks at, nil where none has one.
	Weakest *framework.Group
	// Problem is the first problem of the file, "" for a file that was counted.
	Problem string
	// points are those of each group of the lens that the portfolio looks at, empty if that is not assessed; whole are
	// those of the level lens.
	points []points
	whole  points
}

// Answered reports whether the lens that the portfolio looks at is assessed.
func (r *Row) Answered() bool { return len(r.points) > 0 }

// Group is the score of a group of the lens that the portfolio looks at, by its place there, open elements counted as
// none.
func (r *Row) Group(at int) Score {
	if at >= len(r.points) {
		return Score{}
	}
	return r.points[at].score()
}

// Portfolio is what is known of many companies together. Files with a problem have a row and count nowhere else.
type Portfolio struct {
	Model *framework.Framework
	// Lens is the one whose groups are looked at, row by row and in the medians.
	Lens *framework.Lens
	Rows []Row
	// Companies counts the files without a problem, Answered those of them in which the lens is assessed.
	Companies, Answered int
	// Levels counts the companies on each level, by its number; NotAssessed those without a level.
	Levels      []int
	NotAssessed int
	// MedianScore and Medians are those of the headline and of each group of the lens, over the companies that have such
	// a score; where their number is even, the mean of the two in the middle.
	MedianScore Score
	Medians     []Score
	// CommonGaps are the elements that more than half of the companies miss, those missed by most first.
	CommonGaps []CommonGap
}

// CommonGap is an element that most companies miss.
type CommonGap struct {
	Element framework.Place
	// Missing counts the companies where it applies and is not in place, Applicable those where it applies.
	Missing, Applicable int
}

// Collector makes a portfolio out of rows, which it takes one after the other.
type Collector struct {
	layout           *layout
	portfolio        Portfolio
	applies, missing []int
}

// Collect begins a portfolio.
func (c *Counter) Collect() *Collector {
	collector := &Collector{layout: c.layout, portfolio: Portfolio{Model: c.layout.model, Lens: c.lens}}
	collector.portfolio.Levels = make([]int, len(c.layout.model.Levels))
	collector.applies, collector.missing = make([]int, len(c.layout.elements)), make([]int, len(c.layout.elements))
	return collector
}

// Add takes a company.
func (c *Collector) Add(company Company) {
	p := &c.portfolio
	p.Rows = append(p.Rows, company.Row)
	p.Companies++
	if company.Answered() {
		p.Answered++
	}
	if company.Level == nil {
		p.NotAssessed++
	} else {
		p.Levels[company.Level.Number]++
	}
	for at := range c.applies {
		if company.applies[at] {
			c.applies[at]++
		}
		if company.missing[at] {
			c.missing[at]++
		}
	}
}

// AddProblem takes a file that could not be counted.
func (c *Collector) AddProblem(file string, err error) {
	c.portfolio.Rows = append(c.portfolio.Rows, Row{File: file, Problem: FirstProblem(err)})
}

// Portfolio gives what was collected, the rows in the given order.
func (c *Collector) Portfolio(order Order) *Portfolio {
	p := c.portfolio
	p.MedianScore = median(p.Rows, func(r *Row) points { return r.whole })
	for g := range p.Lens.Groups {
		p.Medians = append(p.Medians, median(p.Rows, func(r *Row) points {
			if !r.Answered() {
				return points{}
			}
			return r.points[g]
		}))
	}
	for at, missing := range c.missing {
		if missing*2 > p.Companies {
			p.CommonGaps = append(p.CommonGaps, CommonGap{c.layout.elements[at], missing, c.applies[at]})
		}
	}
	slices.SortStableFunc(p.CommonGaps, func(a, b CommonGap) int { return cmp.Compare(b.Missing, a.Missing) })
	slices.SortStableFunc(p.Rows, func(a, b Row) int {
		return cmp.Or(compareBool(a.Problem != "", b.Problem != ""), order.compare(&a, &b))
	})
	return &p
}

// median is exact: it is taken of the points and rounded once. Rows without points are left out.
func median(rows []Row, of func(*Row) points) Score {
	var sorted []points
	for i := range rows {
		if p := of(&rows[i]); p.max > 0 {
			sorted = append(sorted, p)
		}
	}
	if len(sorted) == 0 {
		return Score{}
	}
	slices.SortFunc(sorted, points.compare)
	a, b := sorted[(len(sorted)-1)/2], sorted[len(sorted)/2]
	return percent(a.got*b.max+b.got*a.max, 2*a.max*b.max)
}

// Order is what the rows of a portfolio are sorted by. Rows that are equal stand in the order in which they were taken,
// files with a problem behind all others.
type Order string

// The orders: the highest level and within it the highest score first; the highest score; names of organizations;
// names of files; most open elements first.
const (
	ByLevel        Order = "level"
	ByScore        Order = "score"
	ByOrganization Order = "organization"
	ByFile         Order = "file"
	ByOpen         Order = "open"
)

// Orders lists the orders there are, the usual one first.
func Orders() []Order { return []Order{ByLevel, ByScore, ByOrganization, ByFile, ByOpen} }

func (o Order) compare(a, b *Row) int {
	switch o {
	case ByScore:
		return compareScores(b, a)
	case ByOrganization:
		return cmp.Or(
			cmp.Compare(strings.ToLower(a.Organization), strings.ToLower(b.Organization)),
			cmp.Compare(a.Organization, b.Organization),
		)
	case ByFile:
		return cmp.Compare(a.File, b.File)
	case ByOpen:
		return cmp.Compare(b.Open, a.Open)
	default:
		return cmp.Or(cmp.Compare(rowLevel(b), rowLevel(a)), compareScores(b, a))
	}
}

// rowLevel puts companies without a level below those on level 0.
func rowLevel(r *Row) int {
	if r.Level == nil {
		return -1
	}
	return r.Level.Number
}

// compareScores puts companies without a score below those with score 0.
func compareScores(a, b *Row) int {
	return cmp.Or(compareBool(a.Score.Low.Known, b.Score.Low.Known), cmp.Compare(a.Score.Low.Tenths, b.Score.Low.Tenths))
}

// MinBenchmark is how many companies a benchmark needs to be shown: of fewer, it would tell of each.
const MinBenchmark = 5

// Standing is where a score stands among those of other companies.
type Standing struct {
	Score Score
	// Companies counts the others that have such a score, Lower those of them whose score is lower.
	Companies, Lower int
	// LowerQuartile, Median and UpperQuartile are of the scores as they are shown, by linear interpolation between neighbours (method 7
	// of Hyndman and Fan), rounded half up. They are not known of fewer than MinBenchmark companies.
	LowerQuartile, Median, UpperQuartile Score
}

// StandingAmong is where a score stands among others, of which some may not be known.
func StandingAmong(own Score, others []Score) Standing {
	sorted := sortedScores(others)
	standing := Standing{Score: own, Companies: len(sorted)}
	if own.Known {
		standing.Lower, _ = slices.BinarySearchFunc(sorted, own, compareTenths)
	}
	if len(sorted) >= MinBenchmark {
		standing.LowerQuartile, standing.Median, standing.UpperQuartile = quarter(sorted, 1), quarter(sorted, 2), quarter(sorted, 3)
	}
	return standing
}

// MedianOf is the median of the scores that are known, not known without one.
func MedianOf(scores []Score) Score {
	sorted := sortedScores(scores)
	if len(sorted) == 0 {
		return Score{}
	}
	return quarter(sorted, 2)
}

// sortedScores are those that are known, the lowest first.
func sortedScores(scores []Score) []Score {
	sorted := slices.DeleteFunc(slices.Clone(scores), func(s Score) bool { return !s.Known })
	slices.SortFunc(sorted, compareTenths)
	return sorted
}

func compareTenths(a, b Score) int { return cmp.Compare(a.Tenths, b.Tenths) }

// quarter is the value below which so many quarters of sorted scores lie.
func quarter(sorted []Score, quarters int) Score {
	at, rest := (len(sorted)-1)*quarters/4, (len(sorted)-1)*quarters%4
	low, high := sorted[at].Tenths, sorted[min(at+1, len(sorted)-1)].Tenths
	return Score{Tenths: (4*low + (high-low)*rest + 2) / 4, Known: true}
}
