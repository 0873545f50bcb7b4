package chat

import "unsafe"

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
	inMessages bool // an array called "messages" was seen
	array      int  // depth of that array while inside it, else 0
	name       field
	inText     int // depth of the text's array, or 0
	piece      field
	text       []byte
	href       []byte
	service    bool
}

// field is a key that is known.
type field uint8

const (
	otherField field = iota
	messagesField
	typeField
	dateField
	unixField
	fromField
	textField
	hrefField
	editedField
	fileField
)

func fieldOf(name []byte) field {
	switch string(name) {
	case "messages":
		return messagesField
	case "type":
		return typeField
	case "date":
		return dateField
	case "date_unixtime":
		return unixField
	case "from", "actor":
		return fromField
	case "text":
		return textField
	case "href":
		return hrefField
	case "edited":
		return editedField
	case "file_name":
		return fileField
	}
	return otherField
}

func (r *Reader) readTelegram(chunk []byte) {
	before := r.totals.Text
	r.json.read(chunk, (*telegramEvents)(r))
	r.totals.Headers += int64(len(chunk)) - (r.totals.Text - before)
}

// telegramEvents is the Reader as the scanner sees it.
type telegramEvents Reader

func (e *telegramEvents) open(object bool, depth int) {
	t := &e.telegram
	switch {
	case t.array == 0:
		if !object && t.name == messagesField {
			t.array, t.inMessages = depth, true
		}
	case object && depth == t.array+1:
		e.message = Message{}
		t.text, t.href, t.service, t.inText = t.text[:0], t.href[:0], false, 0
	case !object && depth == t.array+2 && t.name == textField:
		t.inText = depth
	case object && t.inText > 0 && depth == t.inText+1:
		t.href = t.href[:0]
	}
	if t.inText == 0 || object {
		t.name = otherField
	}
}

func (e *telegramEvents) close(object bool, depth int) {
	t := &e.telegram
	switch {
	case t.array == 0:
	case depth == t.array:
		t.array = 0
	case depth == t.array+1:
		if object {
			e.finish()
		}
	case depth == t.inText:
		t.inText = 0
	case t.inText > 0 && depth == t.inText+1 && len(t.href) > 0:
		t.add([]byte(" ("), e)
		t.add(t.href, e)
		t.add([]byte(")"), e)
		t.href = t.href[:0]
	}
	t.name = otherField
}

func (e *telegramEvents) key(name []byte, depth int) {
	t := &e.telegram
	if t.inText > 0 {
		t.piece = fieldOf(name)
		return
	}
	t.name = otherField
	if t.array == 0 || depth == t.array+1 {
		t.name = fieldOf(name)
	}
}

func (e *telegramEvents) value(text []byte, quoted bool, depth int) {
	t := &e.telegram
	m := &e.message
	switch {
	case t.array == 0:
	case t.inText > 0:
		if depth == t.inText || t.piece == textField {
			t.add(text, e)
		} else if t.piece == hrefField {
			t.href = append(t.href[:0], text[:min(len(text), 2048)]...)
		}
	case depth == t.array+1:
		switch t.name {
		case typeField:
			t.service = string(text) == "service"
		case dateField:
			m.Date, m.Hour, m.Minute, m.Second = isoTime(text)
		case unixField:
			m.Unix = int64(decimal(text))
		case fromField:
			if quoted {
				m.Sender = string(text[:min(len(text), maxName)])
			}
		case textField:
			t.add(text, e)
		case editedField:
			m.Edited = true
		case fileField:
			// A file's name stands before the words, as in WhatsApp's export.
			if len(t.text) == 0 && quoted {
				t.add(text, e)
				t.add([]byte("\n"), e)
			}
			m.Kind = Attached
		}
	}
}

func (e *telegramEvents) full(text []byte, depth int) { e.value(text, true, depth) }

// add appends to the text of the message and sends parts of one that is too long.
func (t *telegram) add(text []byte, e *telegramEvents) {
	for len(t.text)+len(text) > MaxText {
		n := MaxText - len(t.text)
		t.text = append(t.text, text[:n]...)
		text = text[n:]
		cut := cutBefore(t.text)
		e.sendText(t.text[:cut])
		e.message.Part++
		t.text = t.text[:copy(t.text, t.text[cut:])]
	}
	t.text = append(t.text, text...)
}

func (e *telegramEvents) finish() {
	t := &e.telegram
	if t.service {
		e.message.Kind = Notice
	}
	if n := len(t.text); n > 0 && t.text[n-1] == '\n' && e.message.Kind == Attached {
		t.text = t.text[:n-1]
	}
	e.sendText(t.text)
}

func (e *telegramEvents) sendText(text []byte) {
	e.message.Text = unsafe.String(unsafe.SliceData(text), len(text))
	(*Reader)(e).send()
}

// isoTime reads 2026-07-21T09:05:00; anything else gives zeros.
func isoTime(s []byte) (date [3]int, hour, minute, second int) {
	if len(s) < len("2026-07-21T09:05:00") || s[4] != '-' || s[10] != 'T' || s[13] != ':' {
		return
	}
	return [3]int{decimal(s[:4]), decimal(s[5:7]), decimal(s[8:10])}, decimal(s[11:13]), decimal(s[14:16]), decimal(s[17:19])
}

// decimal reads digits and stops at anything else.
func decimal(s []byte) int {
	n := 0
	for _, c := range s[:min(len(s), 15)] {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}
