package chat_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"saring/internal/chat"
	"saring/internal/chat/export"
)

// got is a Message that may be kept.
type got struct {
	chat.Message
	text   string
	kind   chat.Kind
	edited bool
}

// readAll reads a file in chunks of the sizes that next gives.
func readAll(t testing.TB, text string, next func() int) ([]got, *chat.Reader, error) {
	t.Helper()
	var all []got
	r := chat.NewReader(func(m *chat.Message) {
		kept := got{Message: *m, text: strings.Clone(m.Text)}
		kept.kind, kept.edited = m.Marks()
		all = append(all, kept)
	})
	for rest := text; rest != ""; {
		n := min(max(1, next()), len(rest))
		chunk := []byte(rest[:n])
		if _, err := r.Write(chunk); err != nil {
			return all, r, err
		}
		clear(chunk) // what was written belongs to the caller again
		rest = rest[n:]
	}
	return all, r, r.Close()
}

func whole(text string) func() int { return func() int { return len(text) } }

// Every layout gives back what was written, whatever the chunks.
func TestRoundTrip(t *testing.T) {
	for i, layout := range export.Layouts {
		for seed := range uint64(3) {
			var said []export.Said
			for s := range export.Chat(seed*100 + uint64(i)) {
				if said = append(said, s); len(said) == 1500 {
					break
				}
			}
			var b strings.Builder
			for _, s := range said {
				b.WriteString(layout.Line(s) + layout.Break)
			}
			text := b.String()
			random := rand.New(rand.NewPCG(seed, 7))
			chunks := []func() int{whole(text), func() int { return 1 + random.IntN(40) }, func() int { return 1 + random.IntN(9000) }}
			all, r, err := readAll(t, text, chunks[seed])
			if err != nil {
				t.Errorf("%s: %v", layout.Name, err)
				continue
			}
			compare(t, layout, said, all, r)
			if got := r.Totals(); got.Bytes() != int64(len(text)) || got.Before != 0 || got.Messages != len(said) {
				t.Errorf("%s: totals %+v make %d bytes of %d", layout.Name, got, got.Bytes(), len(text))
			}
		}
	}
}

func compare(t *testing.T, layout export.Layout, said []export.Said, all []got, r *chat.Reader) {
	t.Helper()
	if len(all) != len(said) {
		t.Errorf("%s: %d messages, expected %d", layout.Name, len(all), len(said))
		return
	}
	order := r.Order()
	if order.String() != layout.Order || order.Sure == chat.Assumed {
		t.Errorf("%s: order %s (%s), expected %s", layout.Name, order, order.Sure, layout.Order)
		return
	}
	texts := int64(0)
	for i, m := range all {
		want := said[i]
		year, month, day := order.Date(m.Date)
		second := 0
		if layout.Seconds {
			second = want.Time.Second()
		}
		wanted := strings.ReplaceAll(want.Text, "\n", layout.Break)
		if m.text != wanted || m.Sender != want.Sender || m.Number != i+1 || m.Part != 0 ||
			year != want.Time.Year() || month != int(want.Time.Month()) || day != want.Time.Day() ||
			m.Hour != want.Time.Hour() || m.Minute != want.Time.Minute() || m.Second != second {
			t.Errorf("%s: message %d\ngot  %d-%d-%d %d:%d:%d %q %q\nwant %v %q %q", layout.Name, i, year, month, day, m.Hour, m.Minute, m.Second, m.Sender, m.text, want.Time, want.Sender, wanted)
			return
		}
		texts += int64(len(m.text))
	}
	if got := r.Totals().Text; got != texts {
		t.Errorf("%s: the texts have %d bytes and the totals say %d", layout.Name, texts, got)
	}
}
