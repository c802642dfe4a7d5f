//go:build unix

package cmd

import (
	"io/fs"
	"os"
	"syscall"
)

// giveOwner gives a file the owner and the group of another. A user other than root can do so only where the two files
// have the same owner and the user is in the group.
func giveOwner(file *os.File, of fs.FileInfo) error {
	now, err := file.Stat()
	if err != nil {
		return err
	}
	has, known := now.Sys().(*syscall.Stat_t)
	wants, wanted := of.Sys().(*syscall.Stat_t)
	if !known || !wanted || has.Uid == wants.Uid && has.Gid == wants.Gid {
		return nil
	}
	return file.Chown(int(wants.Uid), int(wants.Gid))
}
