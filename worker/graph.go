package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// graphAddress is where the Graph API is, with its version.
const graphAddress = "https://graph.facebook.com/v23.0"

// How often a message is tried. Pauses double; what Retry-After asks for is
// kept within maxPause, since Meta waits for our own answer meanwhile.
const (
	attempts      = 4
	firstPause    = 500 * time.Millisecond
	maxPause      = 5 * time.Second
	sendTimeout   = 10 * time.Second // of one attempt
	maxAnswerText = 4096             // characters, as WhatsApp allows
)

// errSend means that a message could not be sent now; it holds nothing of the
// message, the customer or the token.
var errSend = errors.New("the Graph API did not take the message")

// httpClient is *http.Client, or what stands for it on Workers.
type httpClient interface {
	Do(*http.Request) (*http.Response, error)
}

// graph sends messages through Meta's Graph API.
type graph struct {
	base   string
	token  string
	client httpClient
	pause  func(context.Context, time.Duration)
}

func newGraph(base, token string, client httpClient) (*graph, error) {
	if base == "" {
		base = graphAddress
	}
	address, err := url.Parse(base)
	if err != nil || address.Host == "" || address.Scheme != "https" && !loopbackHost(address.Hostname()) {
		return nil, fmt.Errorf("%s is not an https address; leave it empty for Meta's own", inboxGraph)
	}
	return &graph{strings.TrimSuffix(base, "/"), token, client, pauseFor}, nil
}

// loopbackHost tells whether a name can only be this machine, where the token
// may travel without TLS.
func loopbackHost(host string) bool {
	return host == "localhost" || host == "127.0.0.1" || host == "::1"
}

func pauseFor(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// send sends a text in answer to a message. It tries again after faults that
// pass (no connection, 429, 5xx) and gives up for good at a refusal, which
// would be one again: that is no error, for nobody can mend it by repeating.
func (g *graph) send(ctx context.Context, phoneID, to, answers, text string) error {
	if runes := []rune(text); len(runes) > maxAnswerText {
		text = string(runes[:maxAnswerText-1]) + "…"
	}
	type body = map[string]any
	message, err := json.Marshal(body{
		"messaging_product": "whatsapp",
		"recipient_type":    "individual",
		"to":                to,
		"type":              "text",
		"context":           body{"message_id": answers},
		"text":              body{"preview_url": false, "body": text},
	})
	if err != nil {
		return errSend
	}
	pause := firstPause
	for attempt := 1; ; attempt++ {
		again, wait := g.try(ctx, phoneID, message)
		if !again {
			return nil
		}
		if attempt == attempts || ctx.Err() != nil {
			return errSend
		}
		g.pause(ctx, max(pause, min(wait, maxPause)))
		pause *= 2
	}
}

// try sends once. again tells whether another attempt makes sense, wait how long
// the other side asks to be left alone.
func (g *graph) try(ctx context.Context, phoneID string, message []byte) (again bool, wait time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, g.base+"/"+phoneID+"/messages", bytes.NewReader(message))
	if err != nil {
		return false, 0
	}
	request.Header.Set("Authorization", "Bearer "+g.token)
	request.Header.Set("Content-Type", "application/json")
	response, err := g.client.Do(request)
	if err != nil {
		return true, 0
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10)) // so that the connection can be used again
	if response.StatusCode == http.StatusTooManyRequests || response.StatusCode >= 500 {
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
		return true, time.Duration(min(max(seconds, 0), 3600)) * time.Second
	}
	return false, 0
}
