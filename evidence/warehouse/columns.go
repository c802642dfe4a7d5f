package warehouse

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"revops/evidence"
)

// kind says how the values of a column are read.
type kind uint8

const (
	other kind = iota
	text
	date
	moment // a time, with a zone or without one
	whole
	decimal
	float
	money
	truth
)

// column is one of the table or query.
type column struct {
	name string
	// at is the column in a statement.
	at   string
	kind kind
	// typeName names the type in a message.
	typeName string
	// digits and scale are those of a decimal before and behind the point, none where its type does not say them.
	digits, scale int
}

// describe finds out which columns there are. No row is read.
func (r *reader) describe(ctx context.Context) error {
	rows, err := r.tx.Query(ctx, "select * from "+r.from+" limit 0")
	if err != nil {
		return r.failure(ctx, err)
	}
	for _, field := range rows.FieldDescriptions() {
		r.columns = append(r.columns, columnOf(r.connection.TypeMap(), field))
	}
	rows.Close()
	return r.failure(ctx, rows.Err())
}

func columnOf(types *pgtype.Map, field pgconn.FieldDescription) column {
	c := column{name: field.Name, at: "deals." + pgx.Identifier{field.Name}.Sanitize(), typeName: "of another type", digits: none, scale: none}
	if known, ok := types.TypeForOID(field.DataTypeOID); ok {
		c.typeName = known.Name
	}
	switch field.DataTypeOID {
	case pgtype.TextOID, pgtype.VarcharOID, pgtype.BPCharOID, pgtype.NameOID, pgtype.UnknownOID:
		c.kind = text
	case pgtype.DateOID:
		c.kind = date
	case pgtype.TimestampOID, pgtype.TimestamptzOID:
		c.kind = moment
	case pgtype.Int2OID, pgtype.Int4OID, pgtype.Int8OID:
		c.kind = whole
	case pgtype.Float4OID, pgtype.Float8OID:
		c.kind = float
	case pgtype.NumericOID:
		c.kind = decimal
		const header, bits = 4, 16
		if modifier := field.TypeModifier; modifier >= header {
			precision := int(modifier-header) >> bits
			c.scale = int(modifier-header) & (1<<11 - 1)
			c.digits = precision - c.scale
		}
	case moneyOID:
		c.kind = money
		c.typeName = "money"
	case pgtype.BoolOID:
		c.kind = truth
	}
	return c
}

// moneyOID is the type money, which the library does not name.
const moneyOID = 790

// castHint says how a column gets another type.
func castHint(c *column, to string) string {
	name := pgx.Identifier{c.name}.Sanitize()
	return fmt.Sprintf("cast it in a query: --query 'select …, %s::%s as %s from …'", name, to, name)
}

// toDate makes a date of a time.
const toDate = "::date"

// dateOf is a column as a date.
func (r *reader) dateOf(role evidence.Role, place int) (string, error) {
	if place == none {
		return "", nil
	}
	switch c := &r.columns[place]; c.kind {
	case date:
		return c.at, nil
	case moment:
		return c.at + toDate, nil
	default:
		return "", r.fail(fmt.Sprintf("the column %s, which is the %s date, is %s and no date", c.name, role, c.typeName), castHint(c, "date"))
	}
}

// mostAmount is what every amount is below, as in a file.
const mostAmount = "1000000000000"

// amountOf is a column as an amount with two decimals, and null where it is none.
func (r *reader) amountOf(role evidence.Role, place int) (expression string, checked bool, err error) {
	if place == none {
		return "null::numeric", false, nil
	}
	c := &r.columns[place]
	expression = c.at
	switch c.kind {
	case whole:
	case decimal:
		const hundredths, fit = 2, 12
		if c.scale == none || c.scale > hundredths {
			expression = "round(" + c.at + ", 2)"
		}
		if c.digits != none && c.digits <= fit {
			return expression, false, nil
		}
	case float:
		expression = "round(" + c.at + "::numeric, 2)"
	case money:
		expression = c.at + "::numeric"
	default:
		return "", false, r.fail(fmt.Sprintf("the column %s, which is the %s, is %s and no number", c.name, role, c.typeName), castHint(c, "numeric"))
	}
	return fmt.Sprintf("case when %[1]s > -%[2]s and %[1]s < %[2]s then %[3]s end", c.compared(), mostAmount, expression), true, nil
}

// compared is the column as it can be compared with a number.
func (c *column) compared() string {
	if c.kind == money {
		return c.at + "::numeric"
	}
	return c.at
}

// key is a column by which rows are grouped.
func (c *column) key() string {
	switch c.kind {
	case text, date, whole, truth:
		return c.at
	default:
		return c.at + "::text"
	}
}

// isFilled is the condition that the column holds anything.
func (c *column) isFilled() string {
	if c.kind != text {
		return c.at + " is not null"
	}
	// Most texts begin with more than a blank, which is quickly seen.
	return fmt.Sprintf("(%[1]s >= '!' collate \"C\" or btrim(%[1]s, E' \\t\\n\\r\\f\\v') <> '')", c.at)
}

// filled is the column with null for what is blank.
func (c *column) filled() string {
	if c.kind != text {
		return c.at
	}
	return "case when " + c.isFilled() + " then 1 end"
}
