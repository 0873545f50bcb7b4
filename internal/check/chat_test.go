package check

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"saring/internal/chat/export"
)

// chatAnswer is what Chat answers, as far as tests read it.
type chatAnswer struct {
	Format, Order, Sure, Failed     string
	File, Messages, Danger, Caution int
	Found                           []struct {
		Number, Part int
		Sender, Text string
		Date, Clock  [3]int
		Unix         int64
		Report       struct {
			Verdict  string
			Score    int
			Sentence string
			Findings []struct {
				Rule, Why string
				Marks     []struct{ Quote string }
			}
		}
	}
}

// readChat reads one file of a chat in chunks and joins the answers.
func readChat(t testing.TB, a *Chat, file string, size int) (all chatAnswer) {
	t.Helper()
	join := func(answer []byte) {
		found := all.Found
		all = chatAnswer{}
		if err := json.Unmarshal(answer, &all); err != nil {
			t.Fatalf("%v in %s", err, answer)
		}
		all.Found = append(found, all.Found...)
	}
	for rest := []byte(file); len(rest) > 0; {
		n := min(size, len(rest))
		join(a.Read(nil, rest[:n]))
		rest = rest[n:]
		if all.Failed != "" {
			break
		}
	}
	join(a.End(nil))
	return all
}

// rulesOfChat reads a sample that is a chat.
func rulesOfChat(t *testing.T, c *Checker, file string) (ids []string) {
	t.Helper()
	answer := readChat(t, c.OpenChat("en"), file, 1<<16)
	if answer.Failed != "" || answer.Messages < 2 {
		t.Fatalf("a sample about several messages is a chat; this one has %d:\n%s", answer.Messages, file)
	}
	for _, m := range answer.Found {
		for _, f := range m.Report.Findings {
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

// Every lure of a made-up chat is told, nothing of the everyday talk is, and the
// report is that of the message alone.
func TestChatTellsLures(t *testing.T) {
	for _, name := range []string{"android-id", "ios-us", "android-ar"} {
		layout, err := export.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		var file strings.Builder
		lures, n := 0, 0
		for s := range export.Chat(3) {
			file.WriteString(layout.Line(s) + layout.Break)
			if s.Lure {
				lures++
			}
			if n++; n == 12_000 {
				break
			}
		}
		answer := readChat(t, (&Checker{}).OpenChat("id"), file.String(), 60_000)
		if answer.Messages != n || answer.Format != "whatsapp" || answer.Order != layout.Order || len(answer.Found) != answer.Danger+answer.Caution {
			t.Errorf("%s: %d messages of %d, %s, %s, %d found", name, answer.Messages, n, answer.Format, answer.Order, len(answer.Found))
		}
		told := 0
		for _, m := range answer.Found {
			if !slices.Contains(export.Lures[:], m.Text) {
				t.Errorf("%s: everyday talk is told as %s: %q", name, m.Report.Verdict, m.Text)
				continue
			}
			told++
			if m.Sender == "" || m.Date == [3]int{} {
				t.Errorf("%s: %+v", name, m)
			}
			alone, _ := Text(m.Text)
			if m.Report.Score < alone.Score {
				t.Errorf("%q has score %d in a chat and %d alone", m.Text, m.Report.Score, alone.Score)
			}
		}
		if told != lures || lures < 3 {
			t.Errorf("%s: %d of %d lures are told", name, told, lures)
		}
	}
}

// Chunks make no difference, files add up, and what is no export is said.
func TestChatFiles(t *testing.T) {
	const one = "21/07/26 09.00 - Andi: ini nomor baruku ya\n21/07/26 09.01 - Budi: siap\n"
	const two = "[22/07/26, 10.00.00] Andi: tolong transfer uang 1 juta dulu ya hari ini\n"
	for _, size := range []int{1, 50, 1 << 20} {
		a := (&Checker{}).OpenChat("en")
		if got := readChat(t, a, one, size); got.Messages != 2 || got.File != 1 || len(got.Found) != 0 {
			t.Errorf("by %d: %+v", size, got)
		}
		// The story goes on in the second file.
		got := readChat(t, a, two, size)
		if got.Messages != 3 || got.File != 2 || len(got.Found) != 1 || got.Found[0].Number != 3 || got.Found[0].Report.Findings[0].Rule != "story-new-number" {
			t.Fatalf("by %d: %+v", size, got)
		}
		if why := got.Found[0].Report.Findings[0].Why; !strings.Contains(why, "ini nomor baruku ya") {
			t.Errorf("the reason does not quote the earlier message: %s", why)
		}
		for file, want := range map[string]string{"": "empty", "x": "none", strings.Repeat("\x00\x01", 600): "binary"} {
			if got := readChat(t, a, file, size); got.Failed != want || got.Messages != 3 {
				t.Errorf("by %d: %q: %+v, expected %s", size, file, got, want)
			}
		}
	}
}

// However many messages matter, only the strongest are told in full and all are
// counted.
func TestChatTellsTheStrongest(t *testing.T) {
	var file bytes.Buffer
	for range MostFound + 50 {
		file.WriteString("21/07/26 09.00 - Andi: Pinjaman cepat cair tanpa agunan bunga ringan hubungi 081200000000\n")
	}
	file.WriteString("21/07/26 09.01 - Budi: " + export.Lures[0] + "\n")
	answer := readChat(t, (&Checker{}).OpenChat("id"), file.String(), 200_000)
	if answer.Caution != MostFound+50 || answer.Danger != 1 {
		t.Errorf("%d of caution and %d of danger", answer.Caution, answer.Danger)
	}
	if n := len(answer.Found); n != MostFound+1 || answer.Found[n-1].Sender != "Budi" {
		t.Errorf("%d messages are told, expected %d and the danger last", n, MostFound+1)
	}
}

// A story is bounded whatever comes: a million senders leave no trace.
func TestStoryIsBounded(t *testing.T) {
	a := (&Checker{}).OpenChat("id")
	var before, after uint64
	for round := range 20 {
		var file strings.Builder
		for i := range 500 {
			file.WriteString("21/07/26 09.00 - orang " + strings.Repeat("x", round) + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ": salam kenal, ini nomor baruku https://x" + string(rune('a'+i%26)) + ".example/klik\n")
		}
		a.Read(nil, []byte(file.String()))
		size := uint64(a.story.Size())
		// The memory breathes: it fills up and lets its older half go. What counts
		// is the most that it ever holds.
		if round <= 8 {
			before = max(before, size)
		}
		after = max(after, size)
	}
	if before == 0 || after > before+before/20 {
		t.Errorf("the story held at most %d senders of 4,500 and %d of 10,000", before, after)
	}
}
