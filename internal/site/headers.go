package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// headersFile is where Cloudflare, and our own server, look for headers.
const headersFile = "_headers"

// The three policies that make two rooms and a seal. A policy names what a
// document or worker may load and where it may send; what it does not name is
// forbidden by default-src 'none'.
const (
	// pagePolicy holds for every page: it may load its own scripts, styles and
	// pictures, start its own workers and name its manifest, and it may connect to nothing. The
	// script cannot turn text into markup or code (Trusted Types); the one exception,
	// named rooms, lets the two rooms' addresses through.
	pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; worker-src 'self'; manifest-src 'self'; " +
		"connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types rooms"
	// framePolicy holds for the pages that other sites embed, and for no other: any site
	// may frame them. They name no manifest, and a sandbox of their own keeps them from
	// opening windows or sending the page around them elsewhere, whatever that page grants.
	framePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; worker-src 'self'; " +
		"connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors *; sandbox allow-scripts allow-same-origin; " +
		"require-trusted-types-for 'script'; trusted-types rooms"
	// loadingPolicy: the loading room may fetch the engine and the known-bad pack,
	// and compile the engine. It never sees a message.
	loadingPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'"
	// checkingPolicy: the checking room may run the engine, and nothing else.
	checkingPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'"
	// workerPolicy: the service worker may fetch the site's own files, and nothing
	// else. It never sees a message.
	workerPolicy = "default-src 'none'; connect-src 'self'"
	// receivingPolicy: the receiving room holds a message that was shared from
	// another app, and may reach nothing.
	receivingPolicy = "default-src 'none'"
)

// workerAge is how long a browser may keep a service worker in its cache. Not
// shorter, since it asks for it a second after each page was opened, which is
// after the seal; not longer, since a faulty one must be replaceable. Browsers
// themselves allow no more than this.
const workerAge = "max-age=86400"

// connectionAllowlist closes what no content policy covers, in browsers that
// know the header (Chromium 156 does; others ignore it): WebRTC, preconnect,
// and navigation to other origins. Measured: without it a script could open a
// connection to a host whose name carries text; with it none leaves. The price
// is that a link from our pages to another origin does not open there.
const connectionAllowlist = "(response-origin)"

// features are what a browser could grant a page. All are off but two, which
// act on a tap of the reader only: the Paste button reads the clipboard, the
// copy button writes it.
var features = []string{
	"accelerometer=()", "autoplay=()", "camera=()",
	"clipboard-read=(self)", "clipboard-write=(self)",
	"display-capture=()", "encrypted-media=()", "fullscreen=()", "gamepad=()", "geolocation=()",
	"gyroscope=()", "hid=()", "identity-credentials-get=()", "idle-detection=()", "local-fonts=()",
	"magnetometer=()", "microphone=()", "midi=()", "otp-credentials=()", "payment=()",
	"picture-in-picture=()", "publickey-credentials-create=()", "publickey-credentials-get=()",
	"screen-wake-lock=()", "serial=()", "storage-access=()", "sync-xhr=()", "usb=()",
	"window-management=()", "xr-spatial-tracking=()",
}

// maxHeaderRules is how many rules Cloudflare reads; it skips the rest.
const maxHeaderRules = 100

// isolated lets a page or a room stand inside a page that asks all it embeds to be
// isolated from other origins. A page has it only if its workers have it too.
const isolated = "Cross-Origin-Embedder-Policy: require-corp"

// frameFeatures are those of an embedded page: it copies, and never reads the clipboard,
// see web/widget/grants.js.
func frameFeatures() string {
	return strings.Replace(strings.Join(features, ", "), "clipboard-read=(self)", "clipboard-read=()", 1)
}

// headers returns the file _headers for a site with these assets (address by
// name), with pages at the addresses frames that other sites may embed, and with these
// example shops.
//
// Rules are read from top to bottom and add up: a header that two matching
// rules set would be joined, and a joined policy is the stricter of both. So
// a rule first takes away what it sets anew. The page's policy is the rule for
// every path, also one that nobody thought of.
//
// Each asset has a rule of its own. One rule for the whole folder would also
// hold for an address in it that does not exist, and a browser would keep that
// mistake for a year.
func headers(assets map[string]string, frames []string, shops []shopRule) (string, error) {
	var b strings.Builder
	count := 0
	rule := func(comment, address string, lines ...string) {
		b.WriteString("# " + comment + "\n" + address + "\n")
		for _, line := range lines {
			b.WriteString("  " + line + "\n")
		}
		b.WriteString("\n")
		count++
	}
	rule("Every path, also one that does not exist.", "/*",
		"Content-Security-Policy: "+pagePolicy,
		"X-Content-Type-Options: nosniff",
		"Referrer-Policy: no-referrer",
		"Permissions-Policy: "+strings.Join(features, ", "),
		"Connection-Allowlist: "+connectionAllowlist,
		"Cross-Origin-Opener-Policy: same-origin",
		"Cross-Origin-Resource-Policy: same-origin",
		"X-Frame-Options: DENY",
		"Cache-Control: no-cache")
	rule("The service worker fetches the site's own files, and never sees a message.", "/"+serviceWorker,
		"! Content-Security-Policy", "Content-Security-Policy: "+workerPolicy,
		"! Cache-Control", "Cache-Control: public, "+workerAge)
	rule("The receiving room holds a shared message and can reach nothing.", "/"+receivingWorker,
		"! Content-Security-Policy", "Content-Security-Policy: "+receivingPolicy,
		"! Cache-Control", "Cache-Control: public, "+workerAge)
	for _, address := range widgetScripts {
		rule("Other sites load the widget's script.", "/"+address,
			"! Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy: cross-origin",
			"Access-Control-Allow-Origin: *",
			"! Cache-Control", "Cache-Control: public, "+widgetAge)
	}
	for _, address := range frames {
		rule("Other sites embed this page.", address,
			"! Content-Security-Policy", "Content-Security-Policy: "+framePolicy,
			"! X-Frame-Options",
			"! Permissions-Policy", "Permissions-Policy: "+frameFeatures(),
			"! Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy: cross-origin", isolated)
	}
	for _, shop := range shops {
		rule("The example shop shows the widget in a page, and never holds a message.", shop.address,
			"! Content-Security-Policy", "Content-Security-Policy: "+shop.policy,
			"! Connection-Allowlist", "Connection-Allowlist: "+shop.allowlist)
	}
	for _, name := range slices.Sorted(maps.Keys(assets)) {
		comment := "A name with a hash: the bytes behind it never change."
		lines := []string{"! Cache-Control", "Cache-Control: public, max-age=31536000, immutable"}
		switch name {
		case "loading.js", fullLoading, chatLoading:
			comment = "The loading room fetches the engine and the known-bad pack, and never sees a message."
			lines = append(lines, "! Content-Security-Policy", "Content-Security-Policy: "+loadingPolicy, isolated)
		case "checking.js":
			comment = "The checking room sees the message and can reach nothing."
			lines = append(lines, "! Content-Security-Policy", "Content-Security-Policy: "+checkingPolicy, isolated)
		case "engine.wasm", fullEngine, chatEngine:
			comment = "The engine."
			lines = append(lines, "Content-Type: application/wasm")
		case knownFile:
			comment = "The known-bad pack."
			lines = append(lines, "Content-Type: application/octet-stream")
		}
		if path.Ext(name) == ".webmanifest" {
			lines = append(lines, "Content-Type: application/manifest+json")
		}
		rule(comment, assets[name], lines...)
	}
	if count > maxHeaderRules {
		return "", fmt.Errorf("%s would hold %d rules, and Cloudflare reads %d; join some files of web/icons", headersFile, count, maxHeaderRules)
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
