package link

import "testing"

func TestInnerAddress(t *testing.T) {
	for _, test := range []struct{ address, inner string }{
		{"https://www.google.com/url?sa=t&q=https://a.example/x", "https://a.example/x"},
		{"https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT0", "https://a.example/"},
		{"https://r.example/?url=https%253A%252F%252Fa.example", "https://a.example"},
		{"https://r.example/?https://a.example/", "https://a.example/"},
		{"https://r.example/#/go?next=HTTP://a.example/", "HTTP://a.example/"},
		{"https://www.google.com/amp/s/a.example/x", "https://a.example/x"},
		{"https://www.google.com/amp/a.example/x", "http://a.example/x"},
		{"https://a-example.cdn.ampproject.org/c/s/a.example/x", "https://a.example/x"},
		{"https://a--b-example.translate.goog/x?_x_tr_sl=id", "https://a-b.example"},
		{"https://www.google.com/search?q=bca", ""},
		{"https://r.example/?page=https://a.example/", ""},
		{"https://r.example/?url=/masuk", ""},
		{"https://r.example/?url=javascript:alert(1)", ""},
		{"https://translate.goog/", ""},
		{"https://r.example/?url=https%25252525253A%2F%2Fa.example", ""},
	} {
		u, err := Read(test.address)
		if err != nil {
			t.Fatalf("%s: %v", test.address, err)
		}
		if got := innerAddress(&u); got != test.inner {
			t.Errorf("innerAddress(%s) = %q, want %q", test.address, got, test.inner)
		}
	}
}

func TestInnerHostIsTheDeepest(t *testing.T) {
	l, _ := judged("https://a.example/?url=https%3A%2F%2Fb.example%2F%3Fu%3Dhttps%253A%252F%252Fc.example%252F")
	if l.Inner != "c.example" {
		t.Errorf("inner host is %q, want c.example", l.Inner)
	}
	l, findings := judged("https://toko.example/login?next=https%3A%2F%2Fwww.toko.example%2Fbca-login%2F")
	if score, ids := scoreOf(findings); score >= cautionFrom {
		t.Errorf("a site's own redirect scores %d %v (inner %s)", score, ids, l.Inner)
	}
}
