//go:build js && wasm

package main

import "github.com/syumai/workers"

// build and engine are filled in when the worker is compiled:
//
//	-ldflags "-X main.build=… -X main.engine=…"   (values of dist/build.json)
var (
	build  = unknownRelease
	engine = unknownRelease
)

func main() {
	workers.Serve(newHandler(func() release { return release{Build: build, Engine: engine} }, nil))
}
