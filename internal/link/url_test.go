package link

import (
	"strings"
	"testing"
	"time"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		address string
		want    URL // Start and End are checked by written
		written string
	}{
		{"https://bank.example/login?x=1#top", URL{Scheme: "https", Host: "bank.example", Path: "/login", Query: "x=1", Fragment: "top"}, "bank.example"},
		{"bank.example", URL{Scheme: "https", Assumed: true, Host: "bank.example"}, "bank.example"},
		{"bank.example:8080/a", URL{Scheme: "https", Assumed: true, Host: "bank.example", Port: 8080, Path: "/a"}, "bank.example"},
		{"localhost:3000", URL{Scheme: "https", Assumed: true, Host: "localhost", Port: 3000}, "localhost"},
		{"//bank.example/x", URL{Scheme: "https", Assumed: true, Host: "bank.example", Path: "/x"}, "bank.example"},
		{" \x00HTTP:bank.example\n", URL{Scheme: "http", Host: "bank.example"}, "bank.example"},
		{`http:\\\/bank.example\@evil.example`, URL{Scheme: "http", Host: "bank.example", Path: `\@evil.example`}, "bank.example"},
		{"ht\ntps://ba\tnk.exam\r\nple/x\ty", URL{Scheme: "https", Host: "bank.example", Path: "/xy"}, "ba\tnk.exam\r\nple"},
		{"https://bank.example@evil.example/", URL{Scheme: "https", User: "bank.example", HasUser: true, Host: "evil.example", Path: "/"}, "evil.example"},
		{"https://a@b%3ac@evil.example:444", URL{Scheme: "https", User: "a@b:c", HasUser: true, Host: "evil.example", Port: 444}, "evil.example"},
		{"bank.example:443@evil.example", URL{Scheme: "https", Assumed: true, User: "bank.example:443", HasUser: true, Host: "evil.example"}, "evil.example"},
		{"https://@evil.example", URL{Scheme: "https", HasUser: true, Host: "evil.example"}, "evil.example"},
		{"https://bank.example?@evil.example", URL{Scheme: "https", Host: "bank.example", Query: "@evil.example"}, "bank.example"},
		{"https://bank.example#@evil.example", URL{Scheme: "https", Host: "bank.example", Fragment: "@evil.example"}, "bank.example"},
		{"https://BANK.Example:443", URL{Scheme: "https", Host: "bank.example"}, "BANK.Example"},
		{"https://bank.example:/", URL{Scheme: "https", Host: "bank.example", Path: "/"}, "bank.example"},
		{"https://ba%6ek%2eexample", URL{Scheme: "https", Host: "bank.example"}, "ba%6ek%2eexample"},
		{"https://bank。example", URL{Scheme: "https", Host: "bank.example"}, "bank。example"},
		{"https://ｂａｎｋ.example", URL{Scheme: "https", Host: "bank.example"}, "ｂａｎｋ.example"},
		{"https://ba\u00adn\u200bk.example", URL{Scheme: "https", Host: "bank.example"}, "ba\u00adn\u200bk.example"},
		{"https://Bücher.example", URL{Scheme: "https", Host: "xn--bcher-kva.example", Display: "bücher.example"}, "Bücher.example"},
		{"https://xn--bcher-kva.example", URL{Scheme: "https", Host: "xn--bcher-kva.example", Display: "bücher.example"}, "xn--bcher-kva.example"},
		{"https://faß.example", URL{Scheme: "https", Host: "xn--fa-hia.example", Display: "faß.example"}, "faß.example"},
		{"https://bu\u0308cher.example", URL{Scheme: "https", Host: "xn--bcher-kva.example", Display: "bücher.example"}, "bu\u0308cher.example"},
		{"http://192.0.2.235/", URL{Scheme: "http", Host: "192.0.2.235", IP: true, Path: "/"}, "192.0.2.235"},
		{"http://3221226219", URL{Scheme: "http", Host: "192.0.2.235", IP: true, OddIP: true}, "3221226219"},
		{"http://0300.0.01353", URL{Scheme: "http", Host: "192.0.2.235", IP: true, OddIP: true}, "0300.0.01353"},
		{"http://0xC0.0.2.0xeb.", URL{Scheme: "http", Host: "192.0.2.235", IP: true, OddIP: true}, "0xC0.0.2.0xeb."},
		{"http://192.0x2EB", URL{Scheme: "http", Host: "192.0.2.235", IP: true, OddIP: true}, "192.0x2EB"},
		{"http://①92.0.2.235", URL{Scheme: "http", Host: "192.0.2.235", IP: true, OddIP: true}, "①92.0.2.235"},
		{"http://[2001:DB8:0::1]:8080/", URL{Scheme: "http", Host: "[2001:db8::1]", IP: true, Port: 8080, Path: "/"}, "[2001:DB8:0::1]"},
		{"http://[::192.0.2.235]", URL{Scheme: "http", Host: "[::c000:2eb]", IP: true}, "[::192.0.2.235]"},
		{"tel:*21*0812#", URL{Scheme: "tel", Path: "*21*0812"}, ""},
		{"tel:112", URL{Scheme: "tel", Path: "112"}, ""},
		{"mailto:a@bank.example?subject=x", URL{Scheme: "mailto", Path: "a@bank.example", Query: "subject=x"}, ""},
		{"javascript:alert(1)", URL{Scheme: "javascript", Path: "alert(1)"}, ""},
		{"data:text/html,<b>", URL{Scheme: "data", Path: "text/html,<b>"}, ""},
		{"whatsapp://send?phone=0&text=x", URL{Scheme: "whatsapp", Host: "send", Query: "phone=0&text=x"}, "send"},
		{"intent://Scan/#Intent;scheme=https;end", URL{Scheme: "intent", Host: "Scan", Path: "/", Fragment: "Intent;scheme=https;end"}, "Scan"},
		{"file:///C:/x", URL{Scheme: "file", Path: "/C:/x"}, ""},
		{"file://server.example/x", URL{Scheme: "file", Host: "server.example", Path: "/x"}, "server.example"},
		{"com.example.app://open", URL{Scheme: "com.example.app", Host: "open"}, "open"},
	} {
		got, err := Read(c.address)
		if err != nil {
			t.Errorf("Read(%q): %v", c.address, err)
			continue
		}
		if c.want.Display == "" {
			c.want.Display = c.want.Host
		}
		if got.Start > got.End || got.End > len(c.address) || c.address[got.Start:got.End] != c.written {
			t.Errorf("Read(%q): the host stands at %d to %d, want %q", c.address, got.Start, got.End, c.written)
		}
		got.Start, got.End = 0, 0
		if got != c.want {
			t.Errorf("Read(%q)\n got %+v\nwant %+v", c.address, got, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for address, want := range map[string]error{
		"":                                errNoHost,
		"   ":                             errNoHost,
		"/path":                           errNoHost,
		"https://":                        errNoHost,
		"https://user@/x":                 errNoHost,
		"https://:80/":                    errNoHost,
		"https://\u00ad/":                 errNoHost,
		"https://bank.example:65536/":     errPort,
		"https://bank.example:8o/":        errPort,
		"https://bank example/":           errHostSign,
		"https://ba%00nk.example/":        errHostSign,
		"https://ba<nk.example/":          errHostSign,
		"https://ba%25nk.example/":        errHostSign,
		"https://bank\uff05.example/":     errHostSign,
		"https://ba%ff.example/":          errHostBytes,
		"https://ba\xff.example/":         errHostBytes,
		"https://256.1.1.1/":              errIPv4,
		"https://1.2.3.4.5/":              errIPv4,
		"https://1.2.3.09/":               errIPv4,
		"https://4294967296/":             errIPv4,
		"https://bank.example.1/":         errIPv4,
		"https://1..2/":                   errIPv4,
		"https://0x1.0x/":                 nil,
		"https://[::1/":                   errIPv6,
		"https://[1:2:3:4:5:6:7]/":        errIPv6,
		"https://[1:2:3:4:5:6::8]/":       nil,
		"https://[1:2:3:4:5:6:7::]/":      nil,
		"https://[1:2:3:4:5:6:7::8]/":     errIPv6,
		"https://[1:2:3:4:5:6:7:8::]/":    errIPv6,
		"https://[::1::2]/":               errIPv6,
		"https://[12345::]/":              errIPv6,
		"https://[::1.2.3]/":              errIPv6,
		"https://[::1.2.3.256]/":          errIPv6,
		"https://[::1.2.3.04]/":           errIPv6,
		"https://[fe80::1%25eth0]/":       errIPv6,
		"https://[1:2:3:4:5:6:7:1.2.3.4]": errIPv6,
		"https://xn--a-ß.example/":        errPunycode,
		"https://ابa.example/":            errLabel,
		"intent://a b/":                   errHostSign,
	} {
		if _, err := Read(address); err != want {
			t.Errorf("Read(%q): %v, want %v", address, err, want)
		}
	}
	long := "https://" + strings.Repeat("a", MaxHost+1) + ".example"
	if _, err := Read(long); err != errHostLong {
		t.Errorf("Read of a host beyond the limit: %v", err)
	}
	if _, err := Read("https://" + strings.Repeat("ü", longestName+1)); err != errHostLong {
		t.Errorf("Read of a label beyond the limit: %v", err)
	}
	checkRead(t, "https://xn--"+strings.Repeat("a", 2*longestName)) // its Unicode form would be too long
	if u, err := Read("data:," + strings.Repeat("a", MaxAddress)); err != errAddressLong || u.Scheme != "data" {
		t.Errorf("Read of an address beyond the limit: scheme %q, %v", u.Scheme, err)
	}
}

func TestReadKeepsSchemeOnError(t *testing.T) {
	u, err := Read("ftp://bank.example:x/")
	if err == nil || u.Scheme != "ftp" || u.Host != "bank.example" {
		t.Errorf("Read keeps scheme %q and host %q with error %v", u.Scheme, u.Host, err)
	}
}

// checkRead holds what must be true of any address.
func checkRead(t *testing.T, address string) {
	u, err := Read(address)
	if again, err2 := Read(address); again != u || err2 != err {
		t.Fatalf("Read(%q) answers twice differently", address)
	}
	if u.Start < 0 || u.Start > u.End || u.End > len(address) {
		t.Fatalf("Read(%q): host from %d to %d of %d", address, u.Start, u.End, len(address))
	}
	if err != nil {
		return
	}
	if (u.Host == "") != (u.End == 0) && u.Scheme != "file" {
		t.Fatalf("Read(%q): host %q stands at %d to %d", address, u.Host, u.Start, u.End)
	}
	if u.Host == "" || !isSpecial(u.Scheme) || u.Scheme == "file" {
		return
	}
	for _, host := range []string{u.Host, u.Display} {
		again, err := Read(u.Scheme + "://" + host)
		if err != nil || again.Host != u.Host || again.Display != u.Display || again.OddIP {
			t.Fatalf("Read(%q): host %q (%q), but read again %q (%q), %v", address, u.Host, u.Display, again.Host, again.Display, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"https://user@bank.example:8080/a?b#c", "bank.example", "http://0xC0.0.2.0xeb", "http://[::1]", "tel:*21*1#",
		"https://Bü%63her.example", "ht\ntp:\\\\a\t.example", "https://xn--bcher-kva.example", "https://xn--a.example", "file:///c:/x",
		"https://ب\u200cا.test", "https://각ᄀ\u1161.test", "https://e\u0323\u0301.test", "https://xn--mgba3gch31f060k/", "intent://x#Intent;end",
		"https://xn--mgba3gch31f060k.1a/", "https://a..b/", "https://1.2.3/", "https://%e3%80%82/", "https://xn---ttp",
	} {
		f.Add(s)
	}
	f.Fuzz(checkRead)
}

func BenchmarkRead(b *testing.B) {
	for _, address := range []string{
		"https://www.bank.example/login?next=%2Fhome",
		"https://User@Www.Bank.Example:8443/login",
		"http://3221226219/x",
		"https://bücher.example/",
		"https://xn--bcher-kva.example/",
		unlike(),
	} {
		b.Run(address[:min(len(address), 40)], func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				u, _ := Read(address)
				Site(u.Host)
			}
		})
	}
}

// unlike returns an address whose host holds as many different letters as fit,
// the costliest that punycode can be given.
func unlike() string {
	var b strings.Builder
	b.WriteString("https://")
	for r := rune(0x4e00); b.Len() < MaxHost; r++ {
		b.WriteRune(r)
		if r%250 == 0 {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// TestCostliestHost holds the one part that is not linear, punycode, to what
// MaxHost bounds it to.
func TestCostliestHost(t *testing.T) {
	address := unlike()
	best := time.Hour
	for range 20 {
		start := time.Now()
		if _, err := Read(address); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	if best > 10*time.Millisecond {
		t.Errorf("The costliest host takes %v.", best)
	}
}
