// Command bench writes exports of deals with trend and season into a folder, for bench/forecast to compare forecasts on:
//
//	go run ./bench FOLDER
package main

import (
	"errors"
	"log"
	"os"
	"path/filepath"

	"revops/internal/dealgen"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run ./bench FOLDER")
	}
	const asOf, days = 20726, 2190 // 2026-09-30 and six years
	for name, process := range map[string]dealgen.Process{
		// Deals stay open for half a year, three months or three weeks on average before they close.
		"slow":   {Seed: 11, PerDay: 2, Growth: 0.2, Season: 0.35, Lag: 90, Win: 0.004, Lose: 0.006, Amount: 9000, Spread: 0.6},
		"medium": {Seed: 12, PerDay: 3, Growth: 0.1, Season: 0.3, Lag: 30, Win: 0.006, Lose: 0.009, Amount: 5000, Spread: 0.5},
		"quick":  {Seed: 13, PerDay: 4, Growth: 0.3, Season: 0.25, Lag: 5, Win: 0.02, Lose: 0.03, Amount: 3000, Spread: 0.5},
	} {
		process.AsOf, process.Days = asOf, days
		if err := write(filepath.Join(os.Args[1], name+".csv"), process); err != nil {
			log.Fatal(err)
		}
	}
}

func write(name string, process dealgen.Process) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(process.Write(file), file.Close())
}
