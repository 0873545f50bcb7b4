package chat

import (
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// sms reads the XML of SMS Backup & Restore:
//
//	<smses count="2">
//	  <sms address="+62…" date="1784000000000" type="1" body="…" contact_name="(Unknown)" />
//	  <mms address="…" date="…" msg_box="1"><parts><part ct="text/plain" text="…" /></parts></mms>
//	</smses>
//
// All that matters stands in attributes, so tags are taken apart byte by byte and
// text between them is skipped.
type sms struct {
	root   bool // <smses> was seen
	state  xmlState
	tag    []byte
	name   []byte // of the attribute
	value  []byte
	entity []byte
	quote  byte
	high   rune // the first half of a pair of numeric entities, which this format has
	open   smsTag
	text   []byte // of the message
	parts  int    // texts of an MMS
	known  bool   // the sender's name is known
	plain  bool   // this <part> is text
	part   []byte
}

type smsTag uint8

const (
	otherTag smsTag = iota
	smsElement
	mmsElement
)

type xmlState uint8

const (
	outside xmlState = iota
	inTagName
	inTag
	inName
	inValue
	inEntity
	inSkipped // <!…>, <?…>
)

func (r *Reader) readSMS(chunk []byte) {
	before := r.totals.Text
	for _, c := range chunk {
		r.smsByte(c)
	}
	r.totals.Headers += int64(len(chunk)) - (r.totals.Text - before)
}

func (r *Reader) smsByte(c byte) {
	x := &r.sms
	switch x.state {
	case outside:
		if c == '<' {
			x.state, x.tag = inTagName, x.tag[:0]
		}
	case inTagName:
		switch {
		case len(x.tag) == 0 && (c == '!' || c == '?'):
			x.state = inSkipped
		case c == '>' || c <= ' ' || c == '/' && len(x.tag) > 0:
			r.openTag()
			x.state = inTag
			if c == '>' {
				r.endTag(false)
			} else if c == '/' {
				x.name = append(x.name[:0], c)
			}
		case len(x.tag) < 32:
			x.tag = append(x.tag, c)
		}
	case inSkipped:
		if c == '>' {
			x.state = outside
		}
	case inTag:
		switch {
		case c == '>':
			r.endTag(len(x.name) == 1 && x.name[0] == '/')
		case c == '/':
			x.name = append(x.name[:0], c)
		case c > ' ':
			x.state, x.name = inName, append(x.name[:0], c)
		}
	case inName:
		switch {
		case c == '"' || c == '\'':
			x.state, x.quote, x.value = inValue, c, x.value[:0]
		case c == '>':
			r.endTag(false)
		case c > ' ' && c != '=' && len(x.name) < 32:
			x.name = append(x.name, c)
		}
	case inValue:
		switch c {
		case x.quote:
			x.flushHigh()
			r.attribute()
			x.state, x.name = inTag, x.name[:0]
		case '&':
			x.state, x.entity = inEntity, x.entity[:0]
		default:
			x.flushHigh()
			r.addSMS(c)
		}
	case inEntity:
		if c == ';' || len(x.entity) > 10 {
			x.state = inValue
			r.entity()
			return
		}
		x.entity = append(x.entity, c)
	}
}

// addSMS appends to the attribute's value. A text that is too long goes out in
// parts; other attributes are cut.
func (r *Reader) addSMS(b ...byte) {
	x := &r.sms
	if len(x.value)+len(b) > MaxText {
		if !x.isText() {
			return
		}
		cut := cutBefore(x.value)
		r.sendSMS(x.value[:cut])
		r.message.Part++
		x.value = x.value[:copy(x.value, x.value[cut:])]
	}
	x.value = append(x.value, b...)
}

func (x *sms) isText() bool {
	return x.open == smsElement && string(x.name) == "body" || x.open == mmsElement && string(x.name) == "text"
}

func (r *Reader) entity() {
	x := &r.sms
	switch e := string(x.entity); e {
	case "amp":
		r.addSMS('&')
	case "lt":
		r.addSMS('<')
	case "gt":
		r.addSMS('>')
	case "quot":
		r.addSMS('"')
	case "apos":
		r.addSMS('\'')
	default:
		if len(e) < 2 || e[0] != '#' {
			r.addSMS('&')
			r.addSMS(x.entity...)
			return
		}
		n := rune(0)
		if e[1] == 'x' {
			for _, c := range []byte(e[2:]) {
				n = n<<4 | rune(hexOf(c))
			}
		} else {
			n = rune(decimal(x.entity[1:]))
		}
		x.rune(n, r)
	}
}

func (x *sms) rune(n rune, r *Reader) {
	var b [utf8.UTFMax]byte
	if x.high != 0 {
		if full := utf16.DecodeRune(x.high, n); full != utf8.RuneError {
			x.high = 0
			r.addSMS(b[:utf8.EncodeRune(b[:], full)]...)
			return
		}
		x.flushHigh()
	}
	if utf16.IsSurrogate(n) && n < 0xDC00 {
		x.high = n
		return
	}
	r.addSMS(b[:utf8.EncodeRune(b[:], n)]...)
}

func (x *sms) flushHigh() {
	if x.high != 0 {
		x.high = 0
		x.value = utf8.AppendRune(x.value, utf8.RuneError)
	}
}

func (r *Reader) openTag() {
	x := &r.sms
	x.name = x.name[:0]
	switch string(x.tag) {
	case "smses":
		x.root = true
	case "sms", "mms":
		x.open = smsElement
		if x.tag[0] == 'm' {
			x.open = mmsElement
		}
		x.text, x.parts, x.known = x.text[:0], 0, false
		r.message = Message{}
	case "part":
		x.plain, x.part = false, x.part[:0]
	}
}

// attribute takes in an attribute that has ended.
func (r *Reader) attribute() {
	x := &r.sms
	if x.open == otherTag {
		return
	}
	m := &r.message
	value := x.value
	switch string(x.tag) + " " + string(x.name) {
	case "sms body":
		x.text = append(x.text[:0], value...)
	case "part ct":
		x.plain = string(value) == "text/plain"
	case "part text":
		x.part = append(x.part[:0], value...)
	case "sms address", "mms address":
		if !x.known {
			m.Sender = string(value[:min(len(value), maxName)])
		}
	case "sms contact_name", "mms contact_name":
		if s := string(value[:min(len(value), maxName)]); s != "" && s != "(Unknown)" && s != "null" {
			m.Sender, x.known = s, true
		}
	case "sms date", "mms date":
		m.Unix = int64(decimal(value)) / 1000
	case "sms type", "mms msg_box":
		m.Mine = string(value) == "2"
	}
}

// endTag takes in a tag that has ended; empty says that it closes itself.
func (r *Reader) endTag(empty bool) {
	x := &r.sms
	x.state = outside
	switch tag := string(x.tag); {
	case tag == "sms" && x.open == smsElement, tag == "/mms" && x.open == mmsElement, tag == "mms" && empty:
		r.sendSMS(x.text)
		x.open = otherTag
	case tag == "part" && x.plain && len(x.part) > 0:
		if x.parts++; x.parts > 1 {
			x.text = append(x.text, '\n')
		}
		if room := MaxText - len(x.text); len(x.part) > room {
			r.sendSMS(x.text)
			r.message.Part++
			x.text = x.text[:0]
		}
		x.text = append(x.text, x.part...)
	}
}

func (r *Reader) sendSMS(text []byte) {
	r.message.Text = unsafe.String(unsafe.SliceData(text), len(text))
	r.send()
}
