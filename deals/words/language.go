package words

import (
	"slices"
	"strings"

	"revops/internal/yamlpos"
)

// Internal is the language of names that a CRM's API uses in every language.
const Internal Language = "internal"

// Language is that of a word: the code of ISO 639-1, or Internal.
type Language string

// Languages lists the languages that words can be in, Internal the last.
func Languages() []Language {
	return []Language{"en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "ja", Internal}
}

// String names the language in English.
func (l Language) String() string {
	return map[Language]string{
		"en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
		"pl": "Polish", "ru": "Russian", "ja": "Japanese", Internal: "internal",
	}[l]
}

// ByLanguage holds words by their language, in each the best first.
type ByLanguage map[Language][]Word

// byLanguage reads words that stand under their language.
func byLanguage(of yamlpos.Entry) ByLanguage {
	if !of.Given() {
		return nil
	}
	words := ByLanguage{}
	for _, entry := range of.Value.Entries("languages with lists of words") {
		language := Language(entry.Key.String())
		if !slices.Contains(Languages(), language) {
			entry.Key.ReportUnknown(CodeUnknownLanguage, "language", languageCodes())
			continue
		}
		for _, item := range entry.Value.Items() {
			if text, ok := item.Text(); ok && strings.TrimSpace(text) != "" {
				words[language] = append(words[language], Word{text, Plain(text)})
			}
		}
	}
	return words
}

func languageCodes() []string {
	var codes []string
	for _, language := range Languages() {
		codes = append(codes, string(language))
	}
	return codes
}

// in lists words in an order of languages, which need not hold all.
func (b ByLanguage) in(languages []Language) []Word {
	var words []Word
	for _, language := range languages {
		words = append(words, b[language]...)
	}
	return words
}

// addTo adds the words, in the form in which they are compared, each with the languages that it is in.
func (b ByLanguage) addTo(into map[string][]Language) {
	for language, words := range b {
		for _, word := range words {
			if !slices.Contains(into[word.plain], language) {
				into[word.plain] = append(into[word.plain], language)
			}
		}
	}
}

// all lists the words in every language.
func (b ByLanguage) all() []Word { return b.in(Languages()) }
