package narrative

// Titles of parts that several formats have.
const (
	BlockersTitle     = "Blockers"
	StepsTitle        = "Next steps"
	TasksTitle        = "Tasks"
	GapsTitle         = "Gaps"
	MatrixTitle       = "Effort and gain"
	OwnersTitle       = "Gaps by owner"
	FindingsTitle     = "Findings"
	MethodologyTitle  = "Methodology"
	RespondentsTitle  = "Respondents"
	DisagreementTitle = "Largest disagreements"
	ChangedTitle      = "Elements that changed"
	ComparedTitle     = "Files compared"
	CommonGapsTitle   = "Gaps at most companies"
	MediansTitle      = "Median scores"
	StatusTitle       = "Status of the answers"
	OpenTitle         = "Not answered yet"
	BenchmarkTitle    = "Benchmark"
)

// Titles of columns that several formats have.
const (
	EffortTitle    = "Days"
	BelongingTitle = "Part of"
	QuadrantTitle  = "Quadrant"
	OnPathTitle    = "On the path"
	PathDaysTitle  = "Days on the path"
	FirstTitle     = "Start with"
	GainTitle      = "Score gain"
	PlaceTitle     = "Location"
	StateTitle     = "Status"
	DoneInTitle    = "Finishes in"
	MissingTitle   = "Not in place at"
	CauseTitle     = "Due to"
	DoTitle        = "Do"
	// The columns of a benchmark.
	LowerQuartileTitle = "25th percentile"
	MedianTitle        = "Median"
	UpperQuartileTitle = "75th percentile"
	RankTitle          = "Higher than"
	// LastChangeTitle is over the newest dates that files state.
	LastChangeTitle = "Last change"

	// HighScoreTitle is over the upper ends of ranges.
	HighScoreTitle = "Upper end of score"

	PracticeScoreTitle = "Practice"
	DifferenceTitle    = "Difference"

	// ChannelTitle is over where a team's work with revenue operations is discussed.
	ChannelTitle = "Discuss in"
)
