// Package evidence works out what deals show of the elements of a framework. A Measurement counts deals for the figures
// that measures name (measurement.go, shares.go); Judge compares the figures with the rules of each measure and says which
// grade they suggest or allow at most (judge.go). It never changes an answer.
package evidence
