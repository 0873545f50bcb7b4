package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saring/internal/lang"
)

// TestWidgetTextsFresh: the widget's own texts are those of the language packs.
func TestWidgetTextsFresh(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	stands, err := os.ReadFile(filepath.Join("..", "..", widgetTextsFile))
	if err != nil {
		t.Fatal(err)
	}
	if string(stands) != string(widgetTexts(packs)) {
		t.Errorf("%s is not of these packs; run go generate ./internal/site", widgetTextsFile)
	}
}

// TestWidget: two forms of one script; the module still has its export and its address,
// and neither is among the files that a reader's device keeps.
func TestWidget(t *testing.T) {
	out, err := assembleSmall(t, smallWeb, "engine")
	if err != nil {
		t.Fatal(err)
	}
	if text := string(out["widget.js"]); !strings.Contains(text, "widget") || strings.Contains(text, "export") {
		t.Errorf("widget.js: %s", text)
	}
	if text := string(out["widget.mjs"]); !strings.Contains(text, "export{") || !strings.Contains(text, "import.meta.url") {
		t.Errorf("widget.mjs: %s", text)
	}
	if out["widget.mjs.br"] == nil {
		t.Error("widget.mjs is not compressed")
	}
}

// TestFrameIsNotKept: a reader of the site never opens the page that others embed.
func TestFrameIsNotKept(t *testing.T) {
	tree := with(smallWeb, "web/pages/frame.html", `{{.Framed}} {{.Asset "frame.js"}} {{.FrameTexts}}`)
	out, err := assembleSmall(t, tree, "engine")
	if err != nil {
		t.Fatal(err)
	}
	page := string(out["id/sisip/index.html"])
	if !strings.HasPrefix(page, "true /a/frame-") {
		t.Fatalf("page: %s", page)
	}
	for _, file := range listOf(t, out).Files {
		if strings.Contains(file, "sisip") || strings.Contains(file, "/frame-") || strings.Contains(file, "widget") {
			t.Errorf("%s is kept", file)
		}
	}
	if !strings.Contains(string(out[headersFile]), "\n/id/sisip/\n") || !strings.Contains(string(out[headersFile]), "\n/ar/embed/\n") {
		t.Error("the frames have no headers of their own")
	}
}
