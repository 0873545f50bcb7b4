package check

import (
	"errors"

	"saring/internal/lang"
)

// ErrNotTold is what an engine answers that has been given no texts.
var ErrNotTold = errors.New("check: the engine has no texts; call tell with a speech before the first check")

// AppendTell gives the language packs their texts (lang.Tell) and appends what became
// of it as JSON, {"v":1} or {"v":1,"error":"…"}, a sentence in English for whoever
// serves the file. told is false where some fault left the packs as they were.
func AppendTell(dst []byte, speech string) (out []byte, told bool) {
	w := writer{dst: dst}
	w.raw(`{"v":1`)
	packs, err := lang.Load()
	if err == nil {
		err = lang.Tell(packs, speech)
	}
	if err != nil {
		w.key(",", "error")
		w.string(err.Error())
	}
	w.raw("}")
	return w.dst, err == nil
}
