package channel

import (
	"strconv"
	"unicode/utf8"
)

// The reader of JSON (RFC 8259) keeps everything as it stands and needs no
// reflection: encoding/json costs the engine 230 kB of brotli. It is the oracle of
// the tests.
const (
	maxDepth  = 8    // a pack needs four
	maxValues = 4000 // a pack of all that is allowed has fewer
)

// shape is what kind of JSON a value is.
type shape byte

const (
	null   shape = 'z'
	yesNo  shape = 'b'
	number shape = 'n'
	text   shape = 's'
	list   shape = 'a'
	object shape = 'o'
)

// value is a JSON value. An object's names stand beside its values.
type value struct {
	shape shape
	text  string // of a string, what it says; of a number, true and false, how it is written
	items []value
	names []string
}

// reader reads one value.
type reader struct {
	data   []byte
	at     int
	values int
	key    string // of the fault that ended the reading, or ""
	want   string
}

// parse reads a text that is one JSON value, or says at which byte it is none.
func parse(data []byte) (value, *reader) {
	r := &reader{data: data}
	r.space()
	v := r.value(maxDepth)
	if r.key == "" {
		if r.space(); r.at < len(data) {
			r.fail("syntax-rest", "")
		}
	}
	return v, r
}

func (r *reader) fail(key, want string) {
	if r.key == "" {
		r.key, r.want = key, want
	}
}

func (r *reader) space() {
	for r.at < len(r.data) {
		switch r.data[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return
		}
	}
}

// next returns the byte that comes next, or 0 at the end.
func (r *reader) next() byte {
	if r.at < len(r.data) {
		return r.data[r.at]
	}
	return 0
}

func (r *reader) value(depth int) (v value) {
	if r.values++; r.values > maxValues {
		r.fail("too-many-values", strconv.Itoa(maxValues))
		return v
	}
	if depth == 0 {
		r.fail("too-deep", strconv.Itoa(maxDepth))
		return v
	}
	switch c := r.next(); {
	case c == '{':
		v.shape = object
		r.members(&v, depth)
	case c == '[':
		v.shape = list
		r.elements(&v, depth)
	case c == '"':
		v.shape = text
		v.text = r.string()
	case c == '-' || c >= '0' && c <= '9':
		v.shape = number
		v.text = r.number()
	case r.word("true"), r.word("false"):
		v.shape = yesNo
		v.text = "false"
		if c == 't' {
			v.text = "true"
		}
	case r.word("null"):
		v.shape = null
		v.text = "null"
	default:
		r.fail("syntax-value", "")
	}
	return v
}

func (r *reader) word(w string) bool {
	if len(r.data)-r.at < len(w) || string(r.data[r.at:r.at+len(w)]) != w {
		return false
	}
	r.at += len(w)
	return true
}

func (r *reader) members(v *value, depth int) {
	r.at++
	if r.space(); r.next() == '}' {
		r.at++
		return
	}
	for r.key == "" {
		if r.next() != '"' {
			r.fail("syntax-name", "")
			return
		}
		v.names = append(v.names, r.string())
		if r.space(); r.key != "" || r.next() != ':' {
			r.fail("syntax-want", "“:”")
			return
		}
		r.at++
		r.space()
		v.items = append(v.items, r.value(depth-1))
		if r.after('}') {
			return
		}
	}
}

func (r *reader) elements(v *value, depth int) {
	r.at++
	if r.space(); r.next() == ']' {
		r.at++
		return
	}
	for r.key == "" {
		v.items = append(v.items, r.value(depth-1))
		if r.after(']') {
			return
		}
	}
}

// after reads what stands behind an item: the end of its list, or a comma.
func (r *reader) after(end byte) (last bool) {
	if r.key != "" {
		return true
	}
	r.space()
	switch r.next() {
	case end:
		r.at++
		return true
	case ',':
		r.at++
		if r.space(); r.next() == end {
			r.fail("syntax-comma", string(end))
		}
		return false
	}
	r.fail("syntax-want", "“,” / “"+string(end)+"”")
	return true
}

func (r *reader) number() string {
	start := r.at
	if r.next() == '-' {
		r.at++
	}
	if r.next() == '0' {
		r.at++
	} else {
		r.digits()
	}
	if r.next() == '.' {
		r.at++
		r.digits()
	}
	if r.next()|0x20 == 'e' {
		r.at++
		if c := r.next(); c == '+' || c == '-' {
			r.at++
		}
		r.digits()
	}
	return string(r.data[start:r.at])
}

func (r *reader) digits() {
	from := r.at
	for c := r.next(); c >= '0' && c <= '9'; c = r.next() {
		r.at++
	}
	if r.at == from {
		r.fail("syntax-number", "")
	}
}

// string reads a string from its opening quote on. The data is UTF-8.
func (r *reader) string() string {
	start := r.at
	r.at++
	from := r.at
	var out []byte
	for r.at < len(r.data) {
		switch c := r.data[r.at]; {
		case c == '"':
			s := r.data[from:r.at]
			r.at++
			if out == nil {
				return string(s)
			}
			return string(append(out, s...))
		case c < ' ':
			r.fail("syntax-control", "")
			return ""
		case c == '\\':
			out = append(out, r.data[from:r.at]...)
			out = r.escape(out)
			if r.key != "" {
				return ""
			}
			from = r.at
		default:
			r.at++
		}
	}
	r.at = start
	r.fail("syntax-string", "")
	return ""
}

// escape reads what a backslash begins.
func (r *reader) escape(out []byte) []byte {
	start := r.at
	r.at++
	c := r.next()
	r.at++
	switch c {
	case '"', '\\', '/':
		return append(out, c)
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'u':
		if code, ok := r.hex(); ok {
			if code>>10 == 0xD800>>10 && r.word(`\u`) {
				low, ok := r.hex()
				if ok && low>>10 == 0xDC00>>10 {
					return utf8.AppendRune(out, 0x10000+(code&0x3FF)<<10+low&0x3FF)
				}
			} else if code>>11 != 0xD800>>11 {
				return utf8.AppendRune(out, code)
			}
			r.at = start
			r.fail("syntax-surrogate", "")
			return out
		}
	}
	r.at = start
	r.fail("syntax-escape", "")
	return out
}

func (r *reader) hex() (code rune, ok bool) {
	if len(r.data)-r.at < 4 {
		return 0, false
	}
	for _, c := range r.data[r.at : r.at+4] {
		code <<= 4
		switch l := c | 0x20; {
		case c >= '0' && c <= '9':
			code |= rune(c - '0')
		case l >= 'a' && l <= 'f':
			code |= rune(l-'a') + 10
		default:
			return 0, false
		}
	}
	r.at += 4
	return code, true
}

// place returns the line and the column, in characters, of the byte where the
// reading ended, both from 1 on.
func (r *reader) place() (line, column int) {
	line, column = 1, 1
	for i, c := range r.data[:min(r.at, len(r.data))] {
		switch {
		case c == '\n':
			line, column = line+1, 1
		case c == '\r' && i+1 < len(r.data) && r.data[i+1] == '\n':
		case c < 0x80 || c >= 0xC0:
			column++
		}
	}
	return line, column
}
