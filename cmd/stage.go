package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// staged is the new content of a file, written and synced beside it.
type staged struct {
	beside, target string
}

// stage writes the content that a file is to have beside it, with the rights that the file has if it is there. A link is
// followed: the file that it leads to is the one to be replaced.
func stage(name string, content []byte) (*staged, error) {
	target, err := filepath.EvalSymlinks(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		target = name
	case err != nil:
		return nil, err
	}
	about, err := os.Stat(target)
	there := err == nil
	if there && !about.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	beside, err := createBeside(target)
	if err != nil {
		return nil, err
	}
	_, err = beside.Write(content)
	if there {
		err = errors.Join(err, beside.Chmod(about.Mode().Perm()))
	}
	if err = errors.Join(err, beside.Sync(), beside.Close()); err != nil {
		return nil, errors.Join(err, os.Remove(beside.Name()))
	}
	return &staged{beside: beside.Name(), target: target}, nil
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

// keep puts the content in the place of the file.
func (s *staged) keep() error {
	if err := os.Rename(s.beside, s.target); err != nil {
		return err
	}
	s.beside = ""
	return syncFolder(filepath.Dir(s.target))
}

// discard removes the content if it was not kept.
func (s *staged) discard() {
	if s.beside != "" {
		_ = os.Remove(s.beside) // whoever discards it has another error to report
	}
}

// replaceFile gives a file a new content, all of it or none.
func replaceFile(name string, content []byte) error {
	file, err := stage(name, content)
	if err != nil {
		return err
	}
	defer file.discard()
	return file.keep()
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
