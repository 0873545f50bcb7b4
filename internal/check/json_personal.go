package check

import (
	"saring/internal/lang"
	"saring/internal/personal"
)

// maxPersonal is how many findings AppendMasks lists. A text with more is a file
// and no message; what is left out is counted, so that nobody takes a copy for
// masked that is not.
const maxPersonal = 5000

// AppendMasks finds personal data in a text and appends JSON that says how to
// mask it, in the language tag. Offsets are UTF-16 code units of the text, as
// in AppendJSON. The form:
//
//	{"v":1,"found":[{"kind":"phone","name":"telepon","number":1,"start":4,"end":18,"dots":"08••-••••-••34"}],"more":0}
//
// Findings are in the order of the text and do not overlap. Name and number
// make the label "[telepon 1]"; equal values have equal numbers. Where "more" is
// not 0, not all is listed and a copy must not be offered. A text over MaxText
// gets {"v":1,"error":"…"}.
func AppendMasks(dst []byte, text, tag string) []byte {
	if len(text) > MaxText {
		return AppendErrorJSON(dst, ErrTooLong, tag)
	}
	text = validUTF8(text)
	var room [16]personal.Found
	found := personal.Find(room[:0], text)
	if len(found) == 0 {
		return append(dst, `{"v":1,"found":[],"more":0}`...)
	}
	w := writer{dst: dst, pack: lang.Find(tag), fallback: lang.Find(lang.Fallback)}
	w.units.text = text
	w.masks(found)
	return w.dst
}

func (w *writer) masks(found []personal.Found) {
	more := max(0, len(found)-maxPersonal)
	found = found[:len(found)-more]
	w.raw(`{"v":1,"found":[`)
	var masker personal.Masker
	for i, f := range found {
		if i > 0 {
			w.raw(",")
		}
		kind, value := f.Kind.String(), w.units.text[f.Start:f.End]
		w.raw(`{"kind":`)
		w.string(kind)
		w.key(",", "name")
		w.string(w.text("personal." + kind))
		w.key(",", "number")
		w.number(masker.Number(f.Kind, value))
		w.raw(",")
		w.span(f.Span)
		w.key(",", "dots")
		w.string(string(personal.AppendDots(nil, f.Kind, value)))
		w.raw("}")
	}
	w.raw(`],"more":`)
	w.number(more)
	w.raw("}")
}
