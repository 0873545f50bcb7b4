//go:build !js

package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// graphServer stands in the place of the Graph API: it keeps what it is sent and
// answers with the statuses it was given, then 200.
type graphServer struct {
	*httptest.Server
	mutex    sync.Mutex
	statuses []int
	sent     []map[string]any
	tokens   []string
	paths    []string
}

func newGraphServer(t *testing.T, statuses ...int) *graphServer {
	g := &graphServer{statuses: statuses}
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.mutex.Lock()
		defer g.mutex.Unlock()
		var body map[string]any
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			t.Error(err)
		}
		g.sent = append(g.sent, body)
		g.tokens, g.paths = append(g.tokens, r.Header.Get("Authorization")), append(g.paths, r.URL.Path)
		status := http.StatusOK
		if len(g.statuses) > 0 {
			status, g.statuses = g.statuses[0], g.statuses[1:]
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(g.Close)
	return g
}

// bodies returns the texts that were sent so far, and forgets them.
func (g *graphServer) bodies() []string {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	var all []string
	for _, m := range g.sent {
		all = append(all, m["text"].(map[string]any)["body"].(string))
	}
	g.sent = nil
	return all
}

const inboxTestSecret = "an-app-secret-for-tests"

// sampleInbox is a deployment whose customers are answered through g.
func sampleInbox(t *testing.T, g *graphServer, memory memory) *inbox {
	t.Helper()
	in, err := newInbox(environment(inboxSwitch, "on", inboxVerify, "the-word", inboxSecret, inboxTestSecret,
		inboxAccess, "an-access-token-for-tests", inboxPhone, "100", inboxGraph, g.URL), memory, g.Client())
	if err != nil {
		t.Fatal(err)
	}
	in.graph.pause = func(context.Context, time.Duration) {}
	return in
}

func freshMemory(t *testing.T) *nativeMemory {
	m, err := openMemory("")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// textEvent is an event with one text message.
func textEvent(id, text string, at time.Time) string {
	return messageEvent(fmt.Sprintf(`{"id":%q,"from":"62800000001","timestamp":"%d","type":"text","text":{"body":%q}}`, id, at.Unix(), text))
}

func messageEvent(message string) string {
	return `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"100"},"messages":[` + message + `]}}]}]}`
}

func sign(body string) string {
	mac := hmac.New(sha256.New, []byte(inboxTestSecret))
	mac.Write([]byte(body))
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// post sends an event as Meta does and returns the status.
func post(t *testing.T, in *inbox, body, signature string) int {
	t.Helper()
	r := httptest.NewRequest("POST", "http://saring.example/hooks/whatsapp", strings.NewReader(body))
	r.Header.Set("X-Hub-Signature-256", signature)
	w := httptest.NewRecorder()
	newHandler(sampleAPI(""), in, func() release { return release{} }, nil).ServeHTTP(w, r)
	if strings.Contains(w.Body.String(), "BCA") {
		t.Errorf("the answer quotes the message: %s", w.Body)
	}
	return w.Code
}

const inboxLure = "Nasabah BCA yth, 21.500 poin BCA Anda akan hangus hari ini. Segera tukarkan di https://bca-poin.example/tukar"

func TestInboxAnswers(t *testing.T) {
	g := newGraphServer(t)
	in := sampleInbox(t, g, freshMemory(t))
	now := time.Now()
	quoted := func(kind, inner string) string {
		return messageEvent(fmt.Sprintf(`{"id":"m-%s","from":"62800000001","timestamp":"%d","type":%q,%s}`, kind, now.Unix(), kind, inner))
	}
	tests := []struct {
		name, body string
		want       []string // parts of the one answer; none where there is to be no answer
		not        []string
	}{
		{"a lure", textEvent("m1", inboxLure, now), []string{"*BAHAYA*", "BCA", "Alasannya:", "Langkah Anda:\n1. ", "Balas BERHENTI"}, []string{"bca-poin.example", "http"}},
		{"a lure in English", textEvent("m2", "HMRC: you are due a refund of 268 GBP. Claim it today at https://hmrc-refund.example/claim", now), []string{"*DANGER*", "What to do:\n1. ", "Reply STOP"}, []string{"hmrc-refund.example"}},
		{"an ordinary message", textEvent("m3", "Besok jadi ketemu jam berapa?", now), []string{"*TIDAK ADA TANDA*"}, []string{"Alasannya"}},
		{"a button", quoted("button", `"button":{"text":"Kode OTP Anda 123456, kirim balik ke kami","payload":"p"}`), []string{"*BAHAYA*"}, []string{"123456"}},
		{"a reply from a list", quoted("interactive", `"interactive":{"list_reply":{"title":"Halo","description":"apa kabar"}}`), []string{"*TIDAK ADA TANDA*"}, nil},
		{"a picture", quoted("image", `"image":{"id":"1"}`), []string{"hanya bisa membaca teks"}, nil},
		{"a heart", quoted("reaction", `"reaction":{"emoji":"x"}`), nil, nil},
		{"the same again", textEvent("m1", inboxLure, now), nil, nil},
		{"seven hours old", textEvent("m4", inboxLure, now.Add(-7*time.Hour)), nil, nil},
		{"of another number", strings.Replace(textEvent("m6", inboxLure, now), `"100"`, `"101"`, 1), nil, nil},
		{"a notice of delivery", `{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"100"},"statuses":[{"id":"x","status":"read"}]}}]}]}`, nil, nil},
		{"no time", messageEvent(`{"id":"m7","from":"62800000001","type":"text","text":{"body":"Halo"}}`), nil, nil},
		{"a sender that is no number", messageEvent(fmt.Sprintf(`{"id":"m8","from":"../x","timestamp":"%d","type":"text","text":{"body":"Halo"}}`, now.Unix())), nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if status := post(t, in, test.body, sign(test.body)); status != 200 {
				t.Fatalf("status %d", status)
			}
			sent := g.bodies()
			if test.want == nil {
				if len(sent) != 0 {
					t.Errorf("answered %q", sent)
				}
				return
			}
			if len(sent) != 1 {
				t.Fatalf("%d answers", len(sent))
			}
			for _, part := range test.want {
				if !strings.Contains(sent[0], part) {
					t.Errorf("no %q in\n%s", part, sent[0])
				}
			}
			for _, part := range test.not {
				if strings.Contains(sent[0], part) {
					t.Errorf("%q stands in\n%s", part, sent[0])
				}
			}
		})
	}
	if g.tokens[0] != "Bearer an-access-token-for-tests" || g.paths[0] != "/100/messages" {
		t.Errorf("asked %q with %q", g.paths[0], g.tokens[0])
	}
}

func TestInboxRefuses(t *testing.T) {
	g := newGraphServer(t)
	in := sampleInbox(t, g, freshMemory(t))
	body := textEvent("m1", inboxLure, time.Now())
	for name, test := range map[string]struct {
		body, signature string
		status          int
	}{
		"no signature":         {body, "", 401},
		"another signature":    {body, sign(body + " "), 401},
		"a signature cut off":  {body, sign(body)[:40], 401},
		"another hash":         {body, strings.Replace(sign(body), "sha256", "sha1", 1), 401},
		"signed, but no JSON":  {"{", sign("{"), 400},
		"signed, but no event": {"{}", sign("{}"), 400},
		"a body of 300 kB":     {strings.Repeat(" ", 300<<10), "", 413},
	} {
		if status := post(t, in, test.body, test.signature); status != test.status {
			t.Errorf("%s: %d, want %d", name, status, test.status)
		}
	}
	if sent := g.bodies(); len(sent) != 0 {
		t.Errorf("answered %q", sent)
	}
	if status := post(t, nil, body, sign(body)); status != 404 {
		t.Errorf("switched off: %d", status)
	}
}

func TestInboxHandshake(t *testing.T) {
	h := newHandler(sampleAPI(""), sampleInbox(t, newGraphServer(t), freshMemory(t)), func() release { return release{} }, nil)
	for query, want := range map[string]int{
		"hub.mode=subscribe&hub.verify_token=the-word&hub.challenge=1158201444": 200,
		"hub.mode=subscribe&hub.verify_token=the-wor&hub.challenge=1":           403,
		"hub.mode=unsubscribe&hub.verify_token=the-word&hub.challenge=1":        403,
		"": 403,
	} {
		w := ask(h, "GET", "/hooks/whatsapp?"+query)
		if w.Code != want || want == 200 && w.Body.String() != "1158201444" {
			t.Errorf("%s: %d %s", query, w.Code, w.Body)
		}
	}
}

// TestInboxRetries: faults that pass are tried again, refusals are not, and what
// could not be sent is answered when Meta sends the event again.
func TestInboxRetries(t *testing.T) {
	tests := []struct {
		name     string
		statuses []int
		status   int
		tries    int
	}{
		{"two faults", []int{500, 503}, 200, 3},
		{"too many calls", []int{429}, 200, 2},
		{"refused", []int{400}, 200, 1},
		{"down", []int{500, 500, 500, 500}, 503, 4},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := newGraphServer(t, test.statuses...)
			in := sampleInbox(t, g, freshMemory(t))
			var pauses []time.Duration
			in.graph.pause = func(_ context.Context, d time.Duration) { pauses = append(pauses, d) }
			body := textEvent("m1", inboxLure, time.Now())
			if status := post(t, in, body, sign(body)); status != test.status {
				t.Errorf("status %d, want %d", status, test.status)
			}
			if sent := g.bodies(); len(sent) != test.tries || len(pauses) != test.tries-1 {
				t.Errorf("%d tries, %d pauses", len(sent), len(pauses))
			}
			for i := 1; i < len(pauses); i++ {
				if pauses[i] != 2*pauses[i-1] {
					t.Errorf("pauses %v", pauses)
				}
			}
			// Again, as Meta does: answered now if it was not, and only then.
			if status := post(t, in, body, sign(body)); status != 200 {
				t.Errorf("again: %d", status)
			}
			if sent := g.bodies(); (len(sent) == 1) != (test.status == 503) {
				t.Errorf("again: %d answers", len(sent))
			}
		})
	}
}

// TestInboxOptOut: who writes the word gets one answer and then none, also after
// a restart, until the other word.
// TestInboxClockJumps: while the clock is behind, Meta is asked to send again, and
// once it is right the answer goes out, once. While it is ahead, every message
// looks like one that is long over; what is known of ids outlives the jump.
func TestInboxClockJumps(t *testing.T) {
	g, memory := newGraphServer(t), freshMemory(t)
	in := sampleInbox(t, g, memory)
	jump := time.Duration(0)
	in.now = func() time.Time { return time.Now().Add(jump) }
	memory.now = in.now
	event := textEvent("j1", inboxLure, time.Now())
	send := func(shift time.Duration, body string, status, answers int) {
		t.Helper()
		jump = shift
		if got := post(t, in, body, sign(body)); got != status {
			t.Errorf("with the clock %v off: status %d, want %d", shift, got, status)
		}
		if got := len(g.bodies()); got != answers {
			t.Errorf("with the clock %v off: %d answers, want %d", shift, got, answers)
		}
	}
	send(-24*time.Hour, event, 503, 0)
	send(-time.Hour, event, 503, 0)
	send(0, event, 200, 1)
	send(-5*time.Minute, event, 200, 0) // a replay stays one
	send(365*24*time.Hour, event, 200, 0)
	send(0, textEvent("j2", inboxLure, time.Now()), 200, 1)
	send(0, event, 200, 0)
}

func TestInboxOptOut(t *testing.T) {
	g := newGraphServer(t)
	file := filepath.Join(t.TempDir(), "out")
	open := func() *inbox {
		m, err := openMemory(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { m.file.Close() })
		return sampleInbox(t, g, m)
	}
	in := open()
	n := 0
	say := func(text string) []string {
		n++
		body := textEvent(fmt.Sprintf("o%d", n), text, time.Now())
		if status := post(t, in, body, sign(body)); status != 200 {
			t.Fatalf("%s: %d", text, status)
		}
		return g.bodies()
	}
	expect := func(text, want string) {
		t.Helper()
		got := say(text)
		if want == "" && len(got) != 0 || want != "" && (len(got) != 1 || !strings.Contains(got[0], want)) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	expect("Halo", "TIDAK ADA TANDA")
	expect(" Berhenti. ", "tidak akan menjawab lagi")
	expect("Halo", "")
	expect("BERHENTI", "")
	in = open()
	expect(inboxLure, "")
	expect("start", "Kirim pesan")
	expect(inboxLure, "BAHAYA")
	in = open()
	expect("Halo", "TIDAK ADA TANDA")
	expect("Jangan berhenti di tengah jalan", "TIDAK ADA TANDA")
}

func TestInboxSettings(t *testing.T) {
	full := []string{inboxSwitch, "on", inboxVerify, "w", inboxSecret, "s", inboxAccess, "a", inboxPhone, "100"}
	for name, test := range map[string]struct {
		pairs []string
		want  string
	}{
		"on or off":        {[]string{inboxSwitch, "yes"}, `INBOX is "yes"; write on or off`},
		"no secret":        {full[:4], "INBOX_APP_SECRET is empty"},
		"a phone number":   {append(full[:8:8], inboxPhone, "+62 800"), "digits only"},
		"not over TLS":     {append(full[:10:10], inboxGraph, "http://graph.example"), "not an https address"},
		"all that it asks": {full, ""},
	} {
		_, err := newInbox(environment(test.pairs...), freshMemory(t), http.DefaultClient)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

// TestMemoryBounds: a flood is refused rather than remembered without end, and
// what is old makes room.
func TestMemoryBounds(t *testing.T) {
	m := freshMemory(t)
	now := time.Now()
	m.now = func() time.Time { return now }
	for i := range maxClaims {
		if fresh, err := m.claim(t.Context(), fmt.Sprint(i)); !fresh || err != nil {
			t.Fatal(i, fresh, err)
		}
	}
	if _, err := m.claim(t.Context(), "one more"); err == nil {
		t.Error("no end of it")
	}
	now = now.Add(rememberFor)
	if fresh, err := m.claim(t.Context(), "one more"); !fresh || err != nil || len(m.claims) != 1 {
		t.Error(fresh, err, len(m.claims))
	}
}

func FuzzReadEvent(f *testing.F) {
	f.Add([]byte(textEvent("m1", "Halo", time.Unix(1, 0))))
	f.Add([]byte(`{"object":"x","entry":[{}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		letters, err := readEvent(body, "100")
		if err != nil && letters != nil || len(letters) > maxMessages {
			t.Error(err, len(letters))
		}
	})
}
