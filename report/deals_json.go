package report

import "revops/evidence"

// What the documents of deals say of the files that were read.

type dealsFile struct {
	Name     string   `json:"name"`
	Rows     int      `json:"rows"`
	Deals    int      `json:"deals"`
	Ignored  int      `json:"ignored"`
	Unusable int      `json:"unusable"`
	Said     []string `json:"said"`
}

type dealsMapping struct {
	Columns []dealsColumn  `json:"columns"`
	Stages  []dealsStage   `json:"stages"`
	Missing []dealsMissing `json:"missing"`
}

type dealsColumn struct {
	File   string         `json:"file"`
	Header string         `json:"header"`
	Role   *evidence.Role `json:"role"`
	Alias  string         `json:"alias,omitempty"`
}

type dealsStage struct {
	File    string           `json:"file"`
	Value   string           `json:"value"`
	Outcome evidence.Outcome `json:"outcome"`
	Means   evidence.Means   `json:"means"`
	Rows    int              `json:"rows"`
}

type dealsMissing struct {
	File string        `json:"file"`
	Role evidence.Role `json:"role"`
	Cost string        `json:"cost"`
}

type dealsRemark struct {
	File  string `json:"file"`
	Code  string `json:"code"`
	Text  string `json:"text"`
	Rows  int    `json:"rows"`
	First []int  `json:"first"`
}

func newDealsFiles(imports []*evidence.Import) []dealsFile {
	files := []dealsFile{}
	for _, read := range imports {
		files = append(files, dealsFile{
			read.Name, read.Rows, read.Deals, read.Ignored, read.UnusableRows(), list(read.Said),
		})
	}
	return files
}

func newDealsMapping(imports []*evidence.Import) dealsMapping {
	m := dealsMapping{[]dealsColumn{}, []dealsStage{}, []dealsMissing{}}
	for _, read := range imports {
		m.Columns = append(m.Columns, columnsOf(read.Name, read.Columns)...)
		for _, s := range read.Stages {
			m.Stages = append(m.Stages, dealsStage{read.Name, s.Value, s.Outcome, s.Means, s.Rows})
		}
		for _, missing := range read.Missing {
			m.Missing = append(m.Missing, dealsMissing{read.Name, missing.Role, missing.Cost})
		}
	}
	return m
}

// unusableRows are remarks about rows that are no deals, faultyRows those about deals that do not count in everything.
func unusableRows(read *evidence.Import) []evidence.Remark { return read.Unusable }
func faultyRows(read *evidence.Import) []evidence.Remark   { return read.Notes }

func newDealsRemarks(imports []*evidence.Import, of func(*evidence.Import) []evidence.Remark) []dealsRemark {
	remarks := []dealsRemark{}
	for _, read := range imports {
		remarks = append(remarks, remarksOf(read.Name, of(read))...)
	}
	return remarks
}

// remarksOf are the remarks about a file.
func remarksOf(file string, remarks []evidence.Remark) []dealsRemark {
	var written []dealsRemark
	for _, r := range remarks {
		written = append(written, dealsRemark{file, r.Code, r.Text, r.Count, list(r.First)})
	}
	return written
}

// columnsOf are the columns of a file.
func columnsOf(file string, columns []evidence.Column) []dealsColumn {
	var written []dealsColumn
	for _, c := range columns {
		column := dealsColumn{File: file, Header: c.Header, Alias: c.Alias}
		if c.Role != "" {
			column.Role = &c.Role
		}
		written = append(written, column)
	}
	return written
}
