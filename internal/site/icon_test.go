package main

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAppIcons: each picture has its size, paper at its corners, and the mark's
// ink where the drawing has it; a maskable one keeps the mark within the
// middle 80 % that every phone leaves.
func TestAppIcons(t *testing.T) {
	root, err := moduleRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	svg, err := os.ReadFile(filepath.Join(root, "web/icons/mark.svg"))
	if err != nil {
		t.Fatal(err)
	}
	out, assets := files{}, map[string]string{}
	if err := addAppIcons(out, assets, svg); err != nil {
		t.Fatal(err)
	}
	for _, icon := range appIcons {
		data := out[strings.TrimPrefix(assets[icon.name], "/")]
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", icon.name, err)
		}
		if b := picture.Bounds(); b.Dx() != icon.size || b.Dy() != icon.size {
			t.Errorf("%s is %v", icon.name, b)
		}
		if len(data) > 20_000 {
			t.Errorf("%s has %d bytes", icon.name, len(data))
		}
		ink := color.RGBA{0x2b, 0x87, 0x99, 0xff}
		at := func(x, y float64) color.Color { // in units of the drawing
			scale := float64(icon.size) / float64(icon.span)
			shift := float64(icon.span-32) / 2
			return picture.At(int((x+shift)*scale), int((y+shift)*scale))
		}
		for _, want := range []struct {
			x, y float64
			ink  bool
		}{{13.5, 13, true}, {13.5, 2, true}, {26, 25.5, true}, {13.5, 10.1, false}, {29, 5, false}, {8.6, 10.2, true}} {
			if got := at(want.x, want.y) == color.Color(ink); got != want.ink {
				t.Errorf("%s: ink at %v, %v: %v", icon.name, want.x, want.y, got)
			}
		}
		if picture.At(0, 0) != color.Color(paper) || picture.At(icon.size-1, icon.size-1) != color.Color(paper) {
			t.Errorf("%s: no paper in the corners", icon.name)
		}
		if !strings.HasPrefix(icon.name, "maskable") {
			continue
		}
		half := icon.size / 2
		for y := range icon.size {
			for x := range icon.size {
				if dx, dy := x-half, y-half; (dx*dx+dy*dy)*25 > icon.size*icon.size*4 && picture.At(x, y) != color.Color(paper) {
					t.Fatalf("%s: ink at %d, %d, outside the middle 80 %%", icon.name, x, y)
				}
			}
		}
	}
}

func TestDrawingRefuses(t *testing.T) {
	for name, test := range map[string]struct{ svg, want string }{
		"nothing":         {`<svg viewBox="0 0 32 32"/>`, "nothing is drawn"},
		"another size":    {`<svg viewBox="0 0 24 24"/>`, "0 0 24 24"},
		"another form":    {`<svg viewBox="0 0 32 32"><rect/></svg>`, "<rect> is not known"},
		"a curve":         {`<svg viewBox="0 0 32 32"><path fill="none" stroke-width="1" stroke-linecap="round" d="M1 1c2 2 3 3 4 4"/></svg>`, "is not known"},
		"no number":       {`<svg viewBox="0 0 32 32"><circle cx="x" cy="1" r="1"/></svg>`, "no number"},
		"outside":         {`<svg viewBox="0 0 32 32"><circle cx="1e9" cy="1" r="1"/></svg>`, "no number"},
		"a colour's name": {`<svg viewBox="0 0 32 32"><g fill="teal"/></svg>`, "teal"},
	} {
		if _, err := readDrawing([]byte(test.svg)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
