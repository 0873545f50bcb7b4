module saring

go 1.26.0

require (
	filippo.io/edwards25519 v1.2.0
	github.com/FastFilter/xorfilter v0.5.1
	github.com/andybalholm/brotli v1.2.8
	github.com/evanw/esbuild v0.28.2
	github.com/syumai/workers v0.31.0
	github.com/tetratelabs/wazero v1.12.0
	golang.org/x/net v0.62.0
	golang.org/x/text v0.43.0
	golang.org/x/time v0.16.0
	mvdan.cc/xurls/v2 v2.6.0
)

require golang.org/x/sys v0.49.0 // indirect

tool github.com/syumai/workers/cmd/workers-assets-gen
