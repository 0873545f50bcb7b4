package chat

import (
	"bytes"
	"unicode/utf8"
)

// whatsapp holds what a WhatsApp export needs from one chunk to the next.
type whatsapp struct {
	buffer []byte
	// The message that is being read is buffer[text:line] and what follows; line
	// is where the line begins that has not been judged yet.
	text, line int
	open       bool // there is such a message
	inLine     bool // the beginning of the line was judged: it belongs to the message
	shaped     bool // shape is known
	shape      shape
	names      map[string]string
}

// keptNames bounds the senders that are remembered.
const keptNames = 4096

// enough is as many bytes of a line as tell whether it begins with a header and
// a name.
const enough = longestHeader + maxName

func (r *Reader) readWhatsApp(chunk []byte) {
	w := &r.whatsapp
	w.buffer = append(w.buffer, chunk...)
	for {
		rest := w.buffer[w.line:]
		end := bytes.IndexByte(rest, '\n')
		if end < 0 && (len(rest) < enough || w.inLine) {
			break
		}
		if !w.inLine {
			r.beginLine(end)
		}
		if end < 0 {
			w.inLine = true
			break
		}
		w.line += bytes.IndexByte(w.buffer[w.line:], '\n') + 1
		w.inLine = false
		r.sendParts()
	}
	if w.inLine {
		r.sendParts()
	}
	r.forget()
}

// beginLine judges the beginning of a line: a header ends the message before it
// and opens another.
func (r *Reader) beginLine(end int) {
	w := &r.whatsapp
	line := w.buffer[w.line:]
	if end >= 0 {
		line = line[:end]
	}
	if len(line) > 0 && line[len(line)-1] == '\r' {
		line = line[:len(line)-1]
	}
	h, ok := r.header(line)
	if !ok {
		return
	}
	r.endMessage(w.line)
	r.calendar.add(&h)
	w.open = true
	m := &r.message
	*m = Message{Date: h.date, Hour: h.hour, Minute: h.minute, Second: h.second}
	start := h.rest
	if name, after, ok := w.sender(line[h.rest:]); ok {
		m.Sender = name
		start += after
	}
	r.totals.Headers += int64(start)
	w.text = w.line + start
	w.line += start
}

// mayBegin: most lines are no headers, and their first byte tells.
var mayBegin = func() (set [256]bool) {
	for c := '0'; c <= '9'; c++ {
		set[c] = true
	}
	for _, r := range zeros[1:] {
		var b [4]byte
		utf8.EncodeRune(b[:], r)
		set[b[0]] = true
	}
	set['['], set[' '] = true, true
	set[0xE2] = true // U+200E
	return set
}()

// header reads a header of the shape that this file has.
func (r *Reader) header(line []byte) (h header, ok bool) {
	w := &r.whatsapp
	if len(line) < 10 || !mayBegin[line[0]] {
		return h, false
	}
	h, ok = readHeader(line)
	if !ok {
		return h, false
	}
	if w.shaped {
		return h, h.shape == w.shape
	}
	// The first header decides, so it must show a sender, unless its end is plain.
	if h.shape.end == ' ' || h.shape.end == ':' || h.shape.end == ',' {
		if _, _, ok := w.sender(line[h.rest:]); !ok {
			return h, false
		}
	}
	w.shaped, w.shape = true, h.shape
	return h, true
}

// sender reads a name and the colon after it; after is where the text begins.
// Where there is none, the application speaks.
func (w *whatsapp) sender(rest []byte) (name string, after int, ok bool) {
	for i := 0; i < len(rest) && i <= maxName; i++ {
		switch rest[i] {
		case '"', '\n':
			return "", 0, false // a notice that quotes: changed the subject to "Rapat: besok"
		case ':':
			next := i + 1
			if next < len(rest) && rest[next] == ' ' {
				next++
			} else if next < len(rest) && !w.knows(rest[:i]) && !bytes.HasPrefix(rest[next:], []byte(leftToRight)) {
				continue
			}
			if name = w.name(rest[:i]); name == "" {
				return "", 0, false
			}
			return name, next, true
		case 0xE2:
			if bytes.HasPrefix(rest[i:], []byte("“")) {
				return "", 0, false
			}
		}
	}
	return "", 0, false
}

func (w *whatsapp) knows(raw []byte) bool {
	_, ok := w.names[string(raw)]
	return ok
}

// name cleans a name: no marks around it, and no "~" of people who are no contact.
func (w *whatsapp) name(raw []byte) string {
	if name, ok := w.names[string(raw)]; ok {
		return name
	}
	trimmed := trim(raw)
	if len(trimmed) > 0 && trimmed[0] == '~' {
		trimmed = trim(trimmed[1:])
	}
	name := string(trimmed)
	if len(w.names) < keptNames && name != "" {
		if w.names == nil {
			w.names = map[string]string{}
		}
		w.names[string(raw)] = name
	}
	return name
}

// trim takes marks and spaces off both ends.
func trim(b []byte) []byte {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if !isMark(r) && !isSpace(r) {
			break
		}
		b = b[size:]
	}
	for len(b) > 0 {
		r, size := utf8.DecodeLastRune(b)
		if !isMark(r) && !isSpace(r) {
			break
		}
		b = b[:len(b)-size]
	}
	return b
}

// sendParts hands on what of a message is longer than a Message may be.
func (r *Reader) sendParts() {
	w := &r.whatsapp
	if !w.open {
		// What stands before the first message belongs to none.
		end := w.line
		if w.inLine {
			end = len(w.buffer)
		}
		r.totals.Before += int64(end - w.text)
		w.text = end
		w.line = end
		return
	}
	end := w.line
	if w.inLine {
		end = len(w.buffer)
	}
	for end-w.text > MaxText {
		cut := w.text + cutBefore(w.buffer[w.text:w.text+MaxText])
		r.sendBuffer(w.text, cut)
		r.message.Part++
		w.text = cut
	}
	if w.inLine {
		w.line = max(w.line, w.text)
	}
}

// cutBefore returns where a text is best cut: after a space, else between runes.
func cutBefore(text []byte) int {
	for i := len(text); i > len(text)-1024; i-- {
		if c := text[i-1]; c == ' ' || c == '\n' {
			return i
		}
	}
	end := len(text)
	for end > len(text)-utf8.UTFMax && !utf8.RuneStart(text[end-1]) {
		end--
	}
	if end > 1 && text[end-1] >= utf8.RuneSelf {
		if !utf8.FullRune(text[end-1:]) {
			return end - 1
		}
	}
	return len(text)
}

// endMessage hands on the open message, which ends before the byte at.
func (r *Reader) endMessage(at int) {
	w := &r.whatsapp
	if !w.open {
		r.totals.Before += int64(at - w.text)
		w.text = at
		return
	}
	end := at
	if end > w.text && w.buffer[end-1] == '\n' {
		end--
		if end > w.text && w.buffer[end-1] == '\r' {
			end--
		}
	}
	r.totals.Breaks += int64(at - end)
	r.sendBuffer(w.text, end)
	w.open, w.text = false, at
}

// sendBuffer hands on buffer[from:to].
func (r *Reader) sendBuffer(from, to int) {
	r.message.Notice = r.message.Sender == ""
	r.sendText(r.whatsapp.buffer[from:to])
}

// forget drops what was handed on.
func (r *Reader) forget() {
	w := &r.whatsapp
	if w.text > 0 {
		n := copy(w.buffer, w.buffer[w.text:])
		w.buffer = w.buffer[:n]
		w.line -= w.text
		w.text = 0
	}
}

// endWhatsApp hands on the last message.
func (r *Reader) endWhatsApp() {
	w := &r.whatsapp
	if !w.inLine && w.line < len(w.buffer) {
		r.beginLine(-1)
		w.inLine = true
	}
	r.sendParts()
	r.endMessage(len(w.buffer))
	r.forget()
}
