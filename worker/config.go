package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"strconv"
	"strings"
)

// config is what a deployment decides. It comes from the environment natively,
// from variables and secrets on Workers, under the same names. Without any of
// them the server gives files and its health, and takes no text.
type config struct {
	// checkAPI is CHECK_API=on: POST /api/v1/check and /api/v1/mask are
	// answered.
	checkAPI bool
	// tokens is CHECK_TOKENS, words apart by commas or white space: who may
	// call. Hashes are kept, so that the comparison takes the same time whatever
	// a caller sends and however long it is.
	tokens [][sha256.Size]byte
	// perMinute is CHECK_RATE: calls a minute and token that the native server
	// answers, 0 for no limit. On Workers the binding CHECK_RATE_LIMIT decides.
	perMinute int
}

// minToken is the length in bytes below which a token can be guessed.
const minToken = 20

// defaultPerMinute is ten calls a second: a shop's whole post, and no flood.
const defaultPerMinute = 600

// readConfig reads the settings; get returns a value or "".
func readConfig(get func(name string) string) (config, error) {
	c := config{perMinute: defaultPerMinute}
	switch value := get("CHECK_API"); value {
	case "on":
		c.checkAPI = true
	case "", "off":
	default:
		return c, fmt.Errorf("CHECK_API is %q; write on or off", value)
	}
	for i, token := range strings.FieldsFunc(get("CHECK_TOKENS"), func(r rune) bool { return r == ',' || r <= ' ' }) {
		if len(token) < minToken {
			return c, fmt.Errorf("token %d of CHECK_TOKENS has %d characters; use at least %d, as openssl rand -hex 20 makes them", i+1, len(token), minToken)
		}
		c.tokens = append(c.tokens, sha256.Sum256([]byte(token)))
	}
	if c.checkAPI && len(c.tokens) == 0 {
		return c, fmt.Errorf("CHECK_API is on and CHECK_TOKENS is empty, so nobody could call; set a token, as openssl rand -hex 20 makes them")
	}
	if value := get("CHECK_RATE"); value != "" {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return c, fmt.Errorf("CHECK_RATE is %q; write the calls that a token may make in a minute, or 0 for no limit", value)
		}
		c.perMinute = n
	}
	return c, nil
}

// caller returns the number of the token that a header Authorization carries,
// and false where it carries none that may call. All tokens are compared each
// time.
func (c *config) caller(header string) (number int, ok bool) {
	scheme, token, _ := strings.Cut(header, " ")
	sum := sha256.Sum256([]byte(strings.TrimSpace(token)))
	for i := range c.tokens {
		if subtle.ConstantTimeCompare(sum[:], c.tokens[i][:]) == 1 {
			number, ok = i, true
		}
	}
	return number, ok && strings.EqualFold(scheme, "Bearer")
}
