// Package reference writes pages about a framework: what it says about an id (Explain), its lists (List), all of it to read (Text,
// Markdown), what its elements require of each other (Graph), an answers file to fill in (AnswersTemplate) and the JSON Schema of
// such a file (AnswersSchema).
package reference
