package link

import (
	"slices"
	"strings"
	"testing"
)

// found1 is the one link that a text must give: the part of the text that it
// covers and the address behind it.
type found1 struct {
	text, span, address string
	how                 Disguise
}

// Each step has what it must find beside what it must spare: texts that look
// alike and give no disguised link.
var beyond = []struct {
	step  string
	must  []found1
	spare []string
}{
	{"bent scheme", []found1{
		{"buka hxxp://toko.example/x ya", "hxxp://toko.example/x", "http://toko.example/x", Defanged},
		{"hXXps://toko.example", "hXXps://toko.example", "https://toko.example", Defanged},
		{"h**p://192.0.2.1/x", "h**p://192.0.2.1/x", "http://192.0.2.1/x", Defanged},
		{"htxps://toko.example.", "htxps://toko.example", "https://toko.example", Defanged},
		{"h__p://toko.example", "h__p://toko.example", "http://toko.example", Defanged},
		{"hxxp[:]//toko.example", "hxxp[:]//toko.example", "http://toko.example", Defanged},
		{"http[://]toko.example/x", "http[://]toko.example/x", "http://toko.example/x", Defanged},
		{"hxxps:toko.example", "hxxps:toko.example", "https://toko.example", Defanged | Spaced},
	}, []string{"hxxp adalah tulisan", "maxxp://", "http[s] itu", "h.p://x", "hxxp:// lalu", "ahxxp://x"}},

	{"bracketed dot", []found1{
		{"toko[.]example", "toko[.]example", "toko.example", Defanged},
		{"buka toko(.)example/x.", "toko(.)example/x", "toko.example/x", Defanged},
		{"toko{.}example", "toko{.}example", "toko.example", Defanged},
		{"toko[dot]co[dot]id", "toko[dot]co[dot]id", "toko.co.id", Defanged},
		{"toko (dot) example", "toko (dot) example", "toko.example", Defanged},
		{"toko [ titik ] example", "toko [ titik ] example", "toko.example", Defanged},
		{"toko[DOT]example", "toko[DOT]example", "toko.example", Defanged},
		{"hxxp://toko[.]example/masuk[.]php?x=1", "hxxp://toko[.]example/masuk[.]php?x=1", "http://toko.example/masuk.php?x=1", Defanged},
		{"192[.]0[.]2[.]1", "192[.]0[.]2[.]1", "192.0.2.1", Defanged},
		{"toko.example[/]x", "toko.example[/]x", "toko.example/x", Defanged},
		{"toko[.example/x", "toko[.example/x", "toko.example/x", Defanged},
		{"toko.]example", "toko.]example", "toko.example", Defanged},
		{"toko.)co.id/x", "toko.)co.id/x", "toko.co.id/x", Defanged},
		{"toko\\.example", "toko\\.example", "toko.example", Defanged},
		{"http://toko(.example", "http://toko(.example", "http://toko.example", Defanged},
		{"toko<dot>example", "toko<dot>example", "toko.example", Defanged},
	}, []string{"(lihat foto.)Budi", "x[.go", "fungsi(.kelas)", "a.]b", "C:\\.folder", "ha<dot>lo dunia", "isi titik-titik [.] berikut", "tanda titik (.) in", "selesai (.)", "[.]example", "a (dot)", "angka 3 (titik) 5", "pilih [a] atau [.b]", "x[dot]"}},

	{"bracketed at", []found1{
		{"cs[at]toko[.]example", "cs[at]toko[.]example", "cs@toko.example", Defanged},
		{"cs (at) toko.example", "cs (at) toko.example", "cs@toko.example", Defanged},
	}, []string{"rapat (at) kantor", "[at]", "jumpa [at] pukul 10"}},

	{"spoken dot", []found1{
		{"buka klikbank dot com sekarang", "klikbank dot com", "klikbank.com", Defanged},
		{"klikbank titik com", "klikbank titik com", "klikbank.com", Defanged},
		{"Klikbank TITIK co TITIK id", "Klikbank TITIK co TITIK id", "Klikbank.co.id", Defanged},
		{"undian-2026 titik shop", "undian-2026 titik shop", "undian-2026.shop", Defanged},
		{"undian dot shop/menang", "undian dot shop/menang", "undian.shop/menang", Defanged},
		{"www.undian dot xyz", "www.undian dot xyz", "www.undian.xyz", Defanged},
		{"cs@undian dot net", "cs@undian dot net", "cs@undian.net", Defanged},
		{"klikbank ttk com", "klikbank ttk com", "klikbank.com", Defanged},
		{"bit dot ly slash x7Ab", "bit dot ly slash x7Ab", "bit.ly/x7Ab", Defanged},
		{"bit titik ly garis miring x7Ab", "bit titik ly garis miring x7Ab", "bit.ly/x7Ab", Defanged},
		{"toko.example garing x7Ab", "toko.example garing x7Ab", "toko.example/x7Ab", Defanged},
	}, []string{"toko.example slash promo", "kue garing x7Ab", "garis miring x7Ab", "rumah ttk dua",
		"di titik ini saya lelah", "mencapai titik didih", "dari titik nol", "titik koma", "the dot com boom", "every dot in the picture",
		"sebuah titik online", "titik temu", "nyala titik api", "connect the dot me and you", "kumpul di titik shop", "satu titik com", "a dot net developer",
		"lokasi titik top itu", "mulai titik A dot B", "titik. com",
	}},

	{"torn scheme", []found1{
		{"buka http // toko.example/x ya", "http // toko.example/x", "http://toko.example/x", Spaced},
		{"http //toko.example", "http //toko.example", "http://toko.example", Spaced},
		{"https: //toko.example", "https: //toko.example", "https://toko.example", Spaced},
		{"https :// toko.example", "https :// toko.example", "https://toko.example", Spaced},
		{"http:// toko.example/x", "http:// toko.example/x", "http://toko.example/x", Spaced},
		{"http://\ntoko.example/x", "http://\ntoko.example/x", "http://toko.example/x", Spaced},
		{"https:/ /toko.example", "https:/ /toko.example", "https://toko.example", Spaced},
		{"http//toko.example", "http//toko.example", "http://toko.example", Spaced},
		{"http//:toko.example", "http//:toko.example", "http://toko.example", Spaced},
		{"klik:http:toko.example", "http:toko.example", "http://toko.example", Spaced},
		{"http: www.toko.example", "http: www.toko.example", "http://www.toko.example", Spaced},
		{"https:/toko.example/x", "https:/toko.example/x", "https://toko.example/x", Spaced},
		{"https;//toko.example", "https;//toko.example", "https://toko.example", Spaced},
		{"http:\\\\toko.example", "http:\\\\toko.example", "http://toko.example", Spaced},
		{"http // www .toko.example", "http // www .toko.example", "http://www.toko.example", Spaced},
		{"http //192.0.2.1 untuk", "http //192.0.2.1", "http://192.0.2.1", Spaced},
	}, []string{"http dan https", "http // lalu", "http:// foo", "protokol http: aman", "http/2", "http / https", "a // b.c", "https //", "kirim http:halo", "https:\n\ntoko.test", "http:\ntoko.test", "http: Berkas.Baca", "http\n// toko.test"}},

	{"loose dot", []found1{
		{"www .toko.example", "www .toko.example", "www.toko.example", Spaced},
		{"www. toko.example", "www. toko.example", "www.toko.example", Spaced},
		{"toko. com/masuk", "toko. com/masuk", "toko.com/masuk", Spaced},
		{"toko .com/masuk", "toko .com/masuk", "toko.com/masuk", Spaced},
		{"https://toko.\nexample/x", "https://toko.\nexample/x", "https://toko.example/x", Spaced},
		{"toko . com/masuk", "toko . com/masuk", "toko.com/masuk", Spaced},
		{"https://toko. com", "https://toko. com", "https://toko.com", Spaced},
		{"www.toko .xyz", "www.toko .xyz", "www.toko.xyz", Spaced},
		{"http // bit .ly/x", "http // bit .ly/x", "http://bit.ly/x", Spaced},
		{"klik undianku .com sekarang", "undianku .com", "undianku.com", Spaced},
	}, []string{"halo. com", "domain .com murah", "selesai. id card", "www. Kami jual", "ke toko. Com", "baik. net itu jala", "ya .. com", "akhiran .com", "rumah. me and you", "jam 10. shop tutup", "refleksi.\nio/fs", "www . dan"}},

	{"torn ending", []found1{
		{"www.tokobank com", "www.tokobank com", "www.tokobank.com", Spaced},
		{"http://tokobank net/x", "http://tokobank net/x", "http://tokobank.net/x", Spaced},
		{"www.undian17.blogspot com", "www.undian17.blogspot com", "www.undian17.blogspot.com", Spaced},
		{"tokobank.c om", "tokobank.c om", "tokobank.com", Spaced},
		{"http://tokobank.co m/x1", "http://tokobank.co m/x1", "http://tokobank.com/x1", Spaced},
		{"toko77 . c o m", "toko77 . c o m", "toko77.com", Spaced},
		{"tokobank. com", "tokobank. com", "tokobank.com", Spaced},
		{"toko . com", "toko . com", "toko.com", Spaced},
		{"www . tokobank . com", "www . tokobank . com", "www.tokobank.com", Spaced},
		{"www .tokobank.co .id", "www .tokobank.co .id", "www.tokobank.co.id", Spaced},
		{"tokobank . com / masuk", "tokobank . com / masuk", "tokobank.com/masuk", Spaced},
		{"t . me/toko", "t . me/toko", "t.me/toko", Spaced},
		{"wa . me/62000", "wa . me/62000", "wa.me/62000", Spaced},
		{"t o k o . c o m", "t o k o . c o m", "toko.com", Spaced},
		{"h t t p s : / / t o k o . c o m", "h t t p s : / / t o k o . c o m", "https://toko.com", Spaced},
	}, []string{"www.toko.example com", "kami net", "lihat foto com", "www.it com", "a b c . d e", "S . H . M", "2 . c o m", "teman . me/an", "halo. co m"}},

	{"broken line", []found1{
		{"https://toko.exam\nple/x", "https://toko.exam\nple/x", "https://toko.example/x", Spaced},
		{"https://tok\no.example/x", "https://tok\no.example/x", "https://toko.example/x", Spaced},
		{"https://www.klik\r\nbank.example/x", "https://www.klik\r\nbank.example/x", "https://www.klikbank.example/x", Spaced},
		{"https://toko.co\nm/x", "https://toko.co\nm/x", "https://toko.com/x", Spaced},
		{"https://toko.example/x?id=\n82ab&t=1", "https://toko.example/x?id=\n82ab&t=1", "https://toko.example/x?id=82ab&t=1", Spaced},
		{"www.toko.example/a-\nb7c9", "www.toko.example/a-\nb7c9", "www.toko.example/a-b7c9", Spaced},
		{"<https://toko.example/\n   abc/\n  d>", "https://toko.example/\n   abc/\n  d", "https://toko.example/abc/d", Spaced},
		{"https://toko.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\nbbb", "https://toko.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\nbbb", "https://toko.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbb", Spaced},
	}, []string{"https://toko.example\nterima kasih", "https://toko.example/x\nb7c9", "https://toko.example/x?\nbalas", "https://toko.example/x-\nSalam", "https://toko.example/x=\nsalam", "https://toko.example/?a=\nhttps://lain.example/b7", "https://toko.co\nm adalah", "https://toko\nlain", "toko.exam\nple/x", "<https://toko.example/x\nsatu dua>"}},

	{"loose slash", []found1{
		{"bit.ly/ x7Ab", "bit.ly/ x7Ab", "bit.ly/x7Ab", Spaced},
		{"bit.ly /x7Ab ya", "bit.ly /x7Ab", "bit.ly/x7Ab", Spaced},
		{"toko.example/ promoGratis", "toko.example/ promoGratis", "toko.example/promoGratis", Spaced},
	}, []string{"bit.ly/ klik", "dan/ atau2", "toko.example / 0219540000", "toko.example / toko2.example", "3/ 4b", "toko.example/\nx7Ab", "baik./ x7Ab"}},

	{"shapeless", []found1{
		{"to\u200bko.example/x", "to\u200bko.example/x", "toko.example/x", Invisible},
		{"toko\u00ad.exam\u2060ple", "toko\u00ad.exam\u2060ple", "toko.example", Invisible},
		{"http://to\u200cko.example", "http://to\u200cko.example", "http://toko.example", Invisible},
		{"toko.\u202eexample", "toko.\u202eexample", "toko.example", Invisible},
		{"http //to\u200bko.example/x", "http //to\u200bko.example/x", "http://toko.example/x", Invisible | Spaced},
		{"hxxp://to\u200bko.example/x", "hxxp://to\u200bko.example/x", "http://toko.example/x", Invisible | Defanged},
		{"to\ufe0fko\u034f.example", "to\ufe0fko\u034f.example", "toko.example", Invisible},
		{"toko\ufeff.example", "toko\ufeff.example", "toko.example", Invisible},
		{"to\u3164ko.example", "to\u3164ko.example", "toko.example", Invisible},
		{"to\U000e0061ko.example", "to\U000e0061ko.example", "toko.example", Invisible},
	}, []string{"toko.example\U0001F1EE\U0001F1E9", "ha\u200blo dunia", "\u200etoko.example\u200e", "http://toko.example/a\u200bb", "toko.example\u200b", "خانه\u200cهای.example", "👨\u200d👩\u200d👧.", "toko\u200b. example"}},

	{"wide", []found1{
		{"toko．example", "toko．example", "toko.example", FullWidth},
		{"toko。example/x", "toko。example/x", "toko.example/x", FullWidth},
		{"toko｡example", "toko｡example", "toko.example", FullWidth},
		{"ｔｏｋｏ．example", "ｔｏｋｏ．example", "toko.example", FullWidth},
		{"ｂca.example", "ｂca.example", "bca.example", FullWidth},
		{"https：//toko.example", "https：//toko.example", "https://toko.example", FullWidth},
		{"https：／／toko．example／x", "https：／／toko．example／x", "https://toko.example/x", FullWidth},
		{"cs＠toko.example", "cs＠toko.example", "cs@toko.example", FullWidth},
		{"𝐭𝐨𝐤𝐨.𝐜𝐨𝐦/x", "𝐭𝐨𝐤𝐨.𝐜𝐨𝐦/x", "toko.com/x", FullWidth},
		{"https://𝚝𝚘𝚔𝚘.example", "https://𝚝𝚘𝚔𝚘.example", "https://toko.example", FullWidth},
		{"ⓣⓞⓚⓞ.ⓒⓞⓜ", "ⓣⓞⓚⓞ.ⓒⓞⓜ", "toko.com", FullWidth},
		{"toko𝟕𝟟.example", "toko𝟕𝟟.example", "toko77.example", FullWidth},
		{"tokobank•com", "tokobank•com", "tokobank.com", FullWidth},
		{"tokobank·com/x", "tokobank·com/x", "tokobank.com/x", FullWidth},
	}, []string{"𝐏𝐑𝐎𝐌𝐎 hari ini", "satu•dua", "col·leccio", "• com", "😀.com", "你好。世界", "他用。我看", "http://toko.example/ａ", "１．５ 公斤", "网址：toko.example", "ＡＢＣ"}},
}

func TestBeyond(t *testing.T) {
	for _, step := range beyond {
		t.Run(step.step, func(t *testing.T) {
			for _, m := range step.must {
				for _, around := range []string{"", " ", "\n", "è "} {
					text := around + m.text + strings.Replace(around, "è ", " è", 1)
					found := slices.DeleteFunc(Find(text), func(f Found) bool { return f.Disguise == 0 })
					if len(found) != 1 {
						t.Errorf("Find(%q) = %+v, want one disguised link", text, found)
						continue
					}
					f := found[0]
					if span := text[f.Span.Start:f.Span.End]; span != m.span || f.Address != m.address || f.Disguise != m.how {
						t.Errorf("Find(%q) = %q, address %q, disguise %06b; want %q, %q, %06b", text, span, f.Address, f.Disguise, m.span, m.address, m.how)
					}
					if email := strings.Contains(m.address, "@"); f.Email != email {
						t.Errorf("Find(%q): Email = %v", text, f.Email)
					}
				}
			}
			for _, text := range step.spare {
				for _, f := range Find(text) {
					if f.Disguise != 0 {
						t.Errorf("Find(%q) sees a disguise: %q, address %q", text, text[f.Span.Start:f.Span.End], f.Address)
					}
				}
			}
		})
	}
}

func TestFindWraps(t *testing.T) {
	for _, c := range []struct{ text, span, address, label string }{
		{"lihat [Bank Kita](http://toko.example/x) ya", "[Bank Kita](http://toko.example/x)", "http://toko.example/x", "Bank Kita"},
		{"[https://bank.example](https://toko.example)", "[https://bank.example](https://toko.example)", "https://toko.example", "https://bank.example"},
		{"buka [Bank Kita][1] ya\n\n[1]: http://toko.example/x\n", "[Bank Kita][1]", "http://toko.example/x", "Bank Kita"},
		{"[bank.example][] ya\n  [Bank.Example]:  <http://toko.example/x> \"judul\"", "[bank.example][]", "http://toko.example/x", "bank.example"},
		{"[bank.example] ya\n[bank.example]: toko.example/x", "[bank.example]", "toko.example/x", "bank.example"},
		{"[https://bank.example][a]\r\n[A]: hxxp://toko[.]example", "[https://bank.example][a]", "http://toko.example", "https://bank.example"},
		{"[1]: http://toko.example\nbuka [ini][1]", "[ini][1]", "http://toko.example", "ini"},
		{"[a [b] c](toko.example)", "[a [b] c](toko.example)", "toko.example", "a [b] c"},
		{"[a](<http://toko.example>)", "[a](<http://toko.example>)", "http://toko.example", "a"},
		{"[a](http://toko.example \"judul\")", "[a](http://toko.example \"judul\")", "http://toko.example", "a"},
		{"[masuk](hxxp://toko[.]example)", "[masuk](hxxp://toko[.]example)", "http://toko.example", "masuk"},
		{"[x](javascript:alert(1))", "[x](javascript:alert(1))", "javascript:alert(1)", "x"},
		{`<a href="http://toko.example/x?a=1&amp;b=2">bank.example</a>`, `<a href="http://toko.example/x?a=1&amp;b=2">bank.example</a>`, "http://toko.example/x?a=1&b=2", "bank.example"},
		{`<A class=x HREF='//toko.example'><b>https://bank</b>.example </A>`, `<A class=x HREF='//toko.example'><b>https://bank</b>.example </A>`, "toko.example", "https://bank.example"},
		{"[url=https://toko.example/x]https://bank.example[/url]", "[url=https://toko.example/x]https://bank.example[/url]", "https://toko.example/x", "https://bank.example"},
		{"[URL='http://toko.example']Bank[/URL]", "[URL='http://toko.example']Bank[/URL]", "http://toko.example", "Bank"},
		{`<a href="https&#58;//toko&#x2e;example&sol;x">bank.example</a>`, `<a href="https&#58;//toko&#x2e;example&sol;x">bank.example</a>`, "https://toko.example/x", "bank.example"},
		{"<a\nhref=toko.example>klik\n sini</a>", "<a\nhref=toko.example>klik\n sini</a>", "toko.example", "klik sini"},
		{`<a href="satu.example" href="dua.example">x</a>`, `<a href="satu.example" href="dua.example">x</a>`, "satu.example", "x"},
		{`<a href="hxxp://toko[.]example">x</a>`, `<a href="hxxp://toko[.]example">x</a>`, "http://toko.example", "x"},
		{`<a href="javascript:buka('x')">x</a>`, `<a href="javascript:buka('x')">x</a>`, "javascript:buka('x')", "x"},
		{`<a href="http://toko.example/x!">x</a>`, `<a href="http://toko.example/x!">x</a>`, "http://toko.example/x!", "x"},
	} {
		found := Find(c.text)
		if len(found) != 1 {
			t.Errorf("Find(%q) = %+v, want one link", c.text, found)
			continue
		}
		f := found[0]
		if span := c.text[f.Span.Start:f.Span.End]; span != c.span || f.Address != c.address || f.Label != c.label || f.Disguise&(Markdown|HTML) == 0 {
			t.Errorf("Find(%q) = %q, address %q, label %q, disguise %06b; want %q, %q, %q", c.text, span, f.Address, f.Label, f.Disguise, c.span, c.address, c.label)
		}
	}
	for _, text := range []string{
		"[1]: http://toko.example", "[x][2]\n[1]: http://toko.example", "[x] [1] ya [1]: http://toko.example", "[25/11/26 10.00] Budi: http://toko.example",
		"[x][1]\n- [1]: http://toko.example", "[x\n][1]\n[2]: http://toko.example", "[1] : http://toko.example [1]",
		"(http://toko.example)", "[x] (http://toko.example)", "x](http://toko.example)", "[x](http://toko.example", "[x\ny](http://toko.example)",
		"[url=http://toko.example", "[url=http://toko.example]x", "[b=http://toko.example]x[/url]", "[url]http://toko.example[/url]", "url=http://toko.example",
		"<a>http://toko.example</a>", "<a href=#>x</a>", "<a href='/masuk'>x</a>", "<a href='halaman'>x</a>", "<a href=\"x\">tanpa akhir", "<abbr href=\"x\">x</abbr>", "1 <a dan b> 2", "<http://toko.example>",
	} {
		for _, f := range Find(text) {
			if f.Label != "" || f.Disguise != 0 {
				t.Errorf("Find(%q) sees a wrapped link: %+v", text, f)
			}
		}
	}
}

func TestOddSchemes(t *testing.T) {
	for _, c := range []struct{ text, span, address string }{
		{"javascript:alert(1)", "javascript:alert(1)", "javascript:alert(1)"},
		{"klik JavaScript:void(0)", "JavaScript:void(0)", "JavaScript:void(0)"},
		{"data:text/html;base64,PGI+", "data:text/html;base64,PGI+", "data:text/html;base64,PGI+"},
		{"intent://toko.example/x#Intent;scheme=https;end", "intent://toko.example/x#Intent;scheme=https;end", "intent://toko.example/x#Intent;scheme=https;end"},
		{"intent:#Intent;action=x;end", "intent:#Intent;action=x;end", "intent:#Intent;action=x;end"},
		{"whatsapp://send?text=halo.", "whatsapp://send?text=halo", "whatsapp://send?text=halo"},
		{"sgnl://linkdevice?uuid=a&pub_key=b", "sgnl://linkdevice?uuid=a&pub_key=b", "sgnl://linkdevice?uuid=a&pub_key=b"},
		{"buka dompetku://bayar/x?a=1.", "dompetku://bayar/x?a=1", "dompetku://bayar/x?a=1"},
		{"SMSTO:0000:Kirim kode ya\nlalu", "SMSTO:0000:Kirim kode ya", "SMSTO:0000:Kirim kode ya"},
		{"smsto:+62000", "smsto:+62000", "smsto:+62000"},
		{"tel:**21*00000000#", "tel:**21*00000000#", "tel:**21*00000000#"},
		{"tel:**21* 0000 0000# lalu", "tel:**21* 0000 0000#", "tel:**21*00000000#"},
		{"tel: *21*0000#", "tel: *21*0000#", "tel:*21*0000#"},
		{"tel:*21*0000%23", "tel:*21*0000%23", "tel:*21*0000%23"},
	} {
		found := Find(c.text)
		if len(found) != 1 || c.text[found[0].Span.Start:found[0].Span.End] != c.span || found[0].Address != c.address {
			t.Errorf("Find(%q) = %+v, want %q, address %q", c.text, found, c.span, c.address)
		}
	}
	for _, text := range []string{"JavaScript: bahasa", "data: text", "data:text", "intent: baik", "whatsapp: 0000", "belajar javascript:", "hotel:**", "tel: kantor", "x-intent:#a", "tel: * bintang", "dompetku://", "aplikasi ://x", "smsto: ya", "_dompet://bayar", "dompet://!", "http://#", "https://"} {
		if found := Find(text); len(found) != 0 {
			t.Errorf("Find(%q) = %+v, want none", text, found)
		}
	}
}

// The ends of a link stand where a person sees them.
func TestTrued(t *testing.T) {
	for text, want := range map[string]string{
		"klik.www.toko.example/x":           "www.toko.example/x",
		"di.WWW.toko.example":               "WWW.toko.example",
		"http://a.www.example":              "http://a.www.example",
		"a.wwwx.example":                    "a.wwwx.example",
		"点击toko.example/x":                  "toko.example/x",
		"คลิกtoko.example":                  "toko.example",
		"点击toko.中国":                         "点击toko.中国",
		"例え.example":                        "例え.example",
		"bücher.example":                    "bücher.example",
		"http://toko.example-----":          "http://toko.example",
		"http://toko.example_":              "http://toko.example",
		"http://toko.example/--":            "http://toko.example/--",
		"http://toko.example?x=":            "http://toko.example?x=",
		"bank.example@toko.example/x":       "bank.example@toko.example/x",
		"bank.example@toko.example:80":      "bank.example@toko.example:80",
		"www.bank@toko.example":             "www.bank@toko.example",
		"www.bank.example:x@toko.test/y":    "www.bank.example:x@toko.test/y",
		"klik_bank.toko.example/x":          "klik_bank.toko.example/x",
		"lihat_toko.example":                "toko.example",
		"_a.toko.example":                   "a.toko.example",
		"http://toko.example/x's":           "http://toko.example/x",
		"http://toko.example/x\u202c\u2069": "http://toko.example/x",
		"http://toko.example/x，":            "http://toko.example/x",
		"http://toko.example/x？.png":        "http://toko.example/x？.png",
		"http://toko.example/中国x":           "http://toko.example/中国x",
		"http://中国.中国/x中国":                  "http://中国.中国/x中国",
		"http://toko.example/x中国":           "http://toko.example/x",
		"toko.example中国":                    "toko.example",
		"http://toko.example中国.test":        "http://toko.example中国.test",
		"toko.example:150000":               "toko.example",
		"toko.example:65535":                "toko.example:65535",
		"sms:085300000000":                  "sms:085300000000",
		"http://toko.example[/url]":         "http://toko.example",
		"http://a.test/b/http://c.test":     "http://a.test/b/http://c.test",
		"http://bank.example@toko.test/":    "http://bank.example@toko.test/",
	} {
		found := Find(text)
		if len(found) != 1 || found[0].Address != want || found[0].Email || !strings.Contains(text, want) || text[found[0].Span.Start:found[0].Span.End] != want {
			t.Errorf("Find(%q) = %+v, want %q", text, found, want)
		}
	}
	for _, text := range []string{"bank.example@toko.example", "cs@toko.example/x", "budi.s@toko.example/", "a.b@toko.example:80"} {
		if found := Find(text); len(found) != 1 || !found[0].Email {
			t.Errorf("Find(%q) = %+v, want an e-mail address", text, found)
		}
	}
}

// What a person sees as two links are two.
func TestParted(t *testing.T) {
	for text, want := range map[string][]string{
		"https://toko.example/xhttps://bank.example/y":            {"https://toko.example/x", "https://bank.example/y"},
		"https://toko.example/x，https://bank.example/y、c.example": {"https://toko.example/x", "https://bank.example/y", "c.example"},
		"toko.example中国語bank.example/x":                           {"toko.example", "bank.example/x"},
		"toko.example/x중국bank.example":                            {"toko.example/x", "중국bank.example"},
		"｜http://toko.example｜bank.example":                       {"http://toko.example", "bank.example"},
		".cs@toko.example":                                        {"cs@toko.example"},
		"toko.example/xhttps://bank.example/y":                    {"toko.example/x", "https://bank.example/y"},
		"toko.example/masukhttp://bank.example":                   {"toko.example/masuk", "http://bank.example"},
		"HTTPS://toko.example/xHTTP://bank.example":               {"HTTPS://toko.example/x", "HTTP://bank.example"},
	} {
		var got []string
		for _, f := range Find(text) {
			got = append(got, f.Address)
			if s := text[f.Span.Start:f.Span.End]; s != f.Address {
				t.Errorf("Find(%q): the span covers %q, the address is %q", text, s, f.Address)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("Find(%q) = %q, want %q", text, got, want)
		}
	}
}
