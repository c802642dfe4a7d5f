package text

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"

	"revops/internal/diag"
)

// hostile are texts that would be something else in Markdown.
func hostile() []string {
	return []string{
		"<script>alert(1)</script>", "<b>bold</b> & <!-- comment -->", "</details>", "&lt;b&gt; &copy; &#42;x&#42;",
		"a | b || c", `ends in \`, `\| and \\| and \*`, "`code` ``| x``", "**bold** __bold__ *em* _em_ ~~gone~~",
		"[link](https://evil.example) ![picture](x.png) [ref]: /x", "<https://evil.example>", "https://evil.example/a_b_c www.evil.example",
		"mail jane@corp.example or Jane@corp.example.", "@octocat, (@org/team) and é@octocat", "#1 owner/repo#12 GH-7 gh-8 !9 &10 $11$",
		":tada: :+1: 10:30:00", "# heading", "- item", "+ item", "* item", "1. item", "12) item", "---", "===", "***", "> quote", "```", "~~~", "    code",
		"/close", "- [ ] done", "=cmd()", "| a | b |\n| - | - |\n| 1 | 2 |", "first\n\n# second\r\nthird\u2028fourth",
		"\u202eright to left\u2066 \u200fmark", "\x00\x1b[2J\x07", "$x^2$ $$y$$", "term\n: definition", "[^1] and [TOC] [[_TOC_]]", "日本語「名」", strings.Repeat("long|", 2000),
	}
}

// everywhere puts a text wherever Markdown is written.
func everywhere(text string) string {
	m := &Markdown{}
	m.Note(text)
	m.List(Plains([]string{text, text + " again"}))
	m.List([]Inline{Strong(text) + ", in bold"})
	m.Put("- [ ] " + Strong(text) + " · " + Plain(text) + "<br>Note: " + Plain(text) + "\n\n")
	m.Title(text)
	m.Heading(text)
	m.Folded("label", func() { m.Note(text) })
	m.Table([]Column{{Title: text}, {Title: "B", Number: true}}, [][]string{{text, "1"}, {"2", text}})
	return m.text.String()
}

// shown makes the page that GitHub would show and takes it apart into its tags and the texts between them.
func shown(tb testing.TB, markdown string) (tags, texts []string) {
	tb.Helper()
	var page bytes.Buffer
	github := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	if err := github.Convert([]byte(markdown), &page); err != nil {
		tb.Fatal(err)
	}
	tag := regexp.MustCompile(`<[^<>]*>`)
	for _, text := range tag.Split(page.String(), -1) {
		if text = strings.Trim(html.UnescapeString(text), "\n"); text != "" {
			texts = append(texts, text)
		}
	}
	return tag.FindAllString(page.String(), -1), texts
}

// staysText checks that a text is shown as it is wherever it stands, and makes nothing that a word would not make.
func staysText(tb testing.TB, text string) {
	tb.Helper()
	want := strings.ReplaceAll(diag.Printable(strings.Join(strings.Fields(text), " ")), "\u200b", "")
	if want == "" {
		return
	}
	wantTags, wantTexts := shown(tb, everywhere("word"))
	for i := range wantTexts {
		wantTexts[i] = strings.ReplaceAll(wantTexts[i], "word", want)
	}
	tags, texts := shown(tb, everywhere(text))
	reference := regexp.MustCompile(`(?i)(^|\W)@\w|#\d|!\d|&\d|\bgh-\d|:[a-z0-9_+-]+:`)
	for i := range texts {
		if found := reference.FindString(texts[i]); found != "" {
			tb.Errorf("%q: %q is a mention, a reference or an emoji in %q", text, found, texts[i])
		}
		texts[i] = strings.ReplaceAll(texts[i], "\u200b", "")
	}
	if diff := cmp.Diff(wantTags, tags); diff != "" {
		tb.Errorf("%q: tags (-want +got):\n%s", text, diff)
	}
	if diff := cmp.Diff(wantTexts, texts); diff != "" {
		tb.Errorf("%q: texts (-want +got):\n%s", text, diff)
	}
}

func TestPlain_stays_text(t *testing.T) {
	for _, text := range hostile() {
		staysText(t, text)
	}
}

func FuzzPlain(f *testing.F) {
	for _, text := range hostile() {
		if len(text) < 100 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) { staysText(t, text) })
}

func TestPlain_at_inside_a_word(t *testing.T) {
	if got := Plain("pro@1, framework pro@1. Pay $5 for 10% of R&D - now!"); got != "pro@1, framework pro@1. Pay &#36;5 for 10% of R&amp;D - now!" {
		t.Error(got)
	}
}

func TestWriteMarkdown_too_long(t *testing.T) {
	rows := make([][]string, 1000)
	for i := range rows {
		rows[i] = []string{strings.Repeat("x", 10_000)}
	}
	var written bytes.Buffer
	err := WriteMarkdown(&written, func(m *Markdown) {
		m.Folded("rows", func() { m.Table([]Column{{Title: "A"}}, rows) })
		m.Note("after")
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "</details>\n\nLeft out: 902 rows or paragraphs, as a summary on GitHub holds 1 MiB. As JSON it is all there.\n"
	if got := written.String(); !strings.HasSuffix(got, want) || len(got) >= 1<<20 {
		t.Errorf("%d bytes, the last %q", len(got), got[len(got)-200:])
	}
}
