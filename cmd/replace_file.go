package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"revops/internal/diag"
)

// replacement is the new content of a file, in a temporary file beside it. Usually the temporary file replaces the file.
// Where it cannot be given the owner and group of the file, that would take the file away from those who share it, and the
// content is copied into the file instead.
type replacement struct {
	temporary, target string
	content           []byte
	// shared reports whether the file belongs to another user or group, so that it is overwritten and not replaced.
	shared bool
}

// newReplacement writes the new content of a file to a temporary file beside it, with the permissions, owner and group of
// the file if it exists. A symbolic link is followed, so that the file behind it is replaced.
func newReplacement(name string, content []byte) (*replacement, error) {
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
	temporary, err := createTemporary(target)
	if err != nil {
		return nil, err
	}
	file := &replacement{temporary: temporary.Name(), target: target, content: content}
	if about != nil {
		err = file.copyOwner(temporary, about)
	}
	if err == nil {
		_, err = temporary.Write(content)
	}
	if err = errors.Join(err, temporary.Sync(), temporary.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(temporary.Name()))
	}
	return file, nil
}

// copyOwner gives the temporary file the owner, group and permissions of the file, before it has any content. It returns an
// error if the file can neither be replaced nor written.
func (s *replacement) copyOwner(temporary *os.File, about fs.FileInfo) error {
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

// createTemporary creates a hidden file in the folder of another, with the permissions of new files.
func createTemporary(target string) (*os.File, error) {
	dir, base := filepath.Split(target)
	var err error
	for number := range 100 { // another run that writes, or was killed, has taken a name
		var file *os.File
		file, err = os.OpenFile(fmt.Sprintf("%s.%s.%d.%d", dir, base, os.Getpid(), number), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
	return nil, err
}

// commit gives the file its new content.
func (s *replacement) commit() error {
	if s.shared {
		if err := overwrite(s.target, s.content); err != nil {
			kept := s.temporary
			s.temporary = ""
			return fmt.Errorf("%w; the new content is in %s", cause(err), kept)
		}
		return nil
	}
	if err := os.Rename(s.temporary, s.target); err != nil {
		return err
	}
	s.temporary = ""
	return syncFolder(filepath.Dir(s.target))
}

// overwrite writes a content into a file, which stays the same file.
func overwrite(target string, content []byte) error {
	file, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err = file.Write(content); err == nil {
		err = file.Truncate(int64(len(content)))
	}
	return errors.Join(err, file.Sync(), file.Close())
}

// discard removes the temporary file if it did not become the file.
func (s *replacement) discard() {
	if s.temporary != "" {
		_ = os.Remove(s.temporary) // the caller has another error to report
	}
}

// rewriteFile gives a file a new content, all of it or none, and prints that the file is shared if it is.
func (a *app) rewriteFile(name string, content []byte) error {
	shared, err := replaceFile(name, content)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	if shared {
		a.printShared(name)
	}
	return nil
}

// replaceFile gives a file a new content, all of it or none, and reports whether the file is shared; the caller tells the
// user with printShared.
func replaceFile(name string, content []byte) (shared bool, err error) {
	file, err := newReplacement(name, content)
	if err != nil {
		return false, err
	}
	defer file.discard()
	return file.shared, file.commit()
}

// printShared says that a file was changed and not replaced.
func (a *app) printShared(name string) {
	a.printErr("revops: %s was overwritten in place to keep its owner and group, which are not yours\n", diag.Printable(name))
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
