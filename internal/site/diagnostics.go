package main

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"runtime"
	"strings"
)

// Go's runtime carries functions that only watch a program: execution traces,
// profiles, metrics, and what prints the trace of a crash. No door of the engine
// can switch the first three on, and what a crash prints goes into a file that
// the rooms do not open. A module that Go links holds all of them, some 6 % of
// the engine's brotli bytes.
//
// Their bodies are replaced by one instruction, unreachable, so that a call
// ends the engine. Only a crash calls them, and then the engine ends a moment
// later anyway: the room sees a trap in the place of an exit, and starts
// another one in both cases.
//
// The list names functions that run only after such a switch or in a crash; none
// that the collector, the scheduler or memory calls in passing. The tests run
// the engine over every golden message, chat and bad input; TestShrink ends a
// module by a crash.
var diagnostics = regexp.MustCompile(`^(internal_bisect\..*|runtime\.(` +
	`initMetrics(\.func\d+)*|schedtrace(\.func\d+)*|` +
	`printanycustomtype|printpanicval|printpanics|preprintpanics(\.func\d+)*|printArgs(\.func\d+)*|printquoted|printAncestor\w+|printcreatedby1?|printOneCgoTraceback|printScavTrace|printindented|` +
	`goroutineheader|traceback1?|traceback2|tracebacktrap|traceback_|tracebackothers|tracebacksomeothers(\.func\d+)*|tracebackHexdump(\.func\d+)*|` +
	`dump\w+(\.func\d+)*|hexdump\w*(\.func\d+)*|__hexdumper_\.\w+|gcDumpObject|dopanic_m|` +
	`__profBuf_\.\w+|doRecordGoroutineProfile(\.func\d+)*|` +
	`traceAdvance(\.func\d+)*|traceReadCPU(\.func\d+)*|traceWriter\.\w+(\.func\d+)*|__traceStringTable_\.\w+(\.func\d+)*|traceLocker\.(eventWriter|emit\w+|startPC|[A-Z]\w+)(\.func\d+)*|__traceMap_\.\w+|makeTraceFrames?s?|traceSyncBatch(\.func\d+)*|traceStack|traceEvent\w*|traceStringData|traceTypeTable\w*|` +
	`checkFinalizersAndCleanups(\.func\d+)*` +
	`))$`)

var unreachable = []byte{0, 0, 0x0b} // no locals, the instruction, the end

const (
	importSection = 2
	codeSection   = 10
)

// dropDiagnostics empties the functions that diagnostics names, and drops the
// section that names functions. A module of another version of Go keeps them.
func dropDiagnostics(all []section) ([]section, error) {
	var kept []section
	imports, names := 0, map[int]string{}
	for _, s := range all {
		r := wasmReader{rest: s.body}
		switch s.id {
		case importSection:
			var err error
			if imports, err = countImports(&r); err != nil {
				return nil, err
			}
		case customSection:
			if string(r.bytes(r.unsigned())) != "name" {
				break
			}
			readNames(&r, names)
			if r.failed {
				return nil, errWasm
			}
			continue
		}
		kept = append(kept, s)
	}
	if !strings.HasPrefix(runtime.Version(), tracesKnown) {
		return kept, nil
	}
	for i, s := range kept {
		if s.id != codeSection {
			continue
		}
		r := wasmReader{rest: s.body}
		count := r.unsigned()
		body := binary.AppendUvarint(nil, uint64(count))
		for n := range count {
			code := r.bytes(r.unsigned())
			if diagnostics.MatchString(names[imports+n]) {
				code = unreachable
			}
			body = binary.AppendUvarint(body, uint64(len(code)))
			body = append(body, code...)
		}
		if r.failed || len(r.rest) > 0 {
			return nil, errWasm
		}
		kept[i].body = body
	}
	return kept, nil
}

// countImports returns the number of imported functions, which are numbered
// first. Go imports nothing else.
func countImports(r *wasmReader) (int, error) {
	count := r.unsigned()
	for range count {
		r.bytes(r.unsigned())
		r.bytes(r.unsigned())
		if r.byte() != 0 {
			return 0, errWasm
		}
		r.unsigned()
	}
	if r.failed {
		return 0, errWasm
	}
	return count, nil
}

// readNames reads the functions' names out of the section "name".
func readNames(r *wasmReader, names map[int]string) {
	for len(r.rest) > 0 && !r.failed {
		id := r.byte()
		part := wasmReader{rest: r.bytes(r.unsigned())}
		if id != 1 {
			continue
		}
		for range part.unsigned() {
			index := part.unsigned()
			names[index] = string(bytes.Clone(part.bytes(part.unsigned())))
			if part.failed {
				r.failed = true
				return
			}
		}
	}
}
