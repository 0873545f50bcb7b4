package link

import (
	"strings"
	"testing"
)

func TestCutLabel(t *testing.T) {
	for _, test := range []struct{ label, want string }{
		{"klikbca-login9", "klikbca|-|login|9"},
		{"bcabank", "bca|bank"},
		{"infobri", "info|bri"},
		{"gibraltar", "gibraltar"},
		{"bank-of-america-alert", "bank-of-america|-|alert"},
		{"xqzk", "xqzk"},
		{"", ""},
	} {
		l := labelRead{text: test.label}
		l.cut(words(), nil)
		var got []string
		for _, p := range l.pieces {
			got = append(got, test.label[p.start:p.end])
		}
		if joined := strings.Join(got, "|"); joined != test.want {
			t.Errorf("%q is cut into %s, want %s", test.label, joined, test.want)
		}
	}
}
