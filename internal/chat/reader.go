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
	json     jsonScanner
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
	switch trimmed := bytes.TrimLeft(head, " \t\r\n"); {
	case len(trimmed) > 0 && trimmed[0] == '{':
		r.format = Telegram
	case len(trimmed) > 0 && trimmed[0] == '<' && !bytes.HasPrefix(trimmed, []byte("<Media")):
		r.format = SMS
	default:
		r.format = WhatsApp
	}
	r.read(head)
}

var byteOrderMark = []byte("\ufeff")

func (r *Reader) read(chunk []byte) {
	switch r.format {
	case WhatsApp:
		r.readWhatsApp(chunk)
	case Telegram:
		r.readTelegram(chunk)
	case SMS:
		r.readSMS(chunk)
	}
	if r.err == nil && r.totals.Messages == 0 && r.written > noneAfter && !r.begun() {
		r.err = ErrNone
	}
}

// begun: a first message is being read, though it is not whole yet.
func (r *Reader) begun() bool {
	return r.format == WhatsApp && r.whatsapp.open || r.format == Telegram && r.telegram.inMessages || r.format == SMS && r.sms.root
}

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
	switch {
	case r.err != nil:
		return r.err
	case r.format == WhatsApp:
		r.endWhatsApp()
	}
	if r.totals.Messages == 0 && !(r.format == SMS && r.sms.root || r.format == Telegram && r.telegram.inMessages) {
		r.err = ErrNone
		r.format = Unknown
	}
	return r.err
}

// send hands on r.message.
func (r *Reader) send() {
	if r.message.Part == 0 {
		r.totals.Messages++
		r.message.Number = r.totals.Messages
	}
	r.totals.Text += int64(len(r.message.Text))
	r.emit(&r.message)
}
