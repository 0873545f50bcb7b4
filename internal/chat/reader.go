package chat

import (
	"bytes"
	"errors"
)

// What makes a file no export. Package check tells them in the reader's language.
var (
	ErrEmpty  = errors.New("chat: the file is empty")
	ErrBinary = errors.New("chat: the file is no text; expected WhatsApp's .txt, Telegram's .json or an SMS backup's .xml")
	ErrNone   = errors.New("chat: no message was found; expected WhatsApp's .txt, Telegram's .json or an SMS backup's .xml")
)

// noneAfter is how far, in bytes, a first message is looked for.
const noneAfter = 1 << 20

// lookAhead is how many bytes of a file are looked at to tell what it is.
const lookAhead = 512

// Reader reads one file. Make it with NewReader.
type Reader struct {
	emit     func(*Message)
	format   Format
	started  bool // the format was looked for
	totals   Totals
	head     []byte // the file's first bytes, until the format is known
	written  int64
	calendar calendar
	message  Message
	err      error

	whatsapp whatsapp
	machine  machine
	telegram telegram
	sms      sms
}

// NewReader makes a Reader that hands each message to emit as soon as it is
// whole. The message and its bytes hold until emit returns.
func NewReader(emit func(*Message)) *Reader { return &Reader{emit: emit} }

// Format returns what kind of file it is, Unknown until that can be told.
func (r *Reader) Format() Format { return r.format }

// Order returns how the dates so far are best read.
func (r *Reader) Order() Order {
	if r.format != WhatsApp {
		return Order{Year: 0, Month: 1, Day: 2, Sure: Certain}
	}
	return r.calendar.best()
}

// Totals returns what was read so far.
func (r *Reader) Totals() Totals { return r.totals }

// Write takes the next bytes of the file. After an error, which says that the
// file is no export, nothing more is taken.
func (r *Reader) Write(chunk []byte) (int, error) {
	n := len(chunk)
	r.written += int64(n)
	for len(chunk) > 0 && r.err == nil {
		// Small steps, so that a large chunk makes no large buffer.
		step := chunk[:min(len(chunk), MaxText)]
		chunk = chunk[len(step):]
		r.step(step)
	}
	return n, r.err
}

func (r *Reader) step(chunk []byte) {
	if !r.started {
		r.head = append(r.head, chunk...)
		if len(r.head) < lookAhead {
			return
		}
		r.start()
		return
	}
	r.read(chunk)
}

// start looks at the file's first bytes and gives them to the format's reader.
func (r *Reader) start() {
	r.started = true
	head := r.head
	r.head = nil
	if bytes.IndexByte(head[:min(len(head), lookAhead)], 0) >= 0 {
		r.err = ErrBinary
		return
	}
	if bytes.HasPrefix(head, byteOrderMark) {
		head = head[len(byteOrderMark):]
		r.totals.Breaks += int64(len(byteOrderMark))
	}
	r.format = WhatsApp
	if trimmed := trim(head); len(trimmed) > 0 && trimmed[0] == '{' {
		r.format = Telegram
	} else if len(trimmed) > 0 && trimmed[0] == '<' {
		r.format = SMS
	}
	r.read(head)
}

var byteOrderMark = []byte("\ufeff")

func (r *Reader) read(chunk []byte) {
	if r.format == WhatsApp {
		r.readWhatsApp(chunk)
	} else {
		before := r.totals.Text
		if r.format == Telegram {
			r.readTelegram(chunk)
		} else {
			r.readSMS(chunk)
		}
		r.totals.Headers += int64(len(chunk)) - (r.totals.Text - before)
	}
	if r.err == nil && r.totals.Messages == 0 && r.written > noneAfter && !r.begun() {
		r.err = ErrNone
	}
}

// begun: a first message is being read, though it is not whole yet.
func (r *Reader) begun() bool { return r.whatsapp.open || r.machine.opened }

// Close says that the file has ended. It hands on the last message and returns
// an error where the file was no export.
func (r *Reader) Close() error {
	if r.err != nil {
		return r.err
	}
	if r.written == 0 {
		return ErrEmpty
	}
	if !r.started {
		r.start()
	}
	if r.format == WhatsApp && r.err == nil {
		r.endWhatsApp()
	}
	if r.err == nil && r.totals.Messages == 0 && !r.machine.opened {
		r.err = ErrNone
		r.format = Unknown
	}
	return r.err
}

// sendText hands on r.message with a text, which is not copied.
func (r *Reader) sendText(text []byte) {
	m := &r.message
	m.Text = view(text)
	if m.Part == 0 {
		r.totals.Messages++
		m.Number = r.totals.Messages
	}
	r.totals.Text += int64(len(text))
	r.emit(m)
}
