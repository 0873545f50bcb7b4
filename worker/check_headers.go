//go:build !js

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A page's policies are its headers. A proxy, a cache or a wrong setting can
// lose one without any page looking different, so whoever deploys asks:
//
//	go run ./worker check-headers https://saring.example
//	go run ./worker check-headers -dir dist http://127.0.0.1:8080
//
// The command fetches every page, script and room of the folder, and one
// address that does not exist, and compares each header with _headers and each
// file with the folder's bytes.
const checkHeadersUsage = "usage: go run ./worker check-headers [-dir folder] https://your-site.example"

const fetchTimeout = 30 * time.Second

// checkHeaders is the command.
func checkHeaders(ctx context.Context, arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("check-headers", flag.ContinueOnError)
	flags.SetOutput(out)
	folder := flags.String("dir", "dist", "folder with the site that was deployed")
	if err := flags.Parse(arguments); err != nil || flags.NArg() != 1 {
		return errors.New(checkHeadersUsage)
	}
	site, err := url.Parse(flags.Arg(0))
	if err != nil || site.Scheme != "http" && site.Scheme != "https" || site.Host == "" || strings.Trim(site.Path, "/") != "" {
		return fmt.Errorf("%q is not the address of a site; %s", flags.Arg(0), checkHeadersUsage)
	}
	want, err := readFolder(*folder)
	if err != nil {
		return err
	}
	faults := 0
	addresses := want.addresses()
	for _, address := range append(addresses, "/there-is-no-such-page") {
		for _, fault := range want.compare(ctx, site, address) {
			faults++
			fmt.Fprintf(out, "%s: %s\n", address, fault)
		}
	}
	if faults > 0 {
		return fmt.Errorf("%s differs from %s in %d places; the lines above name each", site, filepath.Join(*folder, headersName), faults)
	}
	fmt.Fprintf(out, "%s: %d addresses give the headers of %s and the bytes of %s\n", site, len(addresses)+1, headersName, *folder)
	return nil
}

// addresses lists where the files of a snapshot are found.
func (s *snapshot) addresses() []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		switch {
		case name == notFound:
		case path.Base(name) == "index.html":
			all = append(all, "/"+strings.TrimSuffix(name, "index.html"))
		default:
			all = append(all, "/"+name)
		}
	}
	return all
}

// compare fetches one address and says what is not as it should be.
func (s *snapshot) compare(ctx context.Context, site *url.URL, address string) []string {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, site.Scheme+"://"+site.Host+address, nil)
	if err != nil {
		return []string{err.Error()}
	}
	request.Header.Set("Accept-Encoding", identity)
	answer, err := http.DefaultTransport.RoundTrip(request) // a redirect is an answer of its own
	if err != nil {
		return []string{"no answer: " + err.Error()}
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, maxFolder))
	if err != nil {
		return []string{"the answer was cut off: " + err.Error()}
	}
	var faults []string
	file, _ := s.find(address)
	status := http.StatusOK
	if file == nil {
		status = http.StatusNotFound
	} else if sum := sha256.Sum256(body); !strings.HasPrefix(hex.EncodeToString(sum[:]), file.tag) {
		faults = append(faults, "other bytes than the folder holds")
	}
	if answer.StatusCode != status {
		faults = append(faults, fmt.Sprintf("status %d, expected %d", answer.StatusCode, status))
	}
	expected := http.Header{}
	applyHeaders(s.rules, site.Hostname(), address, expected)
	for _, name := range slices.Sorted(maps.Keys(expected)) {
		got, want := strings.Join(answer.Header.Values(name), ", "), expected.Get(name)
		switch {
		case got == "":
			faults = append(faults, fmt.Sprintf("no %s; expected %q", name, want))
		case got != want && name == "Content-Type" && file != nil && strings.HasPrefix(got, want):
			// A charset beside the type is the server's to add.
		case got != want:
			faults = append(faults, fmt.Sprintf("%s is %q; expected %q", name, got, want))
		}
	}
	return faults
}
