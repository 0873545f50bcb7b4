package chat

// MaxText is the longest text of one Message, in bytes. What is longer goes
// out in parts.
const MaxText = 64 << 10

// maxName is the longest name of a sender, in bytes; a longer one is cut.
const maxName = 160

// Message is one message of a chat, or a part of a long one.
type Message struct {
	// Number counts the messages of the file from 1. Parts share a number.
	Number int
	// Part counts the parts of a message from 0.
	Part int
	// Sender is the name or number as the file writes it; "" where the
	// application speaks ("Andi left").
	Sender string
	// Text is what was written, without the line break at its end. Its bytes hold
	// until the function that was given the message returns.
	Text string
	// Date are the three numbers of the date in the order of the file; see
	// Reader.Order. All are 0 where the file gives Unix instead.
	Date                 [3]int
	Hour, Minute, Second int // in 24 hours, as the phone's clock showed them
	// Unix is the time in seconds since 1970, or 0 where the file has none.
	Unix int64
	// Notice says that the application speaks, as far as the file itself tells.
	Notice bool
	// Mine says that the phone's owner sent it. Only the SMS backup tells.
	Mine bool

	file, edited bool // Telegram's marks
}

// Kind is what a message is beside words. It is read off marks that anybody
// could type, so nothing may be left unread because of it.
type Kind uint8

const (
	Written  Kind = iota // words of a person
	Attached             // the name of a file, and perhaps words
	Omitted              // a picture, a video, a voice that the export left out
	Deleted              // a mark that a message was deleted
	Notice               // the application speaks
)

// Format is the kind of a file.
type Format uint8

const (
	Unknown Format = iota
	WhatsApp
	Telegram
	SMS
)

// String returns "whatsapp", "telegram", "sms" or "".
func (f Format) String() string {
	return [...]string{"", "whatsapp", "telegram", "sms"}[f]
}

// Totals are the bytes of a file by what they were. Their sum is what was
// written to the Reader, so that nothing can be lost unseen.
type Totals struct {
	Messages int
	// Text are the bytes of the messages' texts.
	Text int64
	// Headers are the dates and names before them, or all that is not text in
	// JSON and XML.
	Headers int64
	// Breaks are the line breaks between messages, and a mark at the file's start.
	Breaks int64
	// Before are bytes before the first message that belong to none.
	Before int64
}

// Bytes returns the sum.
func (t Totals) Bytes() int64 { return t.Text + t.Headers + t.Breaks + t.Before }
