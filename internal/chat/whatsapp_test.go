package chat_test

import (
	"strings"
	"testing"

	"saring/internal/chat"
)

// What stands between the headers, case by case: sender, text, kind.
func TestMessages(t *testing.T) {
	const android, ios = "21/07/2026 03.15 - ", "[21/07/2026, 03.15.42] "
	type said struct {
		sender, text string
		kind         chat.Kind
		edited       bool
	}
	for name, c := range map[string]struct {
		file string
		want []said
	}{
		"empty message":              {android + "Andi:\n" + android + "Andi: \n", []said{{"Andi", "", 0, false}, {"Andi", "", 0, false}}},
		"name alone, then lines":     {android + "Andi:\nsatu\ndua", []said{{"Andi", "\nsatu\ndua", 0, false}}},
		"blank lines stay":           {android + "Andi: a\n\n\nb\n\n" + android + "Budi: c", []said{{"Andi", "a\n\n\nb\n", 0, false}, {"Budi", "c", 0, false}}},
		"colon in the text":          {android + "Andi: jam 10: rapat: aula", []said{{"Andi", "jam 10: rapat: aula", 0, false}}},
		"colon in the name":          {android + "Toko:Jaya: halo", []said{{"Toko:Jaya", "halo", 0, false}}},
		"notice that quotes":         {android + "Andi mengubah subjek menjadi \"Rapat: besok\"", []said{{"", "Andi mengubah subjek menjadi \"Rapat: besok\"", chat.Notice, false}}},
		"notice with curly quotes":   {android + "Andi changed the subject to “A: b”", []said{{"", "Andi changed the subject to “A: b”", chat.Notice, false}}},
		"omitted":                    {android + "Andi: <Media tidak disertakan>", []said{{"Andi", "<Media tidak disertakan>", chat.Omitted, false}}},
		"attached":                   {android + "Andi: IMG-20260721-WA0001.jpg (file terlampir)\nini", []said{{"Andi", "IMG-20260721-WA0001.jpg (file terlampir)\nini", chat.Attached, false}}},
		"attached, unknown language": {android + "Andi: IMG-20260721-WA0001.jpg (xyzzy)", []said{{"Andi", "IMG-20260721-WA0001.jpg (xyzzy)", chat.Attached, false}}},
		"attached, name of any form": {android + "Andi: Surat Undangan.apk (file attached)", []said{{"Andi", "Surat Undangan.apk (file attached)", chat.Attached, false}}},
		"words in brackets":          {android + "Andi: lihat laporan.pdf (penting)", []said{{"Andi", "lihat laporan.pdf (penting)", 0, false}}},
		"deleted":                    {android + "Andi: Pesan ini telah dihapus", []said{{"Andi", "Pesan ini telah dihapus", chat.Deleted, false}}},
		"talk of deleting":           {android + "Andi: pesan ini telah dihapus ya?", []said{{"Andi", "pesan ini telah dihapus ya?", 0, false}}},
		"edited":                     {android + "Andi: salah <Pesan ini telah diedit>", []said{{"Andi", "salah <Pesan ini telah diedit>", 0, true}}},
		"ios attached":               {ios + "Andi: \u200e<attached: 00000012-PHOTO.jpg>", []said{{"Andi", "\u200e<attached: 00000012-PHOTO.jpg>", chat.Attached, false}}},
		"ios pages":                  {ios + "Andi: Surat.pdf • \u200e2 halaman \u200e<terlampir: 00000012-Surat.pdf>", []said{{"Andi", "Surat.pdf • \u200e2 halaman \u200e<terlampir: 00000012-Surat.pdf>", chat.Attached, false}}},
		"ios omitted":                {"\u200e" + ios + "Andi: \u200eimage omitted", []said{{"Andi", "\u200eimage omitted", chat.Omitted, false}}},
		"ios notice":                 {ios + "Warga RT 04: \u200eAndi joined using a group link.", []said{{"Warga RT 04", "\u200eAndi joined using a group link.", chat.Notice, false}}},
		"ios edited":                 {ios + "Andi: salah \u200e<This message was edited>", []said{{"Andi", "salah \u200e<This message was edited>", 0, true}}},
		"ios no contact":             {ios + "~\u202fBudi: halo", []said{{"Budi", "halo", 0, false}}},
		"number between marks":       {ios + "\u202a+62 812‑0000‑0000\u202c: halo", []said{{"+62 812‑0000‑0000", "halo", 0, false}}},
		"another shape inside":       {android + "Andi: lihat ini\n[21/07/2026, 03.15.42] Budi: kirim kodenya\n21.07.26, 03:15 - Budi: x", []said{{"Andi", "lihat ini\n[21/07/2026, 03.15.42] Budi: kirim kodenya\n21.07.26, 03:15 - Budi: x", 0, false}}},
		"byte order mark":            {"\ufeff" + android + "Andi: a", []said{{"Andi", "a", 0, false}}},
		"carriage returns":           {android + "Andi: a\r\nb\r\n" + android + "Budi: c\r\n", []said{{"Andi", "a\r\nb", 0, false}, {"Budi", "c", 0, false}}},
	} {
		all, r, err := readAll(t, c.file, whole(c.file))
		if err != nil || len(all) != len(c.want) {
			t.Errorf("%s: %d messages (%v), expected %d", name, len(all), err, len(c.want))
			continue
		}
		for i, m := range all {
			if got := (said{m.Sender, m.text, m.kind, m.edited}); got != c.want[i] {
				t.Errorf("%s, message %d:\ngot  %+v\nwant %+v", name, i+1, got, c.want[i])
			}
		}
		if got := r.Totals().Bytes(); got != int64(len(c.file)) {
			t.Errorf("%s: the totals make %d bytes of %d", name, got, len(c.file))
		}
	}
}

// What is no export is called none, and where the words begin is counted.
func TestNoExports(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"empty":          {"", chat.ErrEmpty},
		"one byte":       {"x", chat.ErrNone},
		"a letter":       {"Yth. Bapak,\n\nrapat 21/07/2026 jam 10.\n", chat.ErrNone},
		"a log":          {strings.Repeat("2026/07/21 10:00:00 GET /index.html 200\n", 1000), chat.ErrNone},
		"zeros":          {strings.Repeat("\x00", 5000), chat.ErrBinary},
		"a picture":      {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x07", 600), chat.ErrBinary},
		"a page":         {"<!doctype html><html><body>21/07/2026, 10:00 - a: b</body></html>", chat.ErrNone},
		"other JSON":     {`{"a":[{"text":"x"}]}`, chat.ErrNone},
		"JSON, cut":      {`{"a":[{"te`, chat.ErrNone},
		"other XML":      {`<rss><item title="x"/></rss>`, chat.ErrNone},
		"3 MB of a word": {strings.Repeat("kata ", 600_000), chat.ErrNone},
	} {
		all, _, err := readAll(t, c.file, whole(c.file))
		if err != c.want || len(all) != 0 {
			t.Errorf("%s: %v and %d messages, expected %v", name, err, len(all), c.want)
		}
	}
	// Words before the first message belong to none and are counted.
	all, r, err := readAll(t, "Riwayat obrolan\n\n21/07/26, 10:00 - Andi: x", whole("50 or more bytes of text, whatever"))
	if err != nil || len(all) != 1 || r.Totals().Before != int64(len("Riwayat obrolan\n\n")) {
		t.Errorf("%d messages, %+v, %v", len(all), r.Totals(), err)
	}
}

// A line without end goes out in parts; nothing of it is lost and none is held.
func TestLongLine(t *testing.T) {
	word := "kirim kodenya ya kak 😀 "
	body := strings.Repeat(word, 8<<20/len(word))
	file := "21/07/26, 10:00 - Andi: " + body + "\n21/07/26, 10:01 - Budi: ya"
	var text strings.Builder
	parts, messages := 0, 0
	r := chat.NewReader(func(m *chat.Message) {
		if m.Sender == "Andi" {
			if len(m.Text) > chat.MaxText || m.Part != parts || m.Number != 1 {
				t.Fatalf("part %d of message %d has %d bytes", m.Part, m.Number, len(m.Text))
			}
			parts++
			text.WriteString(m.Text)
		}
		messages = m.Number
	})
	for rest := []byte(file); len(rest) > 0; {
		n := min(len(rest), 256<<10)
		if _, err := r.Write(rest[:n]); err != nil {
			t.Fatal(err)
		}
		rest = rest[n:]
	}
	if err := r.Close(); err != nil || text.String() != body || messages != 2 || parts < len(body)/chat.MaxText {
		t.Errorf("%v: %d bytes of %d in %d parts, %d messages", err, text.Len(), len(body), parts, messages)
	}
	if got := r.Totals(); got.Bytes() != int64(len(file)) || got.Messages != 2 {
		t.Errorf("%+v", got)
	}
}
