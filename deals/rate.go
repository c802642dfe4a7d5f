package deals

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"revops/deals/notation"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// RateRead is a rate with the number of deals whose amounts were converted by it.
type RateRead struct {
	notation.Rate
	Deals int
}

// conversion says which amounts count: those in a currency and, converted into it, those with a rate. Of no currency, and without
// rates, all amounts do that are in one currency.
type conversion struct {
	to    string
	rates []notation.Rate
	// known are the currency and those with a rate, in the order of their places.
	known []string
}

// noRate is the place of amounts that are in no currency with a rate, and sameCurrency that of those that need none. Others have the
// place of their rate behind these.
const (
	noRate = iota
	sameCurrency
	firstRate
)

// conversion puts together what the options and the map say: the options come first.
func (o Options) conversion() (conversion, error) {
	m := cmp.Or(o.Map, &Map{})
	c := conversion{to: cmp.Or(o.Currency, m.Currency), rates: slices.Clone(o.Rates)}
	for _, mapped := range m.rates {
		if !slices.ContainsFunc(o.Rates, func(r notation.Rate) bool { return r.Currency == mapped.Currency }) {
			c.rates = append(c.rates, mapped)
		}
	}
	switch {
	case len(c.rates) > maxRates:
		return c, fmt.Errorf("there are more than %d rates", maxRates)
	case len(c.rates) > 0 && !notation.IsISO(c.to):
		return c, errNoTarget
	case len(c.rates) > len(o.Rates) && m.Currency != "" && c.to != m.Currency:
		return c, fmt.Errorf("the rates of the map are into %s, not into %s", m.Currency, c.to)
	}
	c.known = []string{c.to}
	for _, rate := range c.rates {
		if rate.Currency == c.to {
			return c, fmt.Errorf("amounts in %s are converted into %s: they need no rate", c.to, c.to)
		}
		if slices.Contains(c.known, rate.Currency) {
			return c, fmt.Errorf("there are two rates for %s", rate.Currency)
		}
		c.known = append(c.known, rate.Currency)
	}
	return c, nil
}

const maxRates = 200

// errNoTarget says that rates do not say what they convert into.
var errNoTarget = errors.New("rates do not say into which currency they convert")

// place finds the rate of amounts in a currency: that of the currency itself, else that of the only currency for which a sign may
// stand. A currency that may be several has none, nor has "".
func (c conversion) place(currency string) (place uint8, others []string) {
	if at := slices.Index(c.known, currency); at >= 0 {
		return uint8(sameCurrency + at), nil
	}
	var places []uint8
	for at, known := range c.known {
		if _, same := notation.SharedCurrency(currency, known); same && currency != "" {
			places, others = append(places, uint8(sameCurrency+at)), append(others, known)
		}
	}
	if len(places) == 1 {
		return places[0], nil
	}
	return noRate, others
}

// convert converts an amount by the rate at a place, and reports whether it can be.
func (c conversion) convert(place uint8, amount Money, rest int64) (money Money, left int64, ok bool) {
	if place < firstRate {
		return amount, rest, true
	}
	return c.rates[place-firstRate].Convert(amount, rest)
}

// rateOf finds the rate of amounts in a currency, which most often is that of the amount before. One that has none is noted; an amount
// of 0 needs none.
func (b *batch) rateOf(currency string, amount Money, l *layout, row int) uint8 {
	if currency != b.ratedCurrency || b.rate == noRate {
		b.ratedCurrency = currency
		b.rate, _ = l.conversion.place(currency)
	}
	if b.rate == noRate && amount == 0 {
		return sameCurrency
	}
	if b.rate == noRate && b.unrated.row == 0 {
		b.unrated = currencySeen{code: diag.Shortened(currency), row: row, count: 1}
	}
	return b.rate
}

// failRate is the error of an amount in a currency without a rate.
func (d *delivery) failRate(amount currencySeen) error {
	if d.inspecting || amount.row == 0 {
		return nil
	}
	row, to := amount.row+d.base+d.heldRows, d.layout.conversion.to
	if amount.code == "" {
		return d.failForm(fmt.Sprintf("the amount in row %d has no currency, so that no rate can convert it into %s", row, to),
			"which column has the currencies (columns: {currency: …})")
	}
	if _, others := d.layout.conversion.place(amount.code); len(others) > 1 {
		return d.table.Fail(fmt.Sprintf("the amount in row %d is in %s, which may be %s", row, amount.code, strings.Join(others, " or ")),
			fmt.Sprintf("--rate '%s=1' takes it as %s", amount.code, to))
	}
	return d.table.Fail(fmt.Sprintf("the amount in row %d is in %s, for which there is no rate", row, yamlpos.Quote(amount.code)),
		fmt.Sprintf("--rate %s=… says what 1 %s is in %s", amount.code, amount.code, to))
}

// ratesRead lists the rates with the number of deals that each converted.
func (d *delivery) ratesRead() []RateRead {
	var read []RateRead
	for at, rate := range d.layout.conversion.rates {
		read = append(read, RateRead{rate, d.rated[firstRate+at]})
	}
	return read
}

// rates reads the rates of a map: EUR: 1.08, or EUR: {rate: 1.08, source: ECB}.
func (p *mapParser) rates(node *yamlpos.Node) {
	for _, entry := range node.Entries("currencies with their rates") {
		written := struct {
			Rate   string `yaml:"rate"`
			Source string `yaml:"source,optional"`
		}{}
		number := entry.Value
		if entry.Value.Kind() == yamlpos.Mapping {
			var decoder yamlpos.Decoder
			decoder.Decode(entry.Value, &written)
			number = decoder.At(&written.Rate)
		} else {
			written.Rate, _ = number.Text()
		}
		if number.Kind() != yamlpos.Scalar {
			continue // reported
		}
		rate, err := notation.NewRate(entry.Key.String(), written.Rate)
		if err != nil {
			number.Report(CodeUnknownValue, err.Error(), "")
			continue
		}
		rate.Source = strings.TrimSpace(diag.Printable(written.Source))
		p.result.rates = append(p.result.rates, rate)
	}
}
