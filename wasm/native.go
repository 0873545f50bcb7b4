//go:build !wasip1

package main

import "os"

func main() {
	os.Stderr.WriteString("wasm: this is the WebAssembly engine; build it with GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared ./wasm\n")
	os.Exit(2)
}
