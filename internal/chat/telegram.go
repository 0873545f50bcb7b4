package chat

// telegram reads Telegram Desktop's "machine-readable JSON":
//
//	{"name":"…","messages":[{"id":1,"type":"message","date":"2026-07-21T09:05:00",
//	 "from":"…","text":"…"},{"type":"service","actor":"…","text":""}]}
//
// or, of a whole account, the same under "chats", "list". A text is a string, or
// an array of strings and of objects with a "text" and perhaps an "href", which
// is where the link really goes: it is written out after its text, in brackets,
// so that it is judged.
type telegram struct {
	depth   int
	objects uint64 // one bit for each open brace or bracket, the innermost lowest
	array   int    // depth of the messages, or 0
	colon   bool   // a value follows
	isKey   bool
	field   string
}

const (
	between uint8 = iota
	inString
	inEscape
	inUnicode
)

func (r *Reader) readTelegram(chunk []byte) {
	for _, c := range chunk {
		r.jsonByte(c)
	}
}

func (r *Reader) jsonByte(c byte) {
	m, t := &r.machine, &r.telegram
	switch m.state {
	case inString:
		switch c {
		case '"':
			r.alone()
			m.state = between
			r.jsonString()
		case '\\':
			m.state = inEscape
		default:
			r.alone()
			r.put(c)
		}
	case inEscape:
		m.state = inString
		switch c {
		case 'u':
			m.state, m.number, m.digits = inUnicode, 0, 0
			return
		case 'n':
			c = '\n'
		case 't', 'r', 'b', 'f':
			c = ' '
		}
		r.alone()
		r.put(c)
	case inUnicode:
		if m.digit(c, 16); m.digits == 4 {
			m.state = inString
			r.pair(m.number)
		}
	default:
		switch c {
		case '{', '[':
			t.depth++
			t.objects <<= 1
			if c == '{' {
				t.objects |= 1
			}
			r.jsonOpen(c)
			t.field, t.colon = "", false
		case '}', ']':
			r.jsonClose()
			t.depth--
			t.objects >>= 1
			t.field, t.colon = "", false
		case ',':
			t.colon = false
		case ':':
			t.colon = true
		case '"':
			m.state = inString
			r.jsonBegin()
		}
	}
}

// jsonOpen: a brace or bracket was opened, and depth counts it.
func (r *Reader) jsonOpen(c byte) {
	m, t := &r.machine, &r.telegram
	switch {
	case t.array == 0:
		if c == '[' && t.field == "messages" {
			t.array, m.opened = t.depth, true
		}
	case t.depth == t.array+1:
		r.message = Message{}
		m.begin(toText)
	case t.depth == t.array+2:
		m.inText = c == '[' && t.field == "text"
	}
	m.begin(toHref)
}

// jsonClose: one is closed, and depth still counts it.
func (r *Reader) jsonClose() {
	m, t := &r.machine, &r.telegram
	switch t.depth - t.array {
	case 0:
		t.array = 0
	case 1:
		if t.array > 0 {
			r.sendPlace(len(m.places[toText]))
		}
	case 2:
		m.inText = false
	case 3:
		if href := m.places[toHref]; m.inText && len(href) > 0 {
			m.into = toText
			r.putAll(" (" + string(href) + ")")
		}
	}
}

// jsonBegin tells where the string that begins goes.
func (r *Reader) jsonBegin() {
	m, t := &r.machine, &r.telegram
	t.isKey = t.objects&1 != 0 && !t.colon
	level := t.depth - t.array
	switch {
	case t.isKey:
		m.begin(toWord)
	case t.array == 0 || level > 3 || level > 1 && !m.inText:
		m.into = nowhere
	case level == 2 || t.field == "text":
		m.into = toText
	case t.field == "href":
		m.begin(toHref)
	case level == 1 && t.field == "file_name":
		m.into = toText // before the words, as in WhatsApp's export
		r.message.file = true
	case level == 1 && (t.field == "from" || t.field == "actor"):
		m.begin(toName)
	default:
		m.begin(toWord)
	}
}

// jsonString takes in a string that has ended.
func (r *Reader) jsonString() {
	m, t := &r.machine, &r.telegram
	if t.isKey {
		t.field = m.word()
		if t.field == "text" && r.message.file && t.depth == t.array+1 {
			m.into = toText
			r.put('\n')
		}
		return
	}
	if t.depth != t.array+1 {
		return
	}
	word := m.word()
	switch t.field {
	case "from", "actor":
		r.nameSender()
	case "type":
		if word == "service" {
			r.message.Notice = true
		}
	case "date_unixtime":
		r.message.Unix = int64(decimal(word))
	case "edited":
		r.message.edited = true
	case "date":
		// 2026-07-21T09:05:00
		if len(word) == 19 {
			w := &r.message
			w.Date = [3]int{decimal(word), decimal(word[5:]), decimal(word[8:])}
			w.Hour, w.Minute, w.Second = decimal(word[11:]), decimal(word[14:]), decimal(word[17:])
		}
	}
}
