.DEFAULT_GOAL := help
TOOL := go tool -modfile=tools.mod
GORELEASER := $(or $(shell command -v goreleaser),go run github.com/goreleaser/goreleaser/v2@v2.15.4)
ENGINE := $(or $(shell command -v docker),podman)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-16s %s\n", $$1, $$2 }' Makefile

.PHONY: build
build: ## build bin/revops as it ships
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o bin/ ./cmd/revops

.PHONY: test
test: ## run the tests
	go test ./...

.PHONY: check
check: ## run every check, as CI does
	.ci/run

.PHONY: fuzz
fuzz: ## fuzz every target with 500,000 inputs
	.ci/fuzz 500000x

.PHONY: lint
lint: ## lint, the import rules included
	$(TOOL) golangci-lint run

.PHONY: format
format: ## format the code
	$(TOOL) golangci-lint fmt

.PHONY: generate
generate: ## write the generated files anew
	go generate ./...

.PHONY: golden
golden: ## rewrite the golden files from what the tests get
	UPDATE_GOLDEN=1 go test ./...

.PHONY: bench
bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

.PHONY: release
release: ## make a release from a tag and upload it; .goreleaser.yaml names the variables it needs
	$(GORELEASER) release --clean

.PHONY: release-snapshot
release-snapshot: ## make all archives and packages in dist/ and upload nothing
	$(GORELEASER) release --snapshot --clean

.PHONY: image
image: build ## build the container image with docker or podman
	mkdir -p dist/image/linux/amd64
	cp bin/revops dist/image/linux/amd64/
	$(ENGINE) build -t $(or $(REVOPS_IMAGE),revops) --build-arg TARGETPLATFORM=linux/amd64 -f Dockerfile dist/image

.PHONY: licenses
licenses: ## collect the licences of what is linked in dist/licenses, and fail where one is not known
	.ci/licenses dist/licenses

# Needs network access: the database of vulnerabilities is read when it runs.
.PHONY: vulnerabilities
vulnerabilities: ## look for known vulnerabilities (needs network access)
	go run golang.org/x/vuln/cmd/govulncheck@v1.8.0 ./...
