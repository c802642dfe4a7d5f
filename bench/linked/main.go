// Command linked does nothing but links the libraries that revops links: what their initialization costs.
package main

import (
	_ "charm.land/bubbletea/v2"
	_ "charm.land/huh/v2"
	_ "charm.land/lipgloss/v2"
	_ "codeberg.org/chavacava/garif"
	_ "github.com/agnivade/levenshtein"
	_ "github.com/charmbracelet/x/ansi"
	_ "github.com/clipperhouse/displaywidth"
	_ "github.com/fatih/color"
	_ "github.com/jackc/pgx/v5"
	_ "github.com/jstemmer/go-junit-report/v2/junit"
	_ "github.com/olekukonko/tablewriter"
	_ "github.com/olekukonko/tablewriter/renderer"
	_ "github.com/spf13/cobra"
	_ "github.com/xuri/excelize/v2"
	_ "golang.org/x/term"
	_ "golang.org/x/text/encoding/charmap"
	_ "gopkg.in/yaml.v3"
)

func main() {}
