package main

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
	"unicode/utf8"

	"saring/internal/lang"
)

// maxBody is the longest body that carries a text, in bytes. A longer one is
// refused before any of it reaches the engine.
const maxBody = 64 << 10

// letter is a text as a caller sends it.
type letter struct {
	text     string
	language string // tag of the pack that the answer is written in
}

// readLetter reads a body: JSON {"text":"…","language":"id"}, where language
// may be left out, or plain text. Where no language is named, the header
// Accept-Language decides.
func readLetter(w http.ResponseWriter, r *http.Request) (letter, *fault) {
	plain, known := mediaType(r.Header.Get("Content-Type"))
	if !known {
		return letter{}, &faultMediaType
	}
	if r.ContentLength > maxBody {
		return letter{}, &faultLarge
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return letter{}, &faultLarge
	} else if errors.Is(err, os.ErrDeadlineExceeded) {
		return letter{}, &faultSlow
	} else if err != nil {
		return letter{}, &faultCut
	}
	if plain {
		return letter{string(body), languageOf(r)}, nil
	}
	l, fault := parseLetter(body)
	if fault == nil && l.language == "" {
		l.language = languageOf(r)
	}
	return l, fault
}

// mediaType tells plain text from JSON; anything else, or another charset than
// UTF-8, is not known. A caller who names no type sends plain text.
func mediaType(header string) (plain, known bool) {
	if header == "" {
		return true, true
	}
	name, parameters, err := mime.ParseMediaType(header)
	if charset := parameters["charset"]; err != nil || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return false, false
	}
	return name == "text/plain", name == "text/plain" || name == "application/json"
}

// parseLetter reads the JSON form strictly: UTF-8, one object, the two fields by
// their exact names. encoding/json alone would take TEXT for text.
func parseLetter(body []byte) (letter, *fault) {
	if !utf8.Valid(body) {
		return letter{}, &faultUTF8
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil || fields == nil {
		return letter{}, &faultJSON
	}
	var l letter
	for name, value := range fields {
		var text *string
		switch name {
		case "text":
			text = &l.text
		case "language":
			text = &l.language
		default:
			return letter{}, &faultField
		}
		if value[0] != '"' || json.Unmarshal(value, text) != nil {
			return letter{}, &faultText
		}
	}
	if _, said := fields["text"]; !said {
		return letter{}, &faultText
	}
	if l.language != "" && lang.Find(l.language) == nil {
		return letter{}, &faultLanguage
	}
	return l, nil
}
