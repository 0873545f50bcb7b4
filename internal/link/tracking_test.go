package link

import (
	"slices"
	"strings"
	"testing"
)

func TestCleanAddress(t *testing.T) {
	for _, test := range []struct{ address, clean, names string }{
		{"https://toko.example/?fbclid=IwAR0", "https://toko.example/", "fbclid"},
		{"https://toko.example/x?id=7&utm_source=wa&utm_medium=chat&warna=biru#atas", "https://toko.example/x?id=7&warna=biru#atas", "utm_source utm_medium"},
		{"https://toko.example/x?gclid=1&id=7", "https://toko.example/x?id=7", "gclid"},
		{"https://toko.example/x?id=7&UTM_Source=wa", "https://toko.example/x?id=7", "UTM_Source"},
		{"https://toko.example/x?id=7&amp;utm_source=wa&amp;b=1", "https://toko.example/x?id=7&amp;b=1", "utm_source"},
		{"https://toko.example/x?utm_source=wa&amp;b=1", "https://toko.example/x?b=1", "utm_source"},
		{"toko.example/x?mc_eid=abc", "toko.example/x", "mc_eid"},
		{"https://toko.example/x#utm_source=rss&utm_medium=feed", "https://toko.example/x", "utm_source utm_medium"},
		{"https://toko.example/x?utm_source=a#utm_pasal-2=x&b", "https://toko.example/x#utm_pasal-2=x&b", "utm_source"},
		{"https://koran.example/?_hsenc=p2A&_hsmi=3&mkt_tok=x&vero_id=1&oly_enc_id=2&s_cid=3", "https://koran.example/", "_hsenc _hsmi mkt_tok vero_id oly_enc_id s_cid"},
		{"https://youtu.be/dQw?si=abc&t=42", "https://youtu.be/dQw?t=42", "si"},
		{"https://www.youtube.com/watch?v=dQw&feature=share&list=PL1", "https://www.youtube.com/watch?v=dQw&list=PL1", "feature"},
		{"https://open.spotify.com/track/1?si=abc", "https://open.spotify.com/track/1", "si"},
		{"https://www.instagram.com/p/1/?igsh=MzRl", "https://www.instagram.com/p/1/", "igsh"},
		{"https://www.tiktok.com/@toko/video/1?_r=1&_t=8x&lang=id", "https://www.tiktok.com/@toko/video/1?lang=id", "_r _t"},
		{"https://shopee.co.id/product/1/2?smtt=0.0.9&variant=3", "https://shopee.co.id/product/1/2?variant=3", "smtt"},
		{"https://www.tokopedia.com/toko/barang?extParam=src%3Dshop&whid=1", "https://www.tokopedia.com/toko/barang?whid=1", "extParam"},
		{"https://www.amazon.co.jp/dp/B000/ref=sr_1_1?qid=1&sr=8-1&th=1", "https://www.amazon.co.jp/dp/B000?th=1", "ref qid sr"},
		{"https://www.amazon.com/dp/B000?pd_rd_w=a&pf_rd_p=b&ref_=x", "https://www.amazon.com/dp/B000", "pd_rd_w pf_rd_p ref_"},
		{"https://x.com/toko/status/1?s=20&t=abc", "https://x.com/toko/status/1", "s t"},
		{"https://192.0.2.7/?fbclid=1", "https://192.0.2.7/", "fbclid"},
		// Nothing to clean: names that mean something else there, or no tracker.
		{"https://toko.example/?si=abc&feature=1&ref=2&s=3&t=4&tag=5", "", ""},
		{"https://www.youtube.com/watch?v=dQw&t=42", "", ""},
		{"https://toko.example/?id=7#utm_source", "https://toko.example/?id=7", "utm_source"},
		{"https://toko.example/#bagian-2", "", ""},
		{"https://toko.example/ref=7", "", ""},
		{"https://toko.example/?next=/x%3Ffbclid=1", "", ""},
		{"mailto:budi@toko.example?utm_source=a", "", ""},
		{"https://toko example/?fbclid=1", "", ""},
		// Named, but an address that is not written as it is read is left alone.
		{"https://toko.example/?fbcl\tid=1&x=2", "", "fbclid"},
	} {
		l, findings := judged(test.address)
		var names []string
		for _, tracker := range l.Tracking {
			names = append(names, tracker.Name)
			if tracker.By == "" || tracker.What == "" {
				t.Errorf("%s: %+v lacks what it is", test.address, tracker)
			}
		}
		if got := strings.Join(names, " "); l.Clean != test.clean || got != test.names {
			t.Errorf("%q\n got %q [%s]\nwant %q [%s]", test.address, l.Clean, got, test.clean, test.names)
		}
		if score, ids := scoreOf(findings); score >= cautionFrom && !strings.Contains(test.address, "192.0.2") {
			t.Errorf("%s scores %d %v", test.address, score, ids)
		}
		if l.Clean == "" {
			continue
		}
		again, _ := judged(l.Clean)
		if again.Clean != "" || again.URL.Host != l.URL.Host {
			t.Errorf("%s cleaned is %s, and that again is %s", test.address, l.Clean, again.Clean)
		}
	}
}

// The list is in order: each name once, lower case, with a known purpose.
func TestTrackingList(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(trackingText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			if what := strings.Trim(line, "[]"); !slices.Contains([]string{"click", "reader", "share", "campaign", "visit"}, what) {
				t.Errorf("%s is no purpose", what)
			}
			continue
		}
		by, names, ok := strings.Cut(line, ": ")
		if !ok || names == "" {
			t.Errorf("%q names nothing", line)
		}
		hosts := []string{""}
		if h := between(by, "(", ")"); h != "" {
			hosts = strings.Fields(h)
		}
		for _, host := range hosts {
			for _, name := range strings.Fields(names) {
				key := host + "?" + name
				if seen[key] || seen["?"+name] || name != strings.ToLower(name) {
					t.Errorf("%s stands twice, or is not in lower case", key)
				}
				seen[key] = true
			}
		}
	}
	if len(seen) < 200 {
		t.Errorf("The list has only %d names.", len(seen))
	}
}

func TestTrackingIsLinear(t *testing.T) {
	for _, before := range []string{"https://www.amazon.com/?", "https://toko.example/#", "https://www.amazon.com"} {
		for _, piece := range []string{"&", "fbclid=1&", "fbclid=1&a=1&", "utm_&", "_", "pf_rd_&", "amp;&", "=", "/ref=", "?", "#"} {
			const n = 4_000
			if g := growth(func(s string) { judged(s) }, before+strings.Repeat(piece, n/len(piece)), before+strings.Repeat(piece, 10*n/len(piece))); g > mostGrowth {
				t.Errorf("%s with ten times %q takes %.1f times as long", before, piece, g)
			}
		}
	}
}
