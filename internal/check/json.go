package check

import (
	"strconv"
	"unicode/utf8"

	"saring/internal/lang"
	"saring/internal/rule"
)

// Bounds of what the JSON lists. What is left out is counted under "more".
const (
	maxFindings = 40
	maxMarks    = 20 // per finding
	maxLinks    = 200
	maxCodes    = 20

	maxAddresses = 3 // of the imitated party
)

// AppendJSON appends the report as JSON, its sentences in the language tag
// (English where that language has no pack). Offsets in it ("start", "end")
// are UTF-16 code units of the text, as JavaScript counts. The form:
//
//	{"v":1,"verdict":"danger","score":95,"sentence":"…",
//	 "party":{"name":"BCA","addresses":["bca.co.id"]} or null,
//	 "advice":[{"state":"not-opened","title":"…","steps":["…"]}],
//	 "findings":[{"rule":"asks-for-code","weight":60,"title":"…","why":"…",
//	   "marks":[{"start":0,"end":12,"quote":"…"}]}],
//	 "links":[{"start":3,"end":40,"text":"…","parts":[{"text":"…","role":"rest, site or odd"}],
//	   "host":"…","site":"…","defanged":"…","note":"…",
//	   "targets":[{"how":"forwards","parts":[…],"host":"…","site":"…","defanged":"…","note":"…"}],
//	   "tracking":[{"name":"fbclid","note":"…"}],"clean":"…","rules":["…"]}],
//	 "codes":[{"start":5,"end":11,"code":"123456","note":"…"}],
//	 "channels":[{"start":3,"end":40,"kind":"link","own":false,"note":"…"}],
//	 "unknown":"…","more":{"findings":0,"links":0,"codes":0}}
//
// A link's targets are the addresses that it carries, from the outermost in;
// "how" is forwards, carries, returns or mentions. "tracking" names parameters
// that tell readers apart, "clean" is the address without them, defanged; a
// target can have them too. "channels" compares the message with the channel pack in
// use (Checker.UseChannels): "kind" is link, mail, phone, sender or account, "own"
// says that it is one of the business's. Where there is none of these, the key is
// left out.
// The verdict of a blank text is "".
func (r *Report) AppendJSON(dst []byte, tag string) []byte {
	if answer := r.quietAnswer(tag); answer != "" {
		return append(dst, answer...)
	}
	return r.writeJSON(dst, tag)
}

func (r *Report) writeJSON(dst []byte, tag string) []byte {
	w := writer{dst: dst, report: r, pack: lang.Find(tag), fallback: lang.Find(lang.Fallback)}
	w.units.text = r.Text
	w.write()
	return w.dst
}

// AppendAnswer is the method AppendAnswer without a known-bad pack.
func AppendAnswer(dst []byte, text, tag string) []byte {
	return (&Checker{}).AppendAnswer(dst, text, tag)
}

// AppendAnswer checks a text and appends the report, or the error, as JSON with
// its sentences in the language tag. It is what every door answers.
func (c *Checker) AppendAnswer(dst []byte, text, tag string) []byte {
	r, err := c.Text(text)
	if err != nil {
		return AppendErrorJSON(dst, err, tag)
	}
	if answer := r.quietAnswer(tag); answer != "" {
		return append(dst, answer...)
	}
	// Only a report that is written out leaves the stack.
	told := r
	return told.writeJSON(dst, tag)
}

// AppendErrorJSON appends {"v":1,"error":"…"}, the error told in the language
// tag.
func AppendErrorJSON(dst []byte, err error, tag string) []byte {
	w := writer{dst: dst, pack: lang.Find(tag), fallback: lang.Find(lang.Fallback)}
	text := ""
	if err == ErrTooLong {
		text = replace(w.text("report.too-long"), "limit", strconv.Itoa(MaxText))
	} else {
		text = w.text("report.failed")
	}
	if text == "" {
		text = err.Error()
	}
	w.raw(`{"v":1,"error":`)
	w.string(text)
	w.raw(`}`)
	return w.dst
}

// writer writes one report. It is a plain byte writer because encoding/json
// costs the engine 230 kB of brotli.
type writer struct {
	dst            []byte
	report         *Report
	pack, fallback *lang.Pack
	units          units
}

// text returns a text of the pack, or of the fallback pack, or "".
func (w *writer) text(key string) string {
	if w.pack != nil {
		if t := w.pack.Text(key); t != "" {
			return t
		}
	}
	if w.fallback != nil {
		return w.fallback.Text(key)
	}
	return ""
}

// raw and its kin are kept out of line: inlined a hundred times they cost the
// engine 80 kB.
//
//go:noinline
func (w *writer) raw(s string) { w.dst = append(w.dst, s...) }

//go:noinline
func (w *writer) number(n int) { w.dst = strconv.AppendInt(w.dst, int64(n), 10) }

//go:noinline
func (w *writer) key(comma, name string) {
	dst := append(append(append(w.dst, comma...), '"'), name...)
	w.dst = append(dst, '"', ':')
}

// string writes a JSON string. U+2028 and U+2029 are escaped so that the
// answer is JavaScript too; "<" so that it may stand in a page.
func (w *writer) string(s string) {
	const hex = "0123456789abcdef"
	dst := append(w.dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			dst = append(dst, s[from:i]...)
			switch c {
			case '"', '\\':
				dst = append(dst, '\\', c)
			case '\n':
				dst = append(dst, '\\', 'n')
			case '\t':
				dst = append(dst, '\\', 't')
			case '\r':
				dst = append(dst, '\\', 'r')
			default:
				dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || r == 0x2028 || r == 0x2029 {
			dst = append(dst, s[from:i]...)
			if size == 1 {
				dst = append(dst, `\ufffd`...)
			} else {
				dst = append(dst, '\\', 'u', '2', '0', '2', hex[r&15])
			}
			i += size
			from = i
			continue
		}
		i += size
	}
	dst = append(dst, s[from:]...)
	w.dst = append(dst, '"')
}

// plain are the bytes that stand in a JSON string as they are.
var plain = func() (set [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		set[c] = c != '"' && c != '\\' && c != '<'
	}
	return set
}()

func (w *writer) strings(list []string) {
	w.raw("[")
	for i, s := range list {
		if i > 0 {
			w.raw(",")
		}
		w.string(s)
	}
	w.raw("]")
}

// span writes "start" and "end" of a span in UTF-16 code units.
func (w *writer) span(s rule.Span) {
	w.raw(`"start":`)
	w.number(w.units.at(s.Start))
	w.raw(`,"end":`)
	w.number(w.units.at(s.End))
}

// units turns byte offsets into UTF-16 code units. Counts are kept for every
// 64 bytes, so that any offset costs a short scan.
type units struct {
	text   string
	counts []int32
}

const unitStep = 64

func (u *units) at(offset int) int {
	for len(u.counts) <= offset/unitStep {
		n := len(u.counts)
		if n == 0 {
			u.counts = append(u.counts, 0)
			continue
		}
		u.counts = append(u.counts, u.counts[n-1]+int32(countUnits(u.text[(n-1)*unitStep:n*unitStep])))
	}
	block := offset / unitStep
	return int(u.counts[block]) + countUnits(u.text[block*unitStep:offset])
}

// countUnits counts by lead bytes, so a piece may begin or end inside a rune.
func countUnits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xF0:
			n += 2
		case c < 0x80 || c >= 0xC0:
			n++
		}
	}
	return n
}
