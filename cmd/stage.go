package cmd

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"revops/internal/diag"
)

// staged is the new content of a file, written and synced to a temporary file beside it. Usually that takes the place of the
// file. Where it cannot have the owner and group of the file, it would take the file away from those who share it: its content
// is copied into the file instead.
type staged struct {
	temporary, target string
	// shared reports whether the file belongs to another user or group, so that it stays and its content changes.
	shared bool
}

// stage writes the content that a file is to have beside it, with the rights, owner and group that the file has if it is
// there. A link is followed: the file that it leads to is the one to be replaced.
func stage(name string, content []byte) (*staged, error) {
	target, err := filepath.EvalSymlinks(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		target = name
	case err != nil:
		return nil, err
	}
	about, err := os.Stat(target)
	if err == nil && !about.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	temporary, err := createBeside(target)
	if err != nil {
		return nil, err
	}
	file := &staged{temporary: temporary.Name(), target: target}
	if about != nil {
		err = file.take(temporary, about)
	}
	if err == nil {
		_, err = temporary.Write(content)
	}
	if err = errors.Join(err, temporary.Sync(), temporary.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(temporary.Name()))
	}
	return file, nil
}

// take gives the temporary file the owner, group and rights of the one that is there, before it has any content. It fails
// if the file could neither be replaced nor written.
func (s *staged) take(temporary *os.File, about fs.FileInfo) error {
	if giveOwner(temporary, about) == nil {
		return temporary.Chmod(about.Mode().Perm())
	}
	s.shared = true
	target, err := os.OpenFile(s.target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	const private fs.FileMode = 0o600
	return errors.Join(target.Close(), temporary.Chmod(private))
}

// createBeside creates a hidden file in the folder of another, with the rights that the user gives to new files.
func createBeside(target string) (*os.File, error) {
	dir, base := filepath.Split(target)
	var err error
	for number := range 100 { // a name is taken where another run writes, or was killed
		var file *os.File
		file, err = os.OpenFile(fmt.Sprintf("%s.%s.%d.%d", dir, base, os.Getpid(), number), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
	return nil, err
}

// commit gives the file its new content.
func (s *staged) commit() error {
	if s.shared {
		if err := overwrite(s.target, s.temporary); err != nil {
			kept := s.temporary
			s.temporary = ""
			return fmt.Errorf("%w; its new content is in %s", cause(err), kept)
		}
		return nil
	}
	if err := os.Rename(s.temporary, s.target); err != nil {
		return err
	}
	s.temporary = ""
	return syncFolder(filepath.Dir(s.target))
}

// overwrite copies the content of a file into another one, which stays the same file.
func overwrite(target, from string) error {
	content, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = content.Close() }() // it was only read
	file, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	length, err := io.Copy(file, content)
	if err == nil {
		err = file.Truncate(length)
	}
	return errors.Join(err, file.Sync(), file.Close())
}

// discard removes the temporary file if it did not become the file.
func (s *staged) discard() {
	if s.temporary != "" {
		_ = os.Remove(s.temporary) // whoever discards it has another error to report
	}
}

// replaceFile gives a file a new content, all of it or none. It reports whether the file is shared, of which tellShared
// tells.
func replaceFile(name string, content []byte) (shared bool, err error) {
	file, err := stage(name, content)
	if err != nil {
		return false, err
	}
	defer file.discard()
	return file.shared, file.commit()
}

// tellShared says that a file was changed and not replaced.
func (a *app) tellShared(name string) {
	a.tell("revops: %s keeps its owner and group, which are others than yours: it was overwritten, not replaced\n", diag.Printable(name))
}

// syncFolder makes a rename last beyond a power cut, on systems where a folder can be synced.
func syncFolder(name string) error {
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	_ = folder.Sync() // not every system can
	return folder.Close()
}
