package link

import (
	"slices"
	"strings"
	"testing"
)

func TestTargets(t *testing.T) {
	for _, test := range []struct {
		address, inner string
		how            Carriage
	}{
		// Open redirects and link wrappers on well-known hosts.
		{"https://www.google.com/url?sa=t&q=https://a.example/x", "https://a.example/x", Forwards},
		{"https://www.google.com/url?sa=t&url=http%3A%2F%2Fa.example%2Fx&usg=AOv", "http://a.example/x", Forwards},
		{"https://www.googleadservices.com/pagead/aclk?sa=L&adurl=https://a.example/", "https://a.example/", Forwards},
		{"https://adclick.g.doubleclick.net/pcs/click?xai=1&adurl=https%3A%2F%2Fa.example", "https://a.example", Forwards},
		{"https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT0", "https://a.example/", Forwards},
		{"https://lm.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT0", "https://a.example/", Forwards},
		{"https://l.instagram.com/?u=https%3A%2F%2Fa.example%2F&e=AT0", "https://a.example/", Forwards},
		{"https://out.reddit.com/t3_abc?url=https%3A%2F%2Fa.example&token=x", "https://a.example", Forwards},
		{"https://www.youtube.com/redirect?event=video_description&q=https%3A%2F%2Fa.example", "https://a.example", Forwards},
		{"https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fa%2Eexample&urlhash=x", "https://a.example", Forwards},
		{"https://vk.com/away.php?to=https%3A%2F%2Fa.example", "https://a.example", Forwards},
		{"https://t.umblr.com/redirect?z=https%3A%2F%2Fa.example&t=Zm9v", "https://a.example", Forwards},
		{"https://steamcommunity.com/linkfilter/?u=https%3A%2F%2Fa.example", "https://a.example", Forwards},
		{"https://www.bing.com/ck/a?!&&p=0123&u=a1aHR0cHM6Ly9hLmV4YW1wbGUveA&ntb=1", "https://a.example/x", Forwards},
		{"https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2F&rut=0", "https://a.example/", Forwards},
		{"https://r.search.yahoo.com/_ylt=A0/RV=2/RE=17/RO=10/RU=https%3a%2f%2fa.example%2fx/RK=2/RS=x-", "https://a.example/x", Forwards},
		{"https://href.li/?https://a.example/?b=1&c=2", "https://a.example/?b=1&c=2", Forwards},
		{"https://nullrefer.com/?https://a.example", "https://a.example", Forwards},
		{"https://link.zhihu.com/?target=https%3A//a.example", "https://a.example", Forwards},
		{"https://disq.us/url?url=https%3A%2F%2Fa.example%3Ahash&cuid=1", "https://a.example:hash", Forwards},
		// Mailers and security gateways.
		{"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=05%7C01", "https://a.example/", Forwards},
		{"https://urldefense.proofpoint.com/v1/url?u=https://a.example/&k=x", "https://a.example/", Forwards},
		{"https://urldefense.proofpoint.com/v2/url?u=https-3A__a-2Db.example_x-3Fy-3D1&d=DwM&c=x", "https://a-b.example/x?y=1", Forwards},
		{"https://urldefense.com/v3/__https://a.example/x?y=1__;!!Abc!xyz$", "https://a.example/x?y=1", Forwards},
		{"https://urldefense.com/v3/__https:/a.example/*x__;Iw!!Abc!xyz$", "https:/a.example/#x", Forwards},
		{"https://urldefense.us/v3/__https://a.example/**Bq__;YWJj!!Abc!xyz$", "https://a.example/abcq", Forwards},
		{"https://protect-us.mimecast.com/s/AbC?domain=a.example", "https://a.example", Forwards},
		{"https://url.us.m.mimecastprotect.com/s/AbC?domain=a.example", "https://a.example", Forwards},
		{"https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fa.example&c=E,1", "https://a.example", Forwards},
		{"https://secure-web.cisco.com/1AbC/https%3A%2F%2Fa.example%2Fx", "https://a.example/x", Forwards},
		{"https://us-west-2.protection.sophos.com/?d=a.example&u=aHR0cHM6Ly9hLmV4YW1wbGUveA==&i=x", "https://a.example/x", Forwards},
		{"https://url.avanan.click/v2/___https://a.example/x___.YXAz", "https://a.example/x", Forwards},
		{"https://protect2.fireeye.com/v1/url?k=0-1&q=1&e=2&u=http%3A%2F%2Fa.example%2F", "http://a.example/", Forwards},
		{"https://mandrillapp.com/track/click/30000000/a.example?p=eyJz", "https://a.example", Forwards},
		{"https://abc.r.ap-southeast-1.awstrack.me/L0/https:%2F%2Fa.example%2Fx/1/0100-x/y", "https://a.example/x", Forwards},
		// Pages shown by others.
		{"https://www.google.com/amp/s/a.example/x", "https://a.example/x", Carries},
		{"https://www.google.co.id/amp/s/a.example/x?y", "https://a.example/x?y", Carries},
		{"https://www.google.com/amp/a.example/x", "http://a.example/x", Carries},
		{"https://a-example.cdn.ampproject.org/c/s/a.example/x", "https://a.example/x", Carries},
		{"https://a--b-example.cdn.ampproject.org/", "https://a-b.example", Carries},
		{"https://a--b-example.translate.goog/x?y=1&_x_tr_sl=id&_x_tr_tl=en", "https://a-b.example/x?y=1", Carries},
		{"https://b-example.translate.goog/?_x_tr_hp=a--&_x_tr_sch=http", "http://a-b.example/", Carries},
		{"https://0-bcher--kva-example.translate.goog/?_x_tr_enc=0", "https://xn--bcher-kva.example/", Carries},
		{"https://translate.google.com/translate?hl=id&sl=en&u=https%3A%2F%2Fa.example", "https://a.example", Carries},
		{"https://translate.google.co.id/translate?sl=en&u=a.example/x", "https://a.example/x", Carries},
		{"https://web.archive.org/web/20240101000000/https://a.example/x?y=1", "https://a.example/x?y=1", Carries},
		{"https://web.archive.org/web/2024*/a.example/x", "https://a.example/x", Carries},
		{"https://web.archive.org/web/20240101000000if_/http:/a.example/", "http://a.example/", Carries},
		{"https://archive.ph/2024.01.01-000000/https://a.example/x", "https://a.example/x", Carries},
		{"https://archive.today/newest/a.example/x", "https://a.example/x", Carries},
		{"https://webcache.googleusercontent.com/search?q=cache:AbC:https://a.example/x+kata&hl=id", "https://a.example/x", Carries},
		{"https://webcache.googleusercontent.com/search?q=cache:a.example/x", "https://a.example/x", Carries},
		// Any host.
		{"https://r.example/?url=https%253A%252F%252Fa.example", "https://a.example", Forwards},
		{"https://r.example/?url=https%25253A%25252F%25252Fa.example", "https://a.example", Forwards},
		{"https://r.example/?https://a.example/", "https://a.example/", Forwards},
		{"https://r.example/#/go?next=HTTP://a.example/", "HTTP://a.example/", Forwards},
		{"https://r.example/#url=https://a.example", "https://a.example", Forwards},
		{"https://r.example/#https://a.example", "https://a.example", Forwards},
		{"https://r.example/go?target_url=//a.example/x", "https://a.example/x", Forwards},
		{`https://r.example/go?redirect=/\a.example`, "https://a.example", Forwards},
		{"https://r.example/go?url=www.a.example/x", "https://www.a.example/x", Forwards},
		{`https://r.example/go?url=https:\\a.example`, `https:\\a.example`, Forwards},
		{"https://r.example/out/https://a.example/x?y=1", "https://a.example/x?y=1", Forwards},
		{"https://r.example/c/aHR0cHM6Ly9hLmV4YW1wbGU_eD0x/z", "https://a.example?x=1", Forwards},
		{"https://r.example/?x=aHR0cDovL2EuZXhhbXBsZS8%3D", "http://a.example/", Forwards},
		{"https://r.example/?u=aHR0cHMlM0ElMkYlMkZhLmV4YW1wbGU=", "https://a.example", Forwards},
		{"intent://x/#Intent;scheme=https;S.browser_fallback_url=https%3A%2F%2Fa.example;end", "https://a.example", Forwards},
		// After signing in.
		{"https://accounts.google.com/ServiceLogin?continue=https%3A%2F%2Fa.example", "https://a.example", Returns},
		{"https://login.example/oauth2/authorize?client_id=1&scope=https://api.example/x&redirect_uri=https%3A%2F%2Fa.example%2Fcb", "https://a.example/cb", Returns},
		{"https://toko.example/masuk?returnUrl=https%3A%2F%2Fa.example", "https://a.example", Returns},
		{"https://toko.example/?return=https%3A%2F%2Fa.example", "https://a.example", Forwards},
		// Merely told to others.
		{"https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example", "https://a.example", Mentions},
		{"https://twitter.com/intent/tweet?text=Halo&url=https%3A%2F%2Fa.example", "https://a.example", Mentions},
		{"https://wa.me/?text=Lihat+ini+https%3A%2F%2Fa.example%2Fx%20ya", "https://a.example/x", Mentions},
		{"whatsapp://send?text=Lihat%20https://a.example/x", "https://a.example/x", Mentions},
		{"https://t.me/share/url?url=https://a.example", "https://a.example", Mentions},
		{"https://www.linkedin.com/sharing/share-offsite/?url=https://a.example", "https://a.example", Mentions},
		// None.
		{"https://www.google.com/search?q=bca", "", 0},
		{"https://www.google.com/search?q=https://a.example", "", 0},
		{"https://r.example/?page=https://a.example/", "", 0},
		{"https://r.example/?ref=https://a.example/", "", 0},
		{"https://r.example/?image_url=https://a.example/x.jpg", "", 0},
		{"https://r.example/?url=/masuk", "", 0},
		{"https://r.example/?url=readme.md", "", 0},
		{"https://r.example/?url=javascript:alert(1)", "", 0},
		{"https://translate.goog/", "", 0},
		{"https://archive.ph/AbCdE", "", 0},
		{"https://archive.org/details/a.example", "", 0},
		{"https://r.example/cara-memakai-https:/", "", 0},
		{"https://urldefense.com/v3/__", "", 0},
		{"https://r.example/?url=https%25252525253A%2F%2Fa.example", "", 0},
		{"https://r.example/?token=eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EuZXhhbXBsZSJ9", "", 0},
		{"mailto:a@b.example?body=https://a.example", "", 0},
	} {
		u, err := Read(test.address)
		if err != nil {
			t.Errorf("%s: %v", test.address, err)
			continue
		}
		site, _, _ := Site(u.Host)
		if got, how := targetOf(&u, site); got != test.inner || got != "" && how != test.how {
			t.Errorf("targetOf(%s) = %q, %v, want %q, %v", test.address, got, how, test.inner, test.how)
		}
	}
}

func TestChainOfTargets(t *testing.T) {
	for _, test := range []struct {
		address string
		chain   []string // "how host"
		opens   string
	}{
		{"https://a.example/?url=https%3A%2F%2Fb.example%2F%3Fu%3Dhttps%253A%252F%252Fc.example%252F", []string{"forwards b.example", "forwards c.example"}, "c.example"},
		{"https://www.google.com/url?q=https%3A%2F%2Fwww.google.com%2Famp%2Fs%2Fa.example%2F", []string{"carries a.example"}, "a.example"},
		{"https://masuk.example/login?continue=https://a.example/?url=https://b.example", []string{"returns a.example", "returns b.example"}, "masuk.example"},
		{"https://wa.me/?text=https://a.example/?url=https://b.example", []string{"mentions a.example", "mentions b.example"}, "wa.me"},
		{"https://a.example/?u=https://b.example/?u=https://c.example/?u=https://d.example/?u=https://e.example/", []string{"forwards b.example", "forwards c.example", "forwards d.example"}, "d.example"},
		{"https://toko.example/login?next=https%3A%2F%2Fwww.toko.example%2Fbca-login%2F", nil, "toko.example"},
		{"https://a.example/?url=https://[bad/", nil, "a.example"},
	} {
		l, _ := judged(test.address)
		var chain []string
		for _, target := range l.Targets {
			chain = append(chain, target.How.String()+" "+target.URL.Host)
		}
		if opens := l.Opens().URL.Host; !slices.Equal(chain, test.chain) || opens != test.opens {
			t.Errorf("%s: %q opens %s, want %q and %s", test.address, chain, opens, test.chain, test.opens)
		}
	}
}

// Everyday wrapped links to honest places stay quiet, and so do pages to sign
// in that know where the reader came from, and share buttons.
func TestHonestTargetsStayQuiet(t *testing.T) {
	for _, address := range []string{
		"https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.bca.co.id%2Fid%2Finformasi&usg=AOv",
		"https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.kompas.com%2Ftren%2Fread%2F1&h=AT0",
		"https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.bankmandiri.co.id%2F&data=05",
		"https://urldefense.com/v3/__https://www.tokopedia.com/p/x__;!!Abc!xyz$",
		"https://accounts.google.com/v3/signin/identifier?continue=https%3A%2F%2Fmail.google.com%2Fmail%2F&service=mail",
		"https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1&redirect_uri=https%3A%2F%2Fkelas.example%2Fauth%2Fcallback&scope=openid",
		"https://sso.kampus.example/cas/login?service=https%3A%2F%2Fsiakad.kampus.example%2F",
		"https://www.facebook.com/dialog/oauth?client_id=1&redirect_uri=https://toko.example/fb/login",
		"https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fkoran.example%2Fbank-bri-klaim",
		"https://wa.me/?text=Baca%20https%3A%2F%2Fkoran.example%2Fberita%2F123",
		"https://twitter.com/intent/tweet?url=https://koran.example/1&via=koran",
		"https://web.archive.org/web/20200101000000/https://www.bri.co.id/",
		"https://www-bca-co-id.translate.goog/id/?_x_tr_sl=id&_x_tr_tl=en",
		"https://www-kompas-com.cdn.ampproject.org/c/s/www.kompas.com/amp/tren",
		"https://toko.example/?utm_source=https%3A%2F%2Fbca-login.example",
		"https://toko.example/masuk?ref=https%3A%2F%2Fklikbca-login.example",
		"https://www.google.com/search?q=https%3A%2F%2Fklikbca-login.example",
	} {
		_, findings := judged(address)
		if score, ids := scoreOf(findings); score >= cautionFrom {
			t.Errorf("%s scores %d %v", address, score, ids)
		}
	}
}

func TestTrapsInsideGoodHostsAreDanger(t *testing.T) {
	for _, carrier := range []string{
		"https://www.google.com/url?q=%s", "https://www.google.com/amp/s/%h", "https://l.instagram.com/?u=%s",
		"https://web.archive.org/web/2024/%s", "https://www.bing.com/ck/a?u=a1%b", "https://wa.me/?text=cek+%s",
		"https://accounts.google.com/ServiceLogin?continue=%s", "https://urldefense.proofpoint.com/v2/url?u=https-3A__%p&d=x",
	} {
		const host = "klikbca-login.example/"
		address := strings.NewReplacer("%s", "https://"+host, "%h", host, "%b", "aHR0cHM6Ly9rbGlrYmNhLWxvZ2luLmV4YW1wbGUv", "%p", "klikbca-2Dlogin.example_").Replace(carrier)
		l, findings := judged(address)
		if score, ids := scoreOf(findings); score < dangerFrom || l.Claims == nil || l.Claims.Name != "BCA" {
			t.Errorf("%s scores %d %v and claims %v", address, score, ids, l.Claims)
		}
		if !strings.Contains(address, "klikbca-login") {
			continue
		}
		for _, f := range findings { // the name is marked inside the address that carries it
			if f.Rule.ID == "combo-brand" && address[f.Spans[0].Start:f.Spans[0].End] != "klikbca" {
				t.Errorf("%s marks %q", address, address[f.Spans[0].Start:f.Spans[0].End])
			}
		}
	}
}

func TestTargetsAreLinear(t *testing.T) {
	const n = 4_000
	judge := func(s string) { judged(s) }
	for _, before := range []string{"https://r.example/", "https://r.example/?u=", "https://r.example/?", "https://r.example/#", "https://wa.me/?text=",
		"https://urldefense.com/v3/__https://", "https://urldefense.com/v3/__*__;", "https://urldefense.proofpoint.com/v2/url?u=", "https://a-b.translate.goog/?_x_tr_hp=", "https://web.archive.org/web/2024/", "intent://x/#Intent;S.browser_fallback_url="} {
		for _, piece := range []string{"http://", "/https://", "https%3A", "%25", "%2525253A", "aHR0c", "/aHR0c", "&u=", "&u=https://a.example", "?url=https://a.example/", "https:/", "**-", "*", "-", "_", "www.", "//", "&", "=", " ", "\u00fc"} {
			if g := growth(judge, before+strings.Repeat(piece, n/len(piece)), before+strings.Repeat(piece, 10*n/len(piece))); g > mostGrowth {
				t.Errorf("%s with ten times %q takes %.1f times as long", before, piece, g)
			}
		}
	}
}
