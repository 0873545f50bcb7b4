# A script runner: the logic lives in Go and in web/test.
CORPUS ?= ../shared/corpus
FUZZTIME ?= 200000x

.PHONY: run build edge test test-go test-web test-edge test-engines eval top fixtures xurls personal loso train bench slow fuzz size verify dist generate shots

run: ## build everything and serve it on http://127.0.0.1:8080 (PORT changes it)
	go run ./internal/site -quick build
	go run ./worker

build dist: ## write the static site to dist/
	go run ./internal/site build

edge: ## write dist-edge/, what wrangler deploys to Cloudflare Workers
	go run ./internal/site edge

test: test-go test-web test-edge ## every test, Chromium and workerd included

test-go:
	@unformatted=$$(gofmt -l internal wasm worker); if [ -n "$$unformatted" ]; then echo "These files are not formatted; run gofmt -w on them: $$unformatted"; exit 1; fi
	go vet ./...
	go test ./...
	go run ./internal/site size
	go run ./internal/site verify

test-web: ## the page in a real Chromium; installs what it needs
	bash web/test/install chromium
	cd web && npm test

test-edge: ## the edge on workerd; installs what it needs
	bash worker/test/install
	cd worker && npm test

test-engines: ## the main job and the seal attack in Firefox and WebKit
	bash web/test/install firefox webkit
	cd web && npm run test:engines

eval: ## rates on labelled rows: CORPUS=folder; RATES=internal/site/rates.json renews what the page shows
	go run ./internal/eval $(if $(RATES),-rates $(RATES)) $(CORPUS)/msg-*.jsonl $(CORPUS)/otp.jsonl $(CORPUS)/url-*.jsonl

fixtures: ## other projects' suites of links, hosts and personal data, each difference with its reason: CORPUS=folder
	go run ./internal/eval fixtures $(CORPUS)

xurls: ## the finder beside its oracle on every text of the corpus: CORPUS=folder
	go run ./internal/eval xurls $(CORPUS)/*.jsonl $(CORPUS)/fixtures/*.jsonl $(CORPUS)/fixtures/wa/*

personal: ## personal data: recall and precision per kind, and honest messages marked: CORPUS=folder
	go run ./internal/eval personal $(CORPUS)

top: ## the first 1,000 much visited sites of CORPUS, and each one that alarms
	@rows=$$(mktemp); grep -h '"source":"tranco' $(CORPUS)/url-benign.jsonl | head -n 1000 > $$rows; \
	go run ./internal/eval -misses /dev/stderr $$rows; rm -f $$rows

loso: ## what the model is worth on sources it has not seen: CORPUS=folder
	go run ./internal/eval loso $(CORPUS)

train: ## train the model anew after the cues or rows have changed: CORPUS=folder
	go run ./internal/eval train $(CORPUS)

bench: ## Go's benchmarks, then Saring beside other finders in Node and Chromium
	go test -run '^$$' -bench . -benchmem ./internal/...
	bash web/test/install chromium
	cd web && npm run bench

slow: ## how the page comes to a slow phone on a slow line
	bash web/test/install chromium
	cd web && npm run --silent slow

fuzz: ## every fuzz target for FUZZTIME (runs as 200000x, or a time as 60s)
	@for target in $$(grep -rhoE '^func Fuzz[A-Za-z0-9]+' --include='*_test.go' internal worker | sed 's/func //' | sort -u); do \
	  for package in $$(grep -rlE "^func $$target\(" --include='*_test.go' internal worker | xargs -n1 dirname | sort -u); do \
	    echo "$$package $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) ./$$package || exit 1; \
	  done; done

size: ## bytes of the engine and the page; fails over budget
	go run ./internal/site size

verify: ## two builds of dist/ are byte-equal
	go run ./internal/site verify

generate: ## rewrite generated files
	go generate ./...

shots: ## screenshots of the pages into dist/shots/
	bash web/test/install chromium
	cd web && npm run shots
