package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// The business inbox answers messages that customers send to a business's own
// number on WhatsApp, through the WhatsApp Business Cloud API. This is another
// promise than the page's: here a customer has sent the message to the business
// on purpose, Meta has carried it, and this server reads it in order to answer.
// It is off unless INBOX=on. Nothing is stored but hashes: of a message's id, so
// that nobody is answered twice, and of who wants no answers. Nothing is logged.
//
// Sources: Meta's pages "Webhooks: Getting started" (handshake, signature) and
// "Cloud API: Messages" (bodies), as of 2026-11.
type inbox struct {
	verifyToken [sha256.Size]byte // hash of what Meta repeats in the handshake
	secret      []byte            // the app's secret: key of signatures and hashes
	phoneID     string            // which of the app's numbers is answered for
	graph       *graph
	memory      memory
	check       func(text string) string // the answer's words
	now         func() time.Time
}

// Settings of the inbox.
const (
	inboxSwitch = "INBOX"              // on or off
	inboxVerify = "INBOX_VERIFY_TOKEN" // word that is also typed into Meta's settings
	inboxSecret = "INBOX_APP_SECRET"   // the app's secret
	inboxAccess = "INBOX_ACCESS_TOKEN" // token that may send messages
	inboxPhone  = "INBOX_PHONE_ID"     // id of the business's number, as Meta gives it
	inboxGraph  = "INBOX_GRAPH"        // base address of the Graph API, for tests and proxies
)

const (
	// maxEvent is the longest webhook body in bytes; a message has at most 4 kB.
	maxEvent = 256 << 10
	// maxAge is how old a message may be. Ids are remembered for longer, so a
	// replay is either remembered or too old. Meta itself repeats an event that
	// was not accepted, with growing pauses.
	maxAge = 6 * time.Hour
	// maxAhead is how far the clock of the sender may be ahead of ours.
	maxAhead = 10 * time.Minute
)

// newInbox reads the settings. It returns nil where the inbox is off.
func newInbox(get func(name string) string, memory memory, client httpClient) (*inbox, error) {
	switch value := get(inboxSwitch); value {
	case "", "off":
		return nil, nil
	case "on":
	default:
		return nil, fmt.Errorf("%s is %q; write on or off", inboxSwitch, value)
	}
	for _, name := range []string{inboxVerify, inboxSecret, inboxAccess, inboxPhone} {
		if get(name) == "" {
			return nil, fmt.Errorf("%s is on and %s is empty; take it from the settings of your app at Meta", inboxSwitch, name)
		}
	}
	if strings.Trim(get(inboxPhone), "0123456789") != "" {
		return nil, fmt.Errorf("%s must be the id of a number: digits only", inboxPhone)
	}
	g, err := newGraph(get(inboxGraph), get(inboxAccess), client)
	if err != nil {
		return nil, err
	}
	return &inbox{
		verifyToken: sha256.Sum256([]byte(get(inboxVerify))),
		secret:      []byte(get(inboxSecret)),
		phoneID:     get(inboxPhone),
		graph:       g,
		memory:      memory,
		check:       checkForInbox,
		now:         time.Now,
	}, nil
}

// handshake answers GET: Meta proves that it knows our word, we repeat its
// challenge.
func (in *inbox) handshake(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	word := sha256.Sum256([]byte(query.Get("hub.verify_token")))
	challenge := query.Get("hub.challenge")
	if query.Get("hub.mode") != "subscribe" || subtle.ConstantTimeCompare(word[:], in.verifyToken[:]) != 1 || len(challenge) > 200 {
		writeFault(w, r, faultHandshake)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, challenge)
}

// receive answers POST: the messages of one event. It answers 200 once each has
// been dealt with for good, and 503 where Meta shall send the event again.
func (in *inbox) receive(w http.ResponseWriter, r *http.Request) {
	refuse := func(f fault) {
		w.Header().Set("Connection", "close")
		if f.status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", "60")
		}
		writeFault(w, r, f)
	}
	if r.ContentLength > maxEvent {
		refuse(faultLarge)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxEvent))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		refuse(faultLarge)
		return
	} else if err != nil {
		refuse(faultCut)
		return
	}
	// The signature is over the bytes as they came. Before it fits, nothing of
	// them is looked at.
	if !in.signed(body, r.Header.Get("X-Hub-Signature-256")) {
		refuse(faultSignature)
		return
	}
	letters, err := readEvent(body, in.phoneID)
	if err != nil {
		refuse(faultJSON)
		return
	}
	for _, l := range letters {
		if err := in.deal(r.Context(), l); err != nil {
			refuse(faultSend)
			return
		}
	}
	w.WriteHeader(http.StatusOK)
}

// signed tells whether the header is the body's signature, in constant time.
func (in *inbox) signed(body []byte, header string) bool {
	sent, ok := strings.CutPrefix(header, "sha256=")
	sum, err := hex.DecodeString(sent)
	if !ok || err != nil {
		return false
	}
	mac := hmac.New(sha256.New, in.secret)
	mac.Write(body)
	return hmac.Equal(sum, mac.Sum(nil))
}

// hashed returns what is remembered in the place of an id or a number: without
// the secret nobody can try numbers out.
func (in *inbox) hashed(kind, value string) string {
	mac := hmac.New(sha256.New, in.secret)
	io.WriteString(mac, kind+"\x00"+value)
	return hex.EncodeToString(mac.Sum(nil)[:16])
}
