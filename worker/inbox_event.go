package main

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
)

// maxMessages is how many messages of one event are read; Meta sends one or few.
const maxMessages = 100

// customerLetter is one message of a customer.
type customerLetter struct {
	id   string
	from string // the customer's number, digits
	sent time.Time
	text string // "" for what is not text: a picture, a place, a voice
}

// event is what Meta sends. Only what is needed is read.
type event struct {
	Object string `json:"object"`
	Entry  []struct {
		Changes []struct {
			Field string `json:"field"`
			Value struct {
				Metadata struct {
					PhoneNumberID string `json:"phone_number_id"`
				} `json:"metadata"`
				Messages []struct {
					ID        string `json:"id"`
					From      string `json:"from"`
					Timestamp string `json:"timestamp"` // seconds since 1970
					Type      string `json:"type"`
					Text      struct {
						Body string `json:"body"`
					} `json:"text"`
					Button struct {
						Text string `json:"text"`
					} `json:"button"`
					Interactive struct {
						ButtonReply struct {
							Title string `json:"title"`
						} `json:"button_reply"`
						ListReply struct {
							Title       string `json:"title"`
							Description string `json:"description"`
						} `json:"list_reply"`
					} `json:"interactive"`
				} `json:"messages"`
			} `json:"value"`
		} `json:"changes"`
	} `json:"entry"`
}

var errEvent = errors.New("this is no event of WhatsApp")

// readEvent returns the messages of an event that are for a number. Events of
// other kinds (a message was delivered, a template was approved) have none.
func readEvent(body []byte, phoneID string) ([]customerLetter, error) {
	var e event
	if err := json.Unmarshal(body, &e); err != nil || e.Object == "" {
		return nil, errEvent
	}
	var letters []customerLetter
	for _, entry := range e.Entry {
		for _, change := range entry.Changes {
			if change.Field != "messages" || change.Value.Metadata.PhoneNumberID != phoneID {
				continue
			}
			for _, m := range change.Value.Messages {
				seconds, err := strconv.ParseInt(m.Timestamp, 10, 64)
				if err != nil || m.ID == "" || m.From == "" || strings.Trim(m.From, "0123456789") != "" || len(letters) == maxMessages {
					continue
				}
				l := customerLetter{id: m.ID, from: m.From, sent: time.Unix(seconds, 0)}
				switch m.Type {
				case "text":
					l.text = m.Text.Body
				case "button":
					l.text = m.Button.Text
				case "interactive":
					l.text = strings.TrimSpace(m.Interactive.ButtonReply.Title + m.Interactive.ListReply.Title + "\n" + m.Interactive.ListReply.Description)
				case "reaction", "system", "unsupported", "request_welcome":
					continue // nobody who taps a heart waits for an answer
				}
				letters = append(letters, l)
			}
		}
	}
	return letters, nil
}
