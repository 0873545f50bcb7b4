package chat

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// Every short date and clock of ICU is read, as Android and as an iPhone write
// it, with the right time; the date's order is right after three messages.
func TestHeadersOfICU(t *testing.T) {
	text, err := os.ReadFile("testdata/headers.txt")
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		header string
		want   time.Time
	}
	files := map[string][]row{}
	for line := range strings.Lines(string(text)) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		if strings.HasPrefix(line, "#") {
			continue
		}
		want, err := time.Parse("2006-01-02T15:04:05", parts[3])
		if err != nil || len(parts) != 4 {
			t.Fatalf("headers.txt: %q: %v", line, err)
		}
		// Rows of one language, clock and half-day form one file of three.
		name := parts[0] + "|" + parts[1]
		if len(files[name]) >= 3 {
			name += "|24"
		}
		files[name] = append(files[name], row{parts[2], want})
	}
	if len(files) < 350 {
		t.Fatalf("only %d files", len(files))
	}
	for name, rows := range files {
		for _, frame := range [][2]string{{"", " - Budi: x\n"}, {"[", "] Budi: x\n"}} {
			var file strings.Builder
			for _, r := range rows {
				file.WriteString(frame[0] + r.header + frame[1])
			}
			var all []Message
			reader := NewReader(func(m *Message) { all = append(all, *m) })
			reader.Write([]byte(file.String()))
			if err := reader.Close(); err != nil || len(all) != len(rows) {
				t.Errorf("%s: %d messages, expected %d, in\n%s", name, len(all), len(rows), &file)
				continue
			}
			for i, m := range all {
				want := rows[i].want
				second := 0
				if strings.Contains(name, "medium") {
					second = want.Second()
				}
				year, month, day := reader.Order().Date(m.Date)
				if year != want.Year() || month != int(want.Month()) || day != want.Day() || m.Hour != want.Hour() || m.Minute != want.Minute() || m.Second != second || m.Sender != "Budi" {
					t.Errorf("%s: %q of %q: %04d-%02d-%02d %02d:%02d:%02d (%s), expected %v", name, frame[0]+rows[i].header+frame[1], m.Sender, year, month, day, m.Hour, m.Minute, m.Second, reader.Order(), want)
				}
			}
		}
	}
}

// Lines that people write are no headers.
func TestNoHeaders(t *testing.T) {
	for _, line := range []string{
		"", "halo", "08123456789", "12.30 ya", "21/07/2026", "21/07/2026 rapat", "1. beras 2. telur 3. gula", "[ ] 21/07", "2026",
		"99/99/99, 99:99 - Budi: x", "21/07/26, 9 - Budi: x", "10:30 - rapat: aula", "0/0/0, 10:00 - a: b", "1/1/1/1 10:00 - a: b", "31/31/26, 10:00 - a: b", "192.0.2.1 10:00 - a: b",
		"[21/07/26, 09.05 Budi: x", "21/07/26, 09.05-Budi: x",
	} {
		if h, ok := readHeader([]byte(line)); ok {
			t.Errorf("%q was read as a header: %+v", line, h)
		}
	}
}

// A phone can be set to another calendar than the one of its language.
func TestHeadersOfOtherCalendars(t *testing.T) {
	for header, want := range map[string]string{
		"[7/21/2569 BE, 21:05:11] Budi: x":   "2026-7-21",
		"[21/07/2569 BE, 21.05.11] Budi: x":  "2026-7-21",
		"21/7/69 09:05 - Budi: x":            "2026-7-21",
		"[7/21/R8, 21:05:11] Budi: x":        "2026-7-21",
		"[R8/7/21 9:05:07] Budi: x":          "2026-7-21",
		"[3/27/H31, 21:41:35] Budi: x":       "2019-3-27",
		"[令和8年7月21日 9:05] Budi: x":           "2026-7-21",
		"۱۴۰۵/۴/۳۰, ۹:۰۵ - Budi: x":          "1405-4-30",
		"[2/27/1448 AH, 9:05:07 AM] Budi: x": "1448-2-27",
		"[RT5/7/21, 21:05:11] Budi: x":       "",
		"12 Jan 2024, 10:00 - Budi: x":       "",
		"R8/7 21:05 - Budi: x":               "",
		"Hari 8/7/21, 21:05 - Budi: x":       "",
		"115/7/21, 21:05 - Budi: x":          "",
		"[7/21/RR8, 21:05:11] Budi: x":       "",
		"[7/R21/8, 21:05:11] Budi: x":        "",
		"Jan 12, 2024, 10:00 AM - Budi: x":   "",
		"[12 Januari 2024 10.00.01] Budi: x": "",
	} {
		got := ""
		r := NewReader(func(m *Message) { got = m.Sender })
		r.Write([]byte(header + "\n"))
		if r.Close() == nil && got == "Budi" {
			h, _ := readHeader([]byte(header))
			year, month, day := r.Order().Date(h.date)
			got = fmt.Sprintf("%d-%d-%d", year, month, day)
		} else {
			got = ""
		}
		if got != want {
			t.Errorf("%s is read as %q, want %q", header, got, want)
		}
	}
}
