package deals

import (
	"cmp"
	"io"
	"strings"

	"revops/deals/tabular"
	"revops/deals/words"
)

// table is an open file of deals or accounts.
type table struct {
	*tabular.Table
	// arguments are what a user types to have the file read.
	arguments string
	// next returns the rows in parts, as Table.Next does, with what is filled from above.
	next func() (chunk, error)
	// firstRows are some of the first rows, where they had to be looked at. They are valid until they are read.
	firstRows [][]string
	// grouped are the columns that are filled from above.
	grouped grouping
}

// chunk is a part of a file that holds whole rows.
type chunk struct {
	tabular.Chunk
	// above are the values of the columns of groups above the first row.
	above []string
}

// open opens a file. What a user types to have it read is its name where the arguments are "".
func open(in io.Reader, name, arguments, encoding, sheet string) (*table, error) {
	opened, err := tabular.Open(in, name, encoding, sheet)
	if err != nil {
		return nil, err
	}
	return &table{Table: opened, arguments: cmp.Or(arguments, name), next: func() (chunk, error) {
		part, err := opened.Next()
		return chunk{Chunk: part}, err
	}}, nil
}

// remarkOn is what there is to remark on a row with a fault.
func remarkOn(fault tabular.Fault) remark {
	return [...]remark{
		tabular.Sound: none, tabular.Ragged: ragged, tabular.BrokenQuotes: brokenQuotes, tabular.NULByte: nulByte, tabular.NotUTF8: notUTF8,
	}[fault]
}

// sayEncoding says of text that is not UTF-8 how it is read.
func sayEncoding(said []string, notUTF8 bool) []string {
	if !notUTF8 {
		return said
	}
	return append(said, "text is not UTF-8, read as Windows-1252: use --encoding for another encoding, such as windows-1250 or windows-1251")
}

// tableColumns are the columns of a table with the roles that they have, recognised or by a map.
type tableColumns struct {
	columns []Column
	mapped  []mappedColumn
	lexicon *words.Lexicon
}

// recognised are the columns of the table with the roles that they are known by, and those that a part of a map gives them. A user's own words
// may come before the built-in ones.
func (t *table) recognised(kind words.Kind, own *words.Words, m *Map, mapped []mappedColumn) (tableColumns, error) {
	known := wordsWith(own)
	if err := t.findHeader(known, kind, mapped); err != nil {
		return tableColumns{}, err
	}
	lexicon := known.For(t.Headers, kind)
	c := tableColumns{recognise(t.Headers, kind, lexicon), mapped, lexicon}
	return c, m.apply(c.columns, mapped)
}

// at is the place of the column with a role, -1 where there is none. A map may give two roles to a column.
func (c tableColumns) at(role Role) int {
	for _, mapped := range c.mapped {
		if mapped.role == role {
			if mapped.header == "" {
				return -1
			}
			return columnAt(c.columns, mapped.header)
		}
	}
	return roleAt(c.columns, role)
}

// alternative is a column that counts where another one of its role is blank.
type alternative struct{ column, instead int }

// alternatives are the columns that a map gives to a role behind a first one, in their order.
func (c tableColumns) alternatives() []alternative {
	var all []alternative
	for _, mapped := range c.mapped {
		if mapped.instead {
			all = append(all, alternative{columnAt(c.columns, mapped.header), c.at(mapped.role)})
		}
	}
	return all
}

// fillFrom puts into blank columns what their alternatives hold.
func (c *tableColumns) fillFrom(alternatives []alternative, fields []string) {
	for _, a := range alternatives {
		if c.value(fields, a.instead) == "" {
			fields[a.instead] = fields[a.column]
		}
	}
}

// value is cell without what stands for nothing.
func (c *tableColumns) value(fields []string, at int) string {
	if at < 0 {
		return ""
	}
	text := strings.TrimSpace(fields[at])
	if c.lexicon.Blank(text) {
		return ""
	}
	return text
}

// cell is the text of a row at a place, without the blanks around it, "" where there is none.
func cell(fields []string, at int) string {
	if at < 0 {
		return ""
	}
	return strings.TrimSpace(fields[at])
}
