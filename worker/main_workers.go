//go:build js && wasm

package main

import (
	"encoding/json"
	"os"
	"syscall/js"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/cron"
	"github.com/syumai/workers/cloudflare/fetch"
	"github.com/syumai/workers/cloudflare/kv"

	"saring/internal/link"
)

// record is dist/build.json. It is filled in when the worker is compiled:
// -ldflags "-X 'main.record={…}'".
var record string

func main() {
	c, err := readConfig(variable)
	if err != nil {
		// The sentence names the setting and never its value's secret part; it is
		// the one thing that this program ever writes to the log.
		os.Stderr.WriteString("saring: " + err.Error() + "\n")
		c = config{}
	}
	now := release{Build: unknownRelease, Engine: unknownRelease}
	if record != "" && json.Unmarshal([]byte(record), &now) != nil {
		os.Stderr.WriteString("saring: the record of the build is not readable\n")
	}
	// The entry counts calls before Go is asked. It also has the known-bad pack,
	// for the resident engine that answers checks there.
	a := &api{config: c, check: newCheckers(func() *link.Known { return nil }).check}
	in, err := newInbox(variable, kvMemory{}, fetch.NewClient().HTTPClient(fetch.RedirectModeManual))
	if err != nil {
		os.Stderr.WriteString("saring: " + err.Error() + "\n")
	}
	cron.ScheduleTaskNonBlock(renewLists)
	workers.Serve(newHandler(a, in, func() release { return withLists(now) }, nil))
}

// variable returns a variable or secret of the deployment, or "".
// cloudflare.Getenv turns a missing one into a text that says so.
func variable(name string) string {
	if value := cloudflare.GetBinding(name); value.Type() == js.TypeString {
		return value.String()
	}
	return ""
}

// withLists returns the release with the pack that the scheduled job has made.
func withLists(now release) release {
	store, err := kv.NewNamespace(listsStore)
	if err != nil {
		return now
	}
	var record packRecord
	if text, err := store.GetString(listsRecord, nil); err == nil && json.Unmarshal([]byte(text), &record) == nil {
		if record.SHA256 != "" {
			now.Known = record.known
		}
		now.Known.Fault = record.Fault
	}
	return now
}
