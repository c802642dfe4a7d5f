package dealgen

import (
	"strconv"
	"strings"
	"time"
)

// field is what a column holds.
type field uint8

const (
	fieldID field = iota
	fieldName
	fieldStage
	fieldPipeline
	fieldAmount
	fieldCurrency
	fieldCreated
	fieldQualified
	fieldClosed
	fieldIsClosed
	fieldIsWon
	fieldOwner
	fieldAccount
	fieldChannel
	fieldSource
	fieldMedium
	fieldCampaign
	fieldType
	fieldSegment
	fieldIndustry
	fieldActivity
	fieldNotes
	fieldProfit
	fieldSalesCost
	fieldMarketingCost
	fieldDeliveryCost
	fieldStep
	fieldReason
	fields
)

type column struct {
	field  field
	header string
	// wide says that a narrow export does not have the column.
	wide bool
}

func columnsOf(options Options) []column {
	all := hubSpotColumns()
	if options.Shape == Salesforce {
		all = salesforceColumns()
	}
	var columns []column
	for _, c := range all {
		if !options.Narrow || !c.wide {
			columns = append(columns, c)
		}
	}
	if options.Costs {
		columns = append(columns,
			column{field: fieldProfit, header: "Gross Profit"}, column{field: fieldSalesCost, header: "Sales Cost"},
			column{field: fieldMarketingCost, header: "Marketing Cost"}, column{field: fieldDeliveryCost, header: "Delivery Cost"},
			column{field: fieldStep, header: "Account Step"}, column{field: fieldReason, header: "Closed Lost Reason"})
	}
	return columns
}

func hubSpotColumns() []column {
	return []column{
		{fieldID, "Record ID", false},
		{fieldName, "Deal Name", false},
		{fieldStage, "Deal Stage", false},
		{fieldPipeline, "Pipeline", true},
		{fieldAmount, "Amount", false},
		{fieldCreated, "Create Date", false},
		{fieldQualified, `Date entered "Qualified To Buy (Sales Pipeline)"`, true},
		{fieldClosed, "Close Date", false},
		{fieldIsClosed, "Is Deal Closed?", true},
		{fieldIsWon, "Is Closed Won", true},
		{fieldOwner, "Deal owner", false},
		{fieldAccount, "Associated Company", false},
		{fieldChannel, "Original Traffic Source", false},
		{fieldSource, "utm_source", false},
		{fieldMedium, "utm_medium", false},
		{fieldCampaign, "utm_campaign", false},
		{fieldType, "Deal Type", false},
		{fieldIndustry, "Industry", false},
		{fieldActivity, "Last Activity Date", false},
		{fieldNotes, "Notes", true},
	}
}

func salesforceColumns() []column {
	return []column{
		{fieldID, "Opportunity ID", false},
		{fieldName, "Opportunity Name", false},
		{fieldAccount, "Account Name", false},
		{fieldStage, "Stage", false},
		{fieldIsClosed, "Closed", true},
		{fieldIsWon, "Won", true},
		{fieldAmount, "Amount", false},
		{fieldCurrency, "Amount Currency", false},
		{fieldCreated, "Created Date", false},
		{fieldClosed, "Close Date", false},
		{fieldOwner, "Opportunity Owner", false},
		{fieldChannel, "Lead Source", false},
		{fieldCampaign, "Primary Campaign Source", false},
		{fieldType, "Type", false},
		{fieldSegment, "Account Segment", false},
		{fieldIndustry, "Account Industry", false},
		{fieldActivity, "Last Modified Date", false},
		{fieldNotes, "Next Step", true},
	}
}

func (g *generator) separate(i int) {
	if i > 0 {
		g.line = append(g.line, g.delimiter())
	}
}

func (g *generator) delimiter() byte {
	if g.options.Shape == Salesforce {
		return ';'
	}
	return ','
}

func (g *generator) end() []byte {
	if g.options.Shape == Salesforce {
		g.line = append(g.line, '\r')
	}
	g.line = append(g.line, '\n')
	return g.line
}

// text writes a cell, in quotes where it or the shape needs them.
func (g *generator) text(text string) {
	needed := strings.ContainsAny(text, "\"\n\r") || strings.IndexByte(text, g.delimiter()) >= 0
	if !needed && (g.options.Plain || g.options.Shape == Salesforce) {
		g.line = append(g.line, text...)
		return
	}
	g.line = append(g.line, '"')
	if strings.IndexByte(text, '"') >= 0 {
		text = strings.ReplaceAll(text, `"`, `""`)
	}
	g.line = append(append(g.line, text...), '"')
}

// cells writes the first so many cells of the deal.
func (g *generator) cells(count int) {
	var scratch [64]byte
	for i, c := range g.columns[:count] {
		g.separate(i)
		if raw, faulty := g.deal.instead[c.field]; faulty {
			g.line = append(g.line, raw...)
			continue
		}
		if text, ok := g.deal.word(c.field); ok {
			g.text(text)
			continue
		}
		g.text(string(g.figure(scratch[:0], c.field)))
	}
}

// figure gives a cell that holds an id, an amount or a date.
func (g *generator) figure(into []byte, f field) []byte {
	d := &g.deal
	switch f {
	case fieldID:
		return g.identity(into)
	case fieldName:
		return strconv.AppendInt(append(into, "Deal "...), int64(d.id), 10)
	case fieldAmount:
		if d.priced {
			return g.money(into, d.cents)
		}
	case fieldProfit:
		if d.hasProfit {
			return g.money(into, d.profit)
		}
	case fieldCreated:
		return g.date(into, d.created, g.options.Shape == HubSpot, " 08:05")
	case fieldQualified:
		return g.date(into, d.qualified, false, " 07:26 AM")
	case fieldClosed:
		return g.date(into, d.closed, false, "")
	case fieldActivity:
		return g.date(into, d.activity, g.options.Shape == Salesforce, "")
	default:
	}
	return into
}

func (g *generator) identity(into []byte) []byte {
	switch {
	case g.deal.id == 0:
		return into
	case g.options.Shape == Salesforce:
		return append(strconv.AppendInt(append(into, "006Q5"...), int64(1_000_000+g.deal.id), 10), "EAC"...)
	default:
		return strconv.AppendInt(into, int64(9_100_000_000+37*g.deal.id), 10)
	}
}

// money writes an amount as the shape has it.
func (g *generator) money(into []byte, cents int64) []byte {
	thousand, point := byte(','), byte('.')
	if g.options.Shape == Salesforce {
		thousand, point = '.', ','
	} else {
		into = append(into, '$')
	}
	var digits [24]byte
	whole := strconv.AppendInt(digits[:0], cents/100, 10)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			into = append(into, thousand)
		}
		into = append(into, digit)
	}
	return append(into, point, byte('0'+cents/10%10), byte('0'+cents%10))
}

// date writes a day as the shape has it, or with the year first.
func (g *generator) date(into []byte, day int, yearFirst bool, behind string) []byte {
	if day == 0 {
		return into
	}
	at := dayTime(day)
	switch {
	case yearFirst && g.options.Shape == Salesforce:
		into = at.AppendFormat(into, "2006-01-02T09:12:44.000+0000")
	case yearFirst:
		into = at.AppendFormat(into, time.DateOnly)
	case g.options.Shape == Salesforce:
		into = at.AppendFormat(into, "2/1/2006")
	default:
		into = at.AppendFormat(into, "01/02/2006")
	}
	return append(into, behind...)
}

func dayTime(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }
