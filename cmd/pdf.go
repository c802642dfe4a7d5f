package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A PDF is the HTML page as a browser prints it. The browser gets the page alone: a profile of its own, no network, no password of a database, and
// a minute.

// browserVariable names the browser that prints.
const browserVariable = "REVOPS_PDF_BROWSER"

// browsers are those that print to PDF from the command line, as they are called on the PATH or where they are installed.
func browsers() []string {
	return []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
		`C:\Program Files\Google\Chrome\Application\chrome.exe`, `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
	}
}

// findBrowser finds the browser that the environment names, else one that is installed.
func (a *app) findBrowser() (string, error) {
	named := a.variable(browserVariable)
	if named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", printByHand(fmt.Errorf("%s names %s, which cannot be run", browserVariable, named))
		}
		return path, nil
	}
	for _, name := range browsers() {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", printByHand(errors.New("a PDF is printed by Chromium, Chrome or Edge, and none was found"))
}

// printByHand is an error of printing with what helps.
func printByHand(err error) error {
	return &hintError{err: err, hint: "write HTML, open it in any browser and print it to PDF: -o report.html; or name a browser in " + browserVariable}
}

// printPDF prints an HTML page.
func (a *app) printPDF(page []byte) ([]byte, error) {
	browser, err := a.findBrowser()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "revops-pdf-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	source := filepath.Join(folder, "report.html")
	if err := os.WriteFile(source, page, 0o600); err != nil {
		return nil, err
	}
	target := filepath.Join(folder, "report.pdf")
	if err := a.runBrowser(browser, folder, source, target); err != nil {
		return nil, printByHand(err)
	}
	printed, err := os.ReadFile(target)
	if err != nil || !bytes.HasPrefix(printed, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(printed), []byte("%%EOF")) {
		return nil, printByHand(fmt.Errorf("%s wrote no PDF", browser))
	}
	return printed, nil
}

// runBrowser prints the page in one file to another, with all that the browser keeps in a folder.
func (a *app) runBrowser(browser, folder, source, target string) error {
	const maxWait = time.Minute
	ctx, cancel := context.WithTimeout(context.Background(), maxWait)
	defer cancel()
	address := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(source), "/")}
	arguments := []string{
		"--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--no-first-run", "--no-default-browser-check", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
		"--user-data-dir=" + filepath.Join(folder, "profile"), "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=" + target,
	}
	if os.Geteuid() == 0 { // Chromium does not start as root with its sandbox
		arguments = append(arguments, "--no-sandbox")
	}
	command := exec.CommandContext(ctx, browser, append(arguments, address.String())...) //nolint:gosec // the user's own browser
	command.Env = slices.DeleteFunc(slices.Clone(a.Environment), func(v string) bool { return strings.HasPrefix(v, "PGPASSWORD=") })
	command.WaitDelay = time.Second
	err := command.Run()
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("%s did not print within a minute and was ended", browser)
	case err != nil:
		return fmt.Errorf("%s could not print: %w", browser, err)
	}
	return nil
}
