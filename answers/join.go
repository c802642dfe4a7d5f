package answers

import (
	"fmt"
	"slices"
)

// Join merges parts of what one respondent answered, in their order. It is an error, which names both parts, if two of them differ
// in organization, respondent or date, or in an answer or waiver. A part that leaves one of these out contradicts none.
func Join(parts []Response) (*File, error) {
	joined := *parts[0].Answers
	joined.Given, joined.Waivers = slices.Clone(joined.Given), slices.Clone(joined.Waivers)
	for _, part := range parts[1:] {
		from := part.Answers
		for _, field := range []struct {
			name string
			to   *string
			text string
		}{
			{"organization", &joined.Organization, from.Organization},
			{"respondent", &joined.Respondent.Name, from.Respondent.Name},
			{"team", (*string)(&joined.Respondent.Team), string(from.Respondent.Team)},
			{"date", (*string)(&joined.Date), string(from.Date)},
		} {
			if *field.to != "" && field.text != "" && *field.to != field.text {
				return nil, fmt.Errorf("%s: %s is %q, but it is %q before: only parts of one respondent's answers can be joined",
					part.File, field.name, field.text, *field.to)
			}
			if field.text != "" {
				*field.to = field.text
			}
		}
		if err := joined.add(from); err != nil {
			return nil, err
		}
	}
	return &joined, nil
}

// add adds answers and waivers.
func (f *File) add(from *File) error {
	for _, answer := range from.Given {
		at := slices.IndexFunc(f.Given, func(a Answer) bool { return a.Element == answer.Element })
		switch {
		case at < 0:
			f.Given = append(f.Given, answer)
		case f.Given[at].Blank():
			f.Given[at] = answer
		case !answer.Blank() && !answer.Same(f.Given[at]):
			return fmt.Errorf("%s: element %q is answered differently in %s", answer.Position, answer.Element, f.Given[at].Position)
		}
	}
	for _, waiver := range from.Waivers {
		at := slices.IndexFunc(f.Waivers, func(w Waiver) bool { return w.Element == waiver.Element })
		if at < 0 {
			f.Waivers = append(f.Waivers, waiver)
			continue
		}
		same := f.Waivers[at]
		if same.Position = waiver.Position; same != waiver {
			return fmt.Errorf("%s: element %q is waived differently in %s", waiver.Position, waiver.Element, f.Waivers[at].Position)
		}
	}
	return nil
}
