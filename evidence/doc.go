// Package evidence works out what deals show of the elements of a framework. A Measurement counts deals for the figures
// that measures name (measurement.go, shares.go). Its method Judge compares the figures with the rules of each measure and
// says which grade they suggest or allow at most (judge.go): it gives a Shown for each measure (shown.go), with a
// FigureValue for each figure (figure_value.go). Nothing here changes an answer.
package evidence
