// Package build says which build of revops this is.
package build

import (
	"runtime/debug"
	"strings"
)

// release is the version that the linker sets: -X revops/internal/build.release=1.0.0.
var release string //nolint:gochecknoglobals // the linker can set nothing else

// Info is what is known of a build.
type Info struct {
	// Version is that of the release, or else what Go recorded: "(devel)" where it is not known.
	Version string `json:"version"`
	// Commit is the commit that was built, "" where Go recorded none.
	Commit string `json:"commit,omitempty"`
	// Date is when that commit was made, in RFC 3339.
	Date string `json:"date,omitempty"`
	// Modified reports whether files had been changed since the commit.
	Modified bool `json:"modified,omitempty"`
}

// Current returns the build that runs.
func Current() Info {
	info := Info{Version: "(devel)"}
	recorded, ok := debug.ReadBuildInfo()
	if ok && recorded.Main.Version != "" {
		info.Version = recorded.Main.Version
	}
	if release != "" {
		info.Version = release
	}
	if !ok {
		return info
	}
	for _, setting := range recorded.Settings {
		switch setting.Key {
		case "vcs.revision":
			info.Commit = setting.Value
		case "vcs.time":
			info.Date = setting.Value
		case "vcs.modified":
			info.Modified = setting.Value == "true"
		}
	}
	return info
}

// Tool is how documents name the program that wrote them: "revops 1.0.0", and "revops" alone where the version is not known.
func Tool() string { return strings.TrimSpace("revops " + Number()) }

// Number is the version without a leading v, "" where it is not known.
func Number() string {
	version := Current().Version
	if version == "(devel)" {
		return ""
	}
	return strings.TrimPrefix(version, "v")
}
