package cmd

import (
	"context"
	"fmt"

	"revops/deals"
)

// readAccounts reads the file of accounts that deals are filled from.
func (a *app) readAccounts(ctx context.Context, progress *progress, name string, mapping *deals.Map) (*deals.Accounts, error) {
	in, err := a.openDeals(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }() // it was only read
	in.ctx, in.progress = ctx, progress
	accounts, err := deals.ReadAccounts(in, in.name, deals.AccountOptions{Map: mapping})
	return accounts, withHint(err)
}

// fill gives a deal what its account knows, where a file of accounts was given.
func (r *dealsReading) fill(d *deals.Deal) {
	if r.accounts != nil {
		r.accounts.Fill(d)
	}
}

// accountsRead is what was recognised in the file of accounts; nil without one.
func (r *dealsReading) accountsRead() *deals.AccountImport {
	if r.accounts == nil {
		return nil
	}
	return r.accounts.Import()
}

// accountsTell reports whether the file of accounts has a column with a role.
func (r *dealsReading) accountsTell(role deals.Role) bool {
	return r.accounts != nil && r.accounts.Has(role)
}

// checkAccounts refuses a file of accounts of which no deal can find its own.
func (r *dealsReading) checkAccounts() error {
	if r.accounts == nil {
		return nil
	}
	for _, read := range r.imports {
		if read.Gives(deals.RoleAccount) {
			return nil
		}
	}
	return &hintError{
		err:  fmt.Errorf("read %s: no column is the account, which --accounts is looked up by", r.names()),
		hint: "--map says which column is the account: columns: {account: …}",
	}
}
