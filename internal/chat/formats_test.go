package chat_test

import (
	"strings"
	"testing"

	"saring/internal/chat"
)

func TestTelegram(t *testing.T) {
	const one = `{"name":"Warga","type":"private_group","id":1,"messages":[
	 {"id":1,"type":"service","date":"2026-07-21T09:05:00","date_unixtime":"1784595900","actor":"Andi","action":"create_group","title":"messages","members":["Andi","Budi"],"text":"","text_entities":[]},
	 {"id":2,"type":"message","date":"2026-07-21T09:06:07","date_unixtime":"1784595967","from":"Andi","from_id":"user1","text":"Halo \"kawan\"\nbaris dua \ud83d\ude00 \u00e9","text_entities":[{"type":"plain","text":"Halo"}]},
	 {"id":3,"type":"message","date":"2026-07-21T09:07:00","from":"Budi","edited":"2026-07-21T09:08:00","text":["Klik ",{"type":"text_link","text":"bca.co.id","href":"https://bca.example/x"}," ya",{"type":"bold","text":" segera"}],"text_entities":[{"type":"plain","text":"Klik "},{"type":"text_link","text":"bca.co.id","href":"https://bca.example/x"}]},
	 {"id":4,"type":"message","date":"2026-07-21T09:09:00","from":null,"file":"(File not included)","file_name":"Undangan.apk","text":"pasang"},
	 {"id":5,"type":"message","date":"2026-07-21T09:10:00","from":"Andi","text":"","reactions":[{"type":"emoji","count":1,"emoji":"x","recent":[{"from":"Budi","from_id":"user2","date":"2020-01-01T00:00:00"}]}]}
	]}`
	account := `{"about":"x","personal_information":{"first_name":"A"},"chats":{"about":"y","list":[` + one + "," + one + `]}}`
	for name, c := range map[string]struct {
		file   string
		copies int
	}{"one chat": {one, 1}, "an account": {account, 2}} {
		for _, size := range []int{1, 7, 4096, len(c.file)} {
			all, r, err := readAll(t, c.file, func() int { return size })
			if err != nil || r.Format() != chat.Telegram || len(all) != 5*c.copies {
				t.Fatalf("%s by %d: %d messages, format %s, %v", name, size, len(all), r.Format(), err)
			}
			if got := r.Totals().Bytes(); got != int64(len(c.file)) {
				t.Errorf("%s: the totals make %d bytes of %d", name, got, len(c.file))
			}
			for i, m := range all {
				want := []struct {
					sender, text string
					kind         chat.Kind
					minute       int
				}{
					{"Andi", "", chat.Notice, 5},
					{"Andi", "Halo \"kawan\"\nbaris dua 😀 é", 0, 6},
					{"Budi", "Klik bca.co.id (https://bca.example/x) ya segera", 0, 7},
					{"", "Undangan.apk\npasang", chat.Attached, 9},
					{"Andi", "", 0, 10},
				}[i%5]
				year, month, day := r.Order().Date(m.Date)
				kind, edited := m.kind, m.edited
				if m.Sender != want.sender || m.text != want.text || kind != want.kind || m.Minute != want.minute || m.Hour != 9 || year != 2026 || month != 7 || day != 21 || edited != (i%5 == 2) {
					t.Errorf("%s by %d, message %d: %+v %q, expected %+v", name, size, i, m.Message, m.text, want)
				}
			}
		}
	}
}

// A text without end goes out in parts, in JSON and in XML.
func TestLongValues(t *testing.T) {
	body := strings.Repeat("kirim kodenya ya kak ", 20_000)
	for name, file := range map[string]string{
		"telegram": `{"messages":[{"id":1,"type":"message","from":"Andi","text":"` + body + `"},{"from":"Budi","text":["a",{"type":"bold","text":"b"}]}]}`,
		"sms":      `<smses count="2"><sms address="+62" date="1784595900000" type="1" body="` + body + `" /><sms address="1" body="ab" /></smses>`,
	} {
		all, r, err := readAll(t, file, func() int { return 10_000 })
		if err != nil || r.Totals().Messages != 2 {
			t.Fatalf("%s: %v, %+v", name, err, r.Totals())
		}
		var text strings.Builder
		for _, m := range all[:len(all)-1] {
			if len(m.text) > chat.MaxText || m.Number != 1 {
				t.Errorf("%s: part %d of message %d has %d bytes", name, m.Part, m.Number, len(m.text))
			}
			text.WriteString(m.text)
		}
		if text.String() != body || all[len(all)-1].text != "ab" {
			t.Errorf("%s: %d bytes of %d in %d parts, then %q", name, text.Len(), len(body), len(all)-1, all[len(all)-1].text)
		}
	}
}

func TestSMS(t *testing.T) {
	const file = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!-- File Created By SMS Backup & Restore -->
<?xml-stylesheet type="text/xsl" href="sms.xsl"?>
<smses count="3" backup_date="1784600000000">
  <sms protocol="0" address="+628120000000" date="1784595900123" type="1" subject="null" body="Kode &quot;OTP&quot; Anda: 123456 &amp; rahasia&#10;baris dua &#55357;&#56832; &#x1F600; a>b" toa="null" readable_date="21 Jul 2026 09:05:00" contact_name="(Unknown)" />
  <sms address="Bank" date="1784595960000" type="2" body='petik "dua"' contact_name="Bank Contoh"/>
  <mms address="+62813" date="1784596000000" msg_box="1" contact_name="Dewi"><parts><part seq="-1" ct="application/smil" text="&lt;smil/&gt;"/><part seq="0" ct="text/plain" text="lihat"/><part ct="image/jpeg" data="` + "AAAA" + `"/><part ct="text/plain" text="foto"/></parts><addrs><addr address="+62999" type="137"/></addrs></mms>
</smses>`
	for _, size := range []int{1, 13, len(file)} {
		all, r, err := readAll(t, file, func() int { return size })
		if err != nil || r.Format() != chat.SMS || len(all) != 3 {
			t.Fatalf("by %d: %d messages, %s, %v", size, len(all), r.Format(), err)
		}
		if got := r.Totals().Bytes(); got != int64(len(file)) {
			t.Errorf("the totals make %d bytes of %d", got, len(file))
		}
		for i, want := range []chat.Message{
			{Number: 1, Sender: "+628120000000", Unix: 1784595900, Text: "Kode \"OTP\" Anda: 123456 & rahasia\nbaris dua 😀 😀 a>b"},
			{Number: 2, Sender: "Bank Contoh", Unix: 1784595960, Text: `petik "dua"`, Mine: true},
			{Number: 3, Sender: "Dewi", Unix: 1784596000, Text: "lihat\nfoto"},
		} {
			got := all[i].Message
			if got.Text = all[i].text; got != want {
				t.Errorf("by %d, message %d:\ngot  %+v\nwant %+v", size, i+1, got, want)
			}
		}
	}
	if _, _, err := readAll(t, `<smses count="0"></smses>`, whole(file)); err != nil {
		t.Errorf("a backup without messages: %v", err)
	}
}
