package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// found is a file to read, or a folder that could not be read.
type found struct {
	name string
	// named says that the user named the file; others were found in a folder.
	named bool
	err   error
}

// findFiles lists the named files and, of named folders and those in them, the files that may hold answers by their
// ending, in the order of their names. A file that is met twice is listed once.
func findFiles(paths []string) []found {
	var all []found
	for _, path := range paths {
		if about, err := os.Stat(path); err == nil && about.IsDir() {
			all = append(all, filesIn(path)...)
		} else {
			all = append(all, found{name: path, named: true})
		}
	}
	met := map[string]bool{}
	return slices.DeleteFunc(all, func(f found) bool {
		clean := filepath.Clean(f.name)
		again := met[clean]
		met[clean] = true
		return again
	})
}

// filesIn follows links to files, not those to folders, which could lead around in circles.
func filesIn(dir string) []found {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return []found{{name: dir, err: fmt.Errorf("read %s: %w", dir, cause(err))}}
	}
	var all []found
	for _, entry := range entries {
		name := filepath.Join(dir, entry.Name())
		if entry.IsDir() {
			all = append(all, filesIn(name)...)
			continue
		}
		if extension := filepath.Ext(name); slices.Contains([]string{".yaml", ".yml", ".json"}, extension) && !leadsToFolder(name, entry) {
			all = append(all, found{name: name})
		}
	}
	return all
}

func leadsToFolder(name string, entry os.DirEntry) bool {
	if entry.Type()&os.ModeSymlink == 0 {
		return false
	}
	about, err := os.Stat(name)
	return err == nil && about.IsDir()
}
