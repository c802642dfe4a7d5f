package warehouse

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"revops/evidence"
)

// The outcomes of deals as the statement numbers them. Rows that are no deals are left out.
const (
	isOpen = iota
	isWon
	isLost
	isNone
)

// beyond is a margin beyond all that are told apart, in tenths of a percent.
const beyond = 1_000_000

// monthsAtOnce is how many months a number holds, a bit for each.
const monthsAtOnce = 62

// wonRow is a row of the result of the second scan.
type wonRow struct {
	entered, closed, many int
	deals                 int64
	value                 pgtype.Numeric
	last                  pgtype.Date
	months, margin        *int64
	account, segment      *string
	step                  bool
}

// scanWon runs the scan that groups deals that were won in one of the two windows, or on a day that is not known, by
// account.
func (r *reader) scanWon(ctx context.Context, m *evidence.Measurement, found *stages) error {
	statement, err := r.wonStatement(m, found)
	if err != nil {
		return err
	}
	var row wonRow
	into := []any{
		&row.entered, &row.closed, &row.many, &row.deals, &row.value, &row.last, &row.months, &row.margin, &row.account, &row.segment, &row.step,
	}
	bounds, months := m.WonBounds(), m.Months()
	return r.query(ctx, statement, func(rows pgx.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return r.failure(ctx, err)
		}
		value, err := hundredths(row.value)
		if err != nil {
			return r.fail(err.Error(), "")
		}
		deal := row.deal(bounds)
		if !m.CountWon(&deal, evidence.Lot{Deals: int(row.deals), Value: value}) {
			return nil
		}
		if row.margin != nil {
			m.CountMargin(int(*row.margin), int(row.deals))
		}
		for i := row.many * monthsAtOnce; row.months != nil && i < min(len(months), (row.many+1)*monthsAtOnce); i++ {
			if *row.months&(1<<(i%monthsAtOnce)) != 0 {
				m.CountWin(months[i])
			}
		}
		return nil
	})
}

// deal is one that stands for those of a row.
func (row *wonRow) deal(bounds []evidence.Day) evidence.Deal {
	d := evidence.Deal{State: evidence.Won, Account: trimmed(row.account), Segment: trimmed(row.segment)}
	d.Created, _ = dayAt(row.entered, bounds)
	if day, _ := dayAt(row.closed, bounds); day != evidence.NoDay {
		d.Closed, _ = dayOf(row.last)
	}
	if row.step {
		d.Step = carries
	}
	return d
}

// wonStatement is the statement of the second scan.
func (r *reader) wonStatement(m *evidence.Measurement, found *stages) (string, error) {
	entered, _, _, err := r.entryOf()
	if err != nil {
		return "", err
	}
	closed, err := r.dateOrNull(evidence.RoleClosed)
	if err != nil {
		return "", err
	}
	amount, err := r.countedAmount(found)
	if err != nil {
		return "", err
	}
	margin, err := r.margin(amount)
	if err != nil {
		return "", err
	}
	step := "false::boolean" // a bare one is not grouped by
	if at := r.groups.Column(evidence.RoleStep); at != none {
		step = "coalesce(" + r.columns[at].isFilled() + ", false)"
	}
	many, months := "0::int", "null::bigint"
	if all := m.Months(); r.groups.Column(evidence.RoleClosed) != none {
		recent := func(then string) string {
			return fmt.Sprintf("case when %s >= %s then %s end", compared(closed), dateLiteral(all[0]), then)
		}
		month := search(compared(closed), all[1:], 0)
		months = "bit_or(" + recent(fmt.Sprintf("1::bigint << mod(%s, %d)", month, monthsAtOnce)) + ")"
		if len(all) > monthsAtOnce {
			many = "coalesce(" + recent(fmt.Sprintf("(%s) / %d", month, monthsAtOnce)) + ", 0)"
		}
	}
	grouped := []string{
		code(entered, m.WonBounds(), blankCode), code(closed, m.WonBounds(), blankCode), many, margin,
		r.textKey(evidence.RoleAccount), r.textKey(evidence.RoleSegment), step,
	}
	selected := []string{
		grouped[0], grouped[1], many, "count(*)", "sum(" + amount + ")::numeric", "max(" + closed + ")", months,
		"(" + margin + ")::bigint", "(" + grouped[4] + ")::text", "(" + grouped[5] + ")::text", step,
	}
	where := fmt.Sprintf("(%s between %s and %s) is not true and (%s) = %d",
		compared(closed), dateLiteral(1), dateLiteral(m.Since()-1), found.expression(r.stageText()), isWon)
	return "select " + strings.Join(selected, ", ") + " from " + r.from + " where " + where + " group by " + strings.Join(grouped, ", "), nil
}

// margin is the margin of a deal in tenths of a percent, a null where there is none.
func (r *reader) margin(amount string) (string, error) {
	profit, _, err := r.amountOf(evidence.RoleProfit, r.groups.Column(evidence.RoleProfit))
	if err != nil || r.groups.Column(evidence.RoleProfit) == none {
		return "null::int", err
	}
	return fmt.Sprintf("case when (%[1]s) is not null and (%[2]s) <> 0"+
		" then least(greatest(round(1000 * (%[1]s)::numeric / (%[2]s)::numeric), -%[3]d), %[3]d)::int end", profit, amount, beyond), nil
}

// countedAmount is the amount, null where its currency does not count.
func (r *reader) countedAmount(found *stages) (string, error) {
	amount, _, err := r.amountOf(evidence.RoleAmount, r.groups.Column(evidence.RoleAmount))
	if err != nil || len(found.foreign) == 0 {
		return amount, err
	}
	var foreign []string
	for _, currency := range found.foreign {
		foreign = append(foreign, literal(currency))
	}
	currency := r.columns[r.groups.Column(evidence.RoleCurrency)].key()
	return fmt.Sprintf("case when (%s)::text in (%s) then null else %s end", currency, strings.Join(foreign, ", "), amount), nil
}

// textKey is the text of a role as a key, a null where no column has it.
func (r *reader) textKey(role evidence.Role) string {
	at := r.groups.Column(role)
	if at == none {
		return "null::text"
	}
	return r.columns[at].key()
}

// stageText is the stage as a text, "" where no column has it.
func (r *reader) stageText() string {
	at := r.groups.Column(evidence.RoleStage)
	switch {
	case at == none:
		return ""
	case r.columns[at].kind == text:
		return r.columns[at].at
	default:
		return "(" + r.columns[at].key() + ")::text"
	}
}

func trimmed(text *string) string {
	if text == nil {
		return ""
	}
	return strings.TrimSpace(*text)
}
