package dealgen

import (
	"strconv"
	"strings"
	"time"
)

// Field is what a column holds.
type Field uint8

// The fields.
const (
	FieldID Field = iota
	FieldName
	FieldStage
	FieldPipeline
	FieldAmount
	FieldCurrency
	FieldCreated
	FieldQualified
	FieldClosed
	FieldIsClosed
	FieldIsWon
	FieldOwner
	FieldAccount
	FieldChannel
	FieldSource
	FieldMedium
	FieldCampaign
	FieldType
	FieldSegment
	FieldIndustry
	FieldActivity
	FieldNotes
	FieldProfit
	FieldSalesCost
	FieldMarketingCost
	FieldDeliveryCost
	FieldStep
	FieldReason
	fields
)

type column struct {
	field  Field
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
			column{field: FieldProfit, header: "Gross Profit"}, column{field: FieldSalesCost, header: "Sales Cost"},
			column{field: FieldMarketingCost, header: "Marketing Cost"}, column{field: FieldDeliveryCost, header: "Delivery Cost"},
			column{field: FieldStep, header: "Account Step"}, column{field: FieldReason, header: "Closed Lost Reason"})
	}
	return columns
}

func hubSpotColumns() []column {
	return []column{
		{FieldID, "Record ID", false},
		{FieldName, "Deal Name", false},
		{FieldStage, "Deal Stage", false},
		{FieldPipeline, "Pipeline", true},
		{FieldAmount, "Amount", false},
		{FieldCreated, "Create Date", false},
		{FieldQualified, `Date entered "Qualified To Buy (Sales Pipeline)"`, true},
		{FieldClosed, "Close Date", false},
		{FieldIsClosed, "Is Deal Closed?", true},
		{FieldIsWon, "Is Closed Won", true},
		{FieldOwner, "Deal owner", false},
		{FieldAccount, "Associated Company", false},
		{FieldChannel, "Original Traffic Source", false},
		{FieldSource, "utm_source", false},
		{FieldMedium, "utm_medium", false},
		{FieldCampaign, "utm_campaign", false},
		{FieldType, "Deal Type", false},
		{FieldIndustry, "Industry", false},
		{FieldActivity, "Last Activity Date", false},
		{FieldNotes, "Notes", true},
	}
}

func salesforceColumns() []column {
	return []column{
		{FieldID, "Opportunity ID", false},
		{FieldName, "Opportunity Name", false},
		{FieldAccount, "Account Name", false},
		{FieldStage, "Stage", false},
		{FieldIsClosed, "Closed", true},
		{FieldIsWon, "Won", true},
		{FieldAmount, "Amount", false},
		{FieldCurrency, "Amount Currency", false},
		{FieldCreated, "Created Date", false},
		{FieldClosed, "Close Date", false},
		{FieldOwner, "Opportunity Owner", false},
		{FieldChannel, "Lead Source", false},
		{FieldCampaign, "Primary Campaign Source", false},
		{FieldType, "Type", false},
		{FieldSegment, "Account Segment", false},
		{FieldIndustry, "Account Industry", false},
		{FieldActivity, "Last Modified Date", false},
		{FieldNotes, "Next Step", true},
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
		if text := g.deal.Text[c.field]; text != "" {
			g.text(text)
			continue
		}
		g.text(string(g.figure(scratch[:0], c.field)))
	}
}

// figure gives a cell that holds an id, an amount or a date.
func (g *generator) figure(into []byte, f Field) []byte {
	d := &g.deal
	switch f {
	case FieldID:
		return g.identity(into)
	case FieldName:
		return strconv.AppendInt(append(into, "Deal "...), int64(d.ID), 10)
	case FieldAmount:
		if d.Priced {
			return g.money(into, d.Cents)
		}
	case FieldProfit:
		if d.HasProfit {
			return g.money(into, d.Profit)
		}
	case FieldCreated:
		return g.date(into, d.Created, g.options.Shape == HubSpot, " 08:05")
	case FieldQualified:
		return g.date(into, d.Qualified, false, " 07:26 AM")
	case FieldClosed:
		return g.date(into, d.Closed, false, "")
	case FieldActivity:
		return g.date(into, d.Activity, g.options.Shape == Salesforce, "")
	default:
	}
	return into
}

func (g *generator) identity(into []byte) []byte {
	switch {
	case g.deal.ID == 0:
		return into
	case g.options.Shape == Salesforce:
		return append(strconv.AppendInt(append(into, "006Q5"...), int64(1_000_000+g.deal.ID), 10), "EAC"...)
	default:
		return strconv.AppendInt(into, int64(9_100_000_000+37*g.deal.ID), 10)
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
	at := Day(day)
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

// Day is a day as the beginning of it in UTC.
func Day(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }
