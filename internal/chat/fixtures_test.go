package chat_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saring/internal/chat"
)

// fixtures are chats of other parsers' tests. They are no part of this
// repository; the folder stands beside it where they are at hand.
const fixtures = "../../../shared/corpus/fixtures/wa"

// fixture reads a file of that folder, or skips the test.
func fixture(t *testing.T, name string) string {
	t.Helper()
	if _, err := os.Stat(fixtures); err != nil {
		t.Skipf("the fixtures of other parsers are not at hand: %v", err)
	}
	b, err := os.ReadFile(filepath.Join(fixtures, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What each chat holds was counted by hand: messages, those of them that are
// notices, senders, the order of its dates, the first and the last time.
func TestFixturesOfOtherParsers(t *testing.T) {
	for _, c := range []struct {
		file                       string
		messages, notices, senders int
		order, first, last         string
	}{
		{"chat-miner-ddmmyy-24hrs.txt", 9, 2, 5, "dmy", "2019-01-01 11:25:00", "2021-12-30 22:01:00"},
		{"chat-miner-mmddyy-24hrs-br.txt", 9, 2, 5, "mdy", "2019-01-01 11:25:00", "2021-12-30 22:01:00"},
		{"chat-miner-mmddyy-24hrs.txt", 9, 2, 5, "mdy", "2019-01-01 11:25:00", "2021-12-30 22:01:00"},
		{"chat-miner-mmddyyyy-12hrs.txt", 9, 2, 5, "mdy", "2019-01-01 11:25:00", "2021-12-30 22:01:00"},
		{"chat-miner-yyyymmdd-24hrs.txt", 9, 2, 5, "ymd", "2019-01-01 11:25:00", "2021-12-30 22:01:00"},
		{"id-android.txt", 9, 2, 4, "dmy", "2026-07-21 03:15:00", "2026-07-21 03:15:00"},
		{"id-ios.txt", 4, 0, 3, "dmy", "2026-07-21 03:15:42", "2026-07-21 03:18:00"},
		{"nmoya-testChat2.txt", 9, 0, 2, "dmy", "2012-12-09 17:02:35", "2012-12-11 10:04:35"},
		{"nmoya-testChat3.txt", 10, 0, 2, "dmy", "2012-12-09 17:02:35", "2012-12-15 10:04:37"},
		{"whatstk-lorem.txt", 120, 0, 4, "dmy", "2020-01-15 02:22:56", "2020-02-11 19:46:43"},
		{"whatstk-pokemon.txt", 20, 2, 8, "dmy", "2016-04-15 15:04:00", "2016-10-31 12:23:00"},
	} {
		text := fixture(t, c.file)
		all, r, err := readAll(t, text, whole(text))
		if err != nil || len(all) == 0 {
			t.Errorf("%s: %d messages, %v", c.file, len(all), err)
			continue
		}
		senders, notices := map[string]bool{}, 0
		for _, m := range all {
			if m.kind == chat.Notice {
				notices++
			} else {
				senders[m.Sender] = true
			}
		}
		order := r.Order()
		when := func(i int) string {
			year, month, day := order.Date(all[i].Date)
			return fmt.Sprintf("%04d-%02d-%02d %02d:%02d:%02d", year, month, day, all[i].Hour, all[i].Minute, all[i].Second)
		}
		got := fmt.Sprint(len(all), notices, len(senders), order.String(), when(0), when(len(all)-1))
		want := fmt.Sprint(c.messages, c.notices, c.senders, c.order, c.first, c.last)
		if got != want {
			t.Errorf("%s: %s, want %s", c.file, got, want)
		}
		if n := r.Totals().Bytes(); n != int64(len(text)) {
			t.Errorf("%s: the totals make %d bytes of %d", c.file, n, len(text))
		}
	}
}

// Each header of whatsapp-chat-parser's tests, as a file of one message.
func TestHeaderLinesOfOtherParsers(t *testing.T) {
	for line := range strings.Lines(fixture(t, "header-lines.jsonl")) {
		var row struct{ Line string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		all, _, err := readAll(t, row.Line, whole(row.Line))
		if err != nil || len(all) != 1 {
			t.Errorf("%q: %d messages, %v", row.Line, len(all), err)
			continue
		}
		head, text := row.Line, ""
		if at := strings.LastIndex(head, ": "); at >= 0 {
			head, text = head[:at], head[at+2:]
		}
		sender := head[strings.LastIndexByte(head, ' ')+1:]
		if m := all[0]; m.kind != chat.Notice && (m.Sender != sender || m.text != text) {
			t.Errorf("%q: %q said %q, want %q and %q", row.Line, m.Sender, m.text, sender, text)
		}
	}
}
