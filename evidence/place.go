package evidence

// places is how many places placeOf tells apart.
const places = 1 << 8

// placeOf is the place of a text in a table of what is asked for again and again. Texts of a column seldom share one,
// and it costs less than a hash: what stands in the place is compared.
func placeOf(text string) uint8 {
	n := len(text)
	if n < 2 {
		return uint8(n)
	}
	return uint8(n) + 5*text[0] + 7*text[n/2] + 29*text[n-1] + 61*text[n-2]
}
