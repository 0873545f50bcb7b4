package chat_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"saring/internal/chat"
	"saring/internal/chat/export"
)

// Whatever the bytes and the chunks: no panic, nothing lost, bounded texts, and
// the same messages for the same file.
func FuzzReader(f *testing.F) {
	for i, layout := range export.Layouts {
		var b strings.Builder
		n := 0
		for s := range export.Chat(uint64(i)) {
			b.WriteString(layout.Line(s) + layout.Break)
			if n++; n == 6 {
				break
			}
		}
		f.Add(b.String(), uint8(i))
	}
	f.Add(`{"messages":[{"type":"message","text":["a",{"text":"b\ud83d","href":"c"}]}]}`, uint8(3))
	f.Add(`<smses><sms address="1" body="a&#10;&#55357;"/><mms><part ct="text/plain" text="x"/></mms></smses>`, uint8(5))
	f.Fuzz(func(t *testing.T, text string, size uint8) {
		one, r, err := readAll(t, text, whole(text))
		two, _, again := readAll(t, text, func() int { return int(size) })
		if err != again || len(one) != len(two) {
			t.Fatalf("%d messages (%v) at once and %d (%v) by %d bytes", len(one), err, len(two), again, size)
		}
		number := 0
		for i, m := range one {
			if m.text != two[i].text || m.Sender != two[i].Sender || m.Date != two[i].Date {
				t.Fatalf("message %d differs: %q and %q", i, m.text, two[i].text)
			}
			if len(m.text) > chat.MaxText || m.Number < number || m.Number > number+1 || m.Hour < 0 || m.Hour > 99 {
				t.Fatalf("message %d: %+v", i, m.Message)
			}
			if utf8.ValidString(text) && !utf8.ValidString(m.text) {
				t.Fatalf("message %d is cut inside a rune: %q", i, m.text)
			}
			number = m.Number
		}
		if got := r.Totals(); err == nil && (got.Bytes() != int64(len(text)) || got.Messages != number) {
			t.Fatalf("%+v for %d bytes and %d messages", got, len(text), number)
		}
		r.Order()
	})
}
