package main

import "fmt"

// shrink rewrites a linked engine so that it compresses better and does the
// same: the tables that only a stack trace reads are emptied (traceback.go), so
// are the functions that only watch a program (diagnostics.go), and memory is
// described in a few long segments, where Go's linker begins a new one after
// every eight zeros. Together it is a quarter of the engine's brotli bytes.
func shrink(wasm []byte) ([]byte, error) {
	all, err := sections(wasm)
	if err != nil {
		return nil, err
	}
	if all, err = dropDiagnostics(all); err != nil {
		return nil, err
	}
	for i, s := range all {
		if s.id != dataSection {
			continue
		}
		image, base, err := readImage(s.body)
		if err != nil {
			return nil, err
		}
		if err := dropTraces(image, base); err != nil {
			return nil, fmt.Errorf("the engine's function tables: %w", err)
		}
		all[i].body = writeImage(image, base)
	}
	return join(all), nil
}
