package check

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden reports")

// goldenTags are the languages of a golden message's reports: those that must be
// complete, and the message's own, with which its name begins.
func goldenTags(name string) []string {
	tags := []string{"id", "en"}
	if own, _, _ := strings.Cut(filepath.Base(name), "-"); own != "mixed" && !slices.Contains(tags, own) {
		tags = append(tags, own)
	}
	return tags
}

// The golden reports are whole answers to whole messages, in these languages.
// The engine under wazero, Chromium and the edge must answer the same bytes.
// `go test ./internal/check -run Golden -update` rewrites them: read the diff.
func TestGolden(t *testing.T) {
	messages, err := filepath.Glob("testdata/golden/*.txt")
	if err != nil || len(messages) == 0 {
		t.Fatalf("no golden messages: %v", err)
	}
	for _, name := range messages {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range goldenTags(name) {
			golden := strings.TrimSuffix(name, ".txt") + "." + tag + ".json"
			got := AppendAnswer(nil, string(text), tag)
			if *update {
				var pretty bytes.Buffer
				if err := json.Indent(&pretty, got, "", " "); err != nil {
					t.Fatal(err)
				}
				pretty.WriteByte('\n')
				if err := os.WriteFile(golden, pretty.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatalf("%v; make it with -update and read it", err)
			}
			// The files are indented for readers; what is compared is the bytes.
			var compact bytes.Buffer
			if err := json.Compact(&compact, want); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, compact.Bytes()) {
				t.Errorf("%s: the report has changed; if it should, run with -update and read the diff.\ngot  %s\nwant %s", golden, got, compact.Bytes())
			}
		}
	}
}

// What the golden messages must come to, whatever the sentences say.
func TestGoldenVerdicts(t *testing.T) {
	for name, want := range map[string]string{
		"en-bank-alarm": "danger", "en-code-mistake": "danger", "en-device-link": "danger", "en-extortion": "danger",
		"en-fake-invoice": "danger", "en-gift-cards": "danger", "en-hi-mum": "danger", "en-hostile-html": "danger",
		"en-lottery": "danger", "en-netflix": "danger", "en-pairing": "danger", "en-parcel": "danger",
		"en-safe-account": "danger", "en-task-job": "danger", "en-tax-refund": "danger", "en-toll": "danger",
		"en-vote": "danger", "en-wallet": "danger", "id-account-alarm": "danger", "id-advance-fee": "danger",
		"id-airtime": "danger", "id-apk-fine": "danger", "id-apk-invitation": "danger", "id-arrest": "danger",
		"id-call-forwarding": "danger", "id-code-by-mistake": "danger", "id-code-request": "danger", "id-deal": "danger",
		"id-extortion": "danger", "id-guided": "danger", "id-identity": "danger", "id-modified-app": "danger",
		"id-new-number": "danger", "id-points-expire": "danger", "id-power-bill": "danger", "id-prize": "danger",
		"id-pulsa-transfer": "danger", "id-qr-swap": "danger", "id-relative": "danger", "id-safe-account": "danger",
		"id-screen-share": "danger", "id-state-aid": "danger", "id-sure-profit": "danger", "id-tariff": "danger",
		"id-task-job": "danger", "id-tax": "danger", "id-username": "danger", "id-vote": "danger",
		"id-whatsapp-ban": "danger", "id-wrapped-link": "danger", "mixed-disguise": "danger",
		"en-premium": "caution", "en-stranger": "caution", "en-voicemail": "danger", "id-bare-account": "caution",
		"id-debt": "danger", "id-gambling": "caution", "id-loan": "caution",
		"en-fraud-alert": "no-sign", "en-friend": "no-sign", "en-genuine-courier": "no-sign", "en-otp": "no-sign",
		"en-promo": "no-sign", "en-whatsapp-code": "no-sign", "en-wrapped-genuine": "no-sign",
		"id-family-transfer": "no-sign", "id-friend": "no-sign", "id-genuine-bank": "no-sign",
		"id-genuine-code": "no-sign", "id-myth": "no-sign", "id-operator-promo": "no-sign", "id-school": "no-sign",
		"id-warning":       "no-sign",
		"id-mixed-letters": "danger", "id-tracked-link": "no-sign",
		"ms-apk-wedding": "danger", "ms-call-forwarding": "danger", "ms-fine": "danger", "ms-new-number": "danger",
		"ms-safe-account": "danger", "ms-tac-request": "danger",
		"ms-genuine-tac": "no-sign", "ms-school": "no-sign",
	} {
		text, err := os.ReadFile("testdata/golden/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		r, err := Text(string(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Verdict.String(); got != want {
			t.Errorf("%s: %s with score %d and %v, expected %s", name, got, r.Score, r.Rules(), want)
		}
	}
}
