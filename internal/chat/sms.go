package chat

// sms reads the XML of SMS Backup & Restore:
//
//	<smses count="2">
//	  <sms address="+62…" date="1784000000000" type="1" body="…" contact_name="(Unknown)" />
//	  <mms address="…" date="…" msg_box="1"><parts><part ct="text/plain" text="…" /></parts></mms>
//	</smses>
//
// All that matters stands in attributes; text between tags is skipped.
type sms struct {
	tag   string
	field string // the attribute
	quote byte
	open  bool // a message is
	plain bool // this part of it is text
}

const (
	outside uint8 = iota
	inTagName
	inTag
	inName
	inValue
	inEntity
)

func (r *Reader) readSMS(chunk []byte) {
	for _, c := range chunk {
		r.xmlByte(c)
	}
}

func (r *Reader) xmlByte(c byte) {
	m, x := &r.machine, &r.sms
	switch m.state {
	case outside:
		if c == '<' {
			m.state = inTagName
			m.begin(toWord)
		}
	case inTagName:
		if c > ' ' && c != '>' && (c != '/' || len(m.places[toWord]) == 0) {
			r.put(c)
			return
		}
		x.tag = m.word()
		r.xmlOpen()
		m.state = inTag
		r.xmlByte(c)
	case inTag:
		switch {
		case c == '>':
			m.state = outside
			r.xmlEnd()
		case c > ' ' && c != '/':
			m.state = inName
			m.begin(toWord)
			r.put(c)
		}
	case inName:
		switch {
		case c == '"' || c == '\'':
			m.state, x.quote, x.field = inValue, c, m.word()
			r.xmlBegin()
		case c == '>':
			m.state = inTag
			r.xmlByte(c)
		case c > ' ' && c != '=':
			r.put(c)
		}
	case inValue:
		switch c {
		case x.quote:
			r.alone()
			m.state = inTag
			r.xmlValue()
		case '&':
			m.state, m.number, m.digits = inEntity, 0, 0
		default:
			r.alone()
			r.put(c)
		}
	case inEntity:
		r.xmlEntity(c)
	}
}

// xmlEntity reads &amp; and its like, &#10; and &#x1F600;. The named ones differ
// in their first letters, so number holds those.
func (r *Reader) xmlEntity(c byte) {
	m := &r.machine
	switch {
	case c == ';':
		m.state = inValue
		n := m.number
		switch {
		case m.digits >= 100: // a number
		case n == 'a'<<8|'m':
			n = '&'
		case n == 'a'<<8|'p':
			n = '\''
		case n == 'q'<<8|'u':
			n = '"'
		case n == 'l'<<8|'t':
			n = '<'
		case n == 'g'<<8|'t':
			n = '>'
		default:
			n = 0xFFFD
		}
		r.pair(n)
	case c == '#':
		m.digits = 100
	case m.digits == 100 && c == 'x':
		m.digits = 200
	case m.digits >= 200:
		m.digit(c, 16)
	case m.digits >= 100:
		m.digit(c, 10)
	default:
		if m.digits++; m.digits <= 2 {
			m.number = m.number<<8 | rune(c)
		}
		if m.digits > 8 { // no entity: somebody forgot to escape
			m.state = inValue
		}
	}
}

// xmlOpen: a tag has begun.
func (r *Reader) xmlOpen() {
	m, x := &r.machine, &r.sms
	switch x.tag {
	case "smses":
		m.opened = true
	case "sms", "mms":
		x.open = true
		r.message = Message{}
		m.begin(toText)
	case "part":
		x.plain = false
	}
}

// xmlBegin tells where the value that begins goes.
func (r *Reader) xmlBegin() {
	m, x := &r.machine, &r.sms
	m.into = nowhere
	if !x.open {
		return
	}
	if x.tag == "part" {
		switch {
		case x.field == "ct":
			m.begin(toWord)
		case x.field == "text" && x.plain:
			if m.into = toText; len(m.places[toText]) > 0 {
				r.put('\n')
			}
		}
		return
	}
	switch x.field {
	case "body":
		m.begin(toText)
	case "address", "contact_name":
		m.begin(toName)
	case "date", "type", "msg_box":
		m.begin(toWord)
	}
}

// xmlValue takes in a value that has ended.
func (r *Reader) xmlValue() {
	m, x := &r.machine, &r.sms
	word := m.word()
	switch {
	case m.into == toName:
		name := string(m.places[toName])
		if x.field == "address" && r.message.Sender == "" || x.field != "address" && name != "" && name != "(Unknown)" && name != "null" {
			r.nameSender()
		}
	case m.into != toWord:
	case x.tag == "part":
		x.plain = word == "text/plain"
	case x.field == "date":
		r.message.Unix = int64(decimal(word)) / 1000
	default:
		r.message.Mine = word == "2"
	}
}

// xmlEnd: a tag has ended. An MMS ends with a tag of its own.
func (r *Reader) xmlEnd() {
	m, x := &r.machine, &r.sms
	if x.open && (x.tag == "sms" || x.tag == "/mms") {
		x.open = false
		r.sendPlace(len(m.places[toText]))
	}
}
