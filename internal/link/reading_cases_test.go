package link

import "testing"

// Every way to write 192.0.2.235, and what only looks like one. A browser reads
// one to four numbers, each decimal, octal or hexadecimal, the last of which
// fills what is left; it percent-decodes and maps the host first.
func TestFormsOfIPv4(t *testing.T) {
	for _, host := range []string{
		"192.0.2.235", "192.0.2.235.", "192.0.747", "192.747", "3221226219",
		"0300.0.2.235", "0300.00.02.0353", "0300.0.01353", "0300.01353", "030000001353",
		"0xc0.0.2.235", "0xC0.0x00.0x02.0xEB", "0xc0.0x2eb", "0xc00002eb", "0XC00002EB", "0x00000000c00002eb", "00000030000001353",
		"192.0x0.02.235", "0xc0.0.01353",
		"%31%39%32.0.2.235", "192%2E0%2e2%2E235", "3221226219%2e", "%30xc00002eb", "0%78c00002eb",
		"１９２.0.2.235", "192。0。2。235", "１９２．０．２．２３５", "192｡0｡2｡235", "①⑨②.0.2.235", "𝟏𝟗𝟐.0.2.235", "³²²¹²²⁶²¹⁹", "0ｘc00002eb", "%EF%BC%91%EF%BC%99%EF%BC%92.0.2.235",
		"192.0.\u00ad2.235", "19\u200b2.0.2.235",
	} {
		u, err := Read("http://" + host + "/login")
		if err != nil || u.Host != "192.0.2.235" || !u.IP {
			t.Errorf("%s is read as %q, IP %v, %v", host, u.Host, u.IP, err)
		}
		if odd := host != "192.0.2.235"; u.OddIP != odd {
			t.Errorf("%s is odd: %v, want %v", host, u.OddIP, odd)
		}
	}
	for _, host := range []string{
		"192.0.2.256", "192.0.65536", "192.16777216", "4294967296", "0x100000000", "040000000000", "192.0.2.235.0", "192.0.2.09", "192.0.2.0x",
		"192..2.235", "192.0.2.", ".192.0.2", "192.0.2.-1", "a.0.2.235", "1.2.3.4.5",
	} {
		u, err := Read("http://" + host + "/")
		if host == "192.0.2." || host == "192.0.2.0x" { // three numbers, and "0x" is 0
			if err != nil || !u.IP {
				t.Errorf("%s is read as %q, %v", host, u.Host, err)
			}
			continue
		}
		if err == nil && u.IP {
			t.Errorf("%s is read as the address %s", host, u.Host)
		}
	}
}

// What a person sees is not where the browser goes.
func TestReadAsABrowserDoes(t *testing.T) {
	for address, want := range map[string]string{
		// backslashes, surplus and missing slashes
		`https:\\toko.example\bank.example`:             "toko.example",
		`https:/\/\toko.example`:                        "toko.example",
		"https:///toko.example":                         "toko.example",
		"https:toko.example":                            "toko.example",
		`https://toko.example\.bank.example`:            "toko.example",
		`https://toko.example\@bank.example`:            "toko.example",
		"HTTPS://TOKO.EXAMPLE":                          "toko.example",
		"https://toko.example:443\\@bank.example":       "toko.example",
		"https://toko.example#@bank.example/":           "toko.example",
		"https://toko.example?@bank.example/":           "toko.example",
		"https://toko.example;@bank.example/":           "bank.example",
		"https://toko.example:pw@bank.example/":         "bank.example",
		"https://toko.example%2Fmasuk@bank.example/":    "bank.example",
		"https://toko.example%5c@bank.example/":         "bank.example",
		"https://a@toko.example@bank.example/":          "bank.example",
		"https://%74oko.example@%62ank.example/":        "bank.example",
		"https://toko.example\u2044masuk@bank.example/": "bank.example",
		// tabs and newlines
		"h\ttt\nps:/\r/to\tko.exa\nmple/x": "toko.example",
		"\u0001 https://toko.example \n":   "toko.example",
		// percent-encoded and full-width
		"https://%74%6F%6b%6f%2Eexample/":  "toko.example",
		"https://%e3%80%82/":               ".",
		"https://toko%E3%80%82example/":    "toko.example",
		"https://toko%EF%BC%8Eexample/":    "toko.example",
		"https://ｔｏｋｏ．ｅｘａｍｐｌｅ/":            "toko.example",
		"https://ⓣⓞⓚⓞ.example/":            "toko.example",
		"https://𝓽𝓸𝓴𝓸.example/":            "toko.example",
		"https://toko%2525.example/":       "",
		"https://toko%20kita.example/":     "",
		"https://toko%00.example/":         "",
		"https://to\u00adko\u2060.example": "toko.example",
		"https://toko℀.example/":           "", // a/c: maps to a forbidden slash
		// bidi and joiners
		"https://\u05d0\u05d1.example/":      "xn--4dbc.example",
		"https://\u05d0b.example/":           "",
		"https://1\u05d0.example/":           "",
		"https://\u05d01.example/":           "xn--1-zhc.example",
		"https://a\u05d0.example/":           "",
		"https://toko.\u05d0b/":              "",
		"https://to\u202eko.example/":        "",
		"https://to\u200dko.example/":        "",
		"https://\u0915\u094d\u200d.example": "xn--11b6iy14e.example",
		"https://\u0301toko.example/":        "",
		// hosts that no browser takes
		"https://[::1]x/":                    "",
		"https://[::1%25eth0]/":              "",
		"https://[2001:db8::192.0.2.235]/":   "[2001:db8::c000:2eb]",
		"https://xn--0.example/":             "xn--0.example",
		"https://XN--BCHER-KVA.example/":     "xn--bcher-kva.example",
		"https://b\u00fccher.xn--0/":         "",
		"https://toko.example:65536/":        "",
		"https://toko.example:0443/":         "toko.example",
		"https://toko.example:00000000080/x": "toko.example",
	} {
		u, err := Read(address)
		if want == "" && err == nil || want != "" && (err != nil || u.Host != want) {
			t.Errorf("Read(%+q): %q, %v, want %q", address, u.Host, err, want)
		}
	}
}

// The standard reads "https:x" within a page of https as a path of that page.
// A message is no page, so such a link is read as an address bar reads it. In
// the web-platform-tests, the rows that ask for the former are the only ones
// with a host that are answered otherwise.
func TestNoPageAround(t *testing.T) {
	for address, want := range map[string]string{
		"http:toko.example": "toko.example", "http:/toko.example/": "toko.example", "http::@toko.example:29": "toko.example", "https:/": "", "http:": "", "http:[61:27]/:x": "",
	} {
		u, err := Read(address)
		if want == "" && err == nil || want != "" && (err != nil || u.Host != want) {
			t.Errorf("Read(%q): %q, %v, want %q", address, u.Host, err, want)
		}
	}
}
