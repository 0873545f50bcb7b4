package main

import (
	"net/url"
	"path"
	"strings"

	"saring/internal/lang"
)

// The example shop is a page as a business has it, with the widget in it. It is the
// one page of the site that loads a frame, and it holds no message. Where the site
// is built with an origin of its own for the widget (source.WidgetOrigin), its frame
// comes from there, and the browser parts the two as it does on any host; otherwise
// the page says that nothing but the sandbox does.

// shopRule is what an example shop is served with.
type shopRule struct{ address, policy, allowlist string }

// shopRules are those of all languages.
func shopRules(packs []*lang.Pack, widgetOrigin string) []shopRule {
	from, allowlist := "'self'", connectionAllowlist
	if widgetOrigin != "" {
		from, allowlist = widgetOrigin, strings.TrimSuffix(connectionAllowlist, ")")+` "`+widgetOrigin+`")`
	}
	script := "'self'"
	if from != script {
		script += " " + from
	}
	policy := strings.NewReplacer(
		"script-src 'self'", "script-src "+script,
		"worker-src 'self'", "frame-src "+from,
		"; trusted-types rooms", "",
	).Replace(pagePolicy)
	var all []shopRule
	for _, pack := range packs {
		all = append(all, shopRule{slugAddress(pack, "shop"), policy, allowlist})
	}
	return all
}

func businessAddress(pack *lang.Pack) string { return slugAddress(pack, "business") }

// slugAddress is where the page NAME stands in a language.
func slugAddress(pack *lang.Pack, name string) string {
	return "/" + path.Join(pack.Tag, pack.Text(name+".slug")) + "/"
}

// isOrigin tells whether a text is an origin and nothing more.
func isOrigin(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.Scheme+"://"+u.Host == text
}

// Widget is the address of the script that other sites put into their pages.
func (p *Page) Widget() string { return p.site.widgetOrigin + "/widget.js" }

// WidgetOrigin is the origin that the widget's frame comes from, "" where it is that
// of the page.
func (p *Page) WidgetOrigin() string { return p.site.widgetOrigin }

// Other says that the example shop's frame comes from another origin.
func (p *Page) Other() string {
	return strings.ReplaceAll(p.T("shop.other"), "{origin}", p.site.widgetOrigin)
}
