package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"
)

// An appIcon is one picture of the mark for a home screen, made from the same
// drawing that browsers show in a tab.
type appIcon struct {
	name string
	size int // pixels a side
	span int // side of the picture, in units of the drawing (32 a side)
}

// appIcons: a phone cuts a maskable icon to its own shape and promises to leave
// only the middle 80 %, so the mark is smaller there.
var appIcons = []appIcon{
	{"icon-180.png", 180, 44}, // iPhone and iPad
	{"icon-192.png", 192, 40},
	{"icon-512.png", 512, 40},
	{"maskable-512.png", 512, 56},
}

// paper is the page's own background, behind every icon: some phones show what is
// transparent as black.
var paper = color.RGBA{0xf5, 0xef, 0xe3, 0xff}

// addAppIcons draws the mark in all sizes and adds the pictures as assets.
func addAppIcons(out files, assets map[string]string, svg []byte) error {
	mark, err := readDrawing(svg)
	if err != nil {
		return fmt.Errorf("mark.svg: %w", err)
	}
	for _, icon := range appIcons {
		var data bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&data, mark.paint(icon.size, icon.span)); err != nil {
			return err
		}
		assets[icon.name] = out.addAsset(icon.name, data.Bytes())
	}
	return nil
}

// A drawing is what mark.svg may hold: discs, rings and straight strokes with
// round ends, all in one colour, 32 units a side.
type drawing struct {
	shapes []shape
	ink    color.RGBA
}

// grid is how many steps a unit of the drawing has. Painting counts in whole
// steps, since fractions are rounded differently from machine to machine, and
// the icons must be the same bytes everywhere.
const grid = 256

// shape is all points between two distances from a stretch; a disc and a ring
// have one of no length. All in steps.
type shape struct {
	ax, ay, bx, by int
	from, to       int
}

func (s shape) covers(x, y int) bool {
	dx, dy := s.bx-s.ax, s.by-s.ay
	long := dx*dx + dy*dy
	along := (x-s.ax)*dx + (y-s.ay)*dy
	var square, unit int // squared distance, in units of 1/unit square steps
	switch {
	case along <= 0:
		square, unit = (x-s.ax)*(x-s.ax)+(y-s.ay)*(y-s.ay), 1
	case along >= long:
		square, unit = (x-s.bx)*(x-s.bx)+(y-s.by)*(y-s.by), 1
	default:
		across := (x-s.ax)*dy - (y-s.ay)*dx
		square, unit = across*across, long
	}
	return square >= s.from*s.from*unit && square <= s.to*s.to*unit
}

// samples is how many points a side are asked in each pixel.
const samples = 4

// paint draws on paper: size pixels a side, showing span units of the drawing
// around its middle.
func (d drawing) paint(size, span int) *image.Paletted {
	var shades color.Palette
	most := samples * samples
	mix := func(a, b uint8, n int) uint8 { return uint8((int(a)*(most-n) + int(b)*n + most/2) / most) }
	for n := range most + 1 {
		shades = append(shades, color.RGBA{mix(paper.R, d.ink.R, n), mix(paper.G, d.ink.G, n), mix(paper.B, d.ink.B, n), 0xff})
	}
	picture := image.NewPaletted(image.Rect(0, 0, size, size), shades)
	at := func(n int) int { return (2*n+1)*span*grid/(2*size*samples) - (span-32)*grid/2 }
	for y := range size {
		for x := range size {
			picture.SetColorIndex(x, y, uint8(d.count(x*samples, y*samples, at)))
		}
	}
	return picture
}

// count tells how many sample points of the pixel that begins at x, y are covered.
func (d drawing) count(x, y int, at func(int) int) (n int) {
	for dy := range samples {
		for dx := range samples {
			for _, s := range d.shapes {
				if s.covers(at(x+dx), at(y+dy)) {
					n++
					break
				}
			}
		}
	}
	return n
}

// readDrawing reads the few forms that a drawing may have and refuses others,
// which it would otherwise leave out in silence.
func readDrawing(svg []byte) (d drawing, err error) {
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if token == nil {
			if len(d.shapes) == 0 {
				return d, fmt.Errorf("nothing is drawn: %w", err)
			}
			return d, nil
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		of := map[string]string{}
		for _, a := range element.Attr {
			of[a.Name.Local] = a.Value
		}
		switch element.Name.Local {
		case "svg":
			if of["viewBox"] != "0 0 32 32" {
				return d, fmt.Errorf("the viewBox is %q; an icon is made from 0 0 32 32", of["viewBox"])
			}
		case "g":
			var rgb uint32
			if _, err := fmt.Sscanf(of["fill"], "#%06x", &rgb); err != nil {
				return d, fmt.Errorf("the fill of <g> is %q; write a colour as #2b8799", of["fill"])
			}
			d.ink = color.RGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xff}
		case "circle", "path":
			s, err := readShape(element.Name.Local, of)
			if err != nil {
				return d, err
			}
			d.shapes = append(d.shapes, s)
		default:
			return d, fmt.Errorf("<%s> is not known; an icon is made from <g>, <circle> and <path>", element.Name.Local)
		}
	}
}

func readShape(name string, of map[string]string) (s shape, err error) {
	var numbers []int
	texts := []string{of["cx"], of["cy"], of["r"]}
	if name == "path" {
		texts = strings.Fields(strings.TrimPrefix(of["d"], "M"))
		if len(texts) != 4 || of["stroke-linecap"] != "round" {
			return s, fmt.Errorf("the path %q is not known; an icon is made from one stroke \"Mx y x y\" with round ends", of["d"])
		}
	}
	if of["fill"] == "none" {
		texts = append(texts, of["stroke-width"])
	}
	for _, text := range texts {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || n < 0 || n > 32 {
			return s, fmt.Errorf("%q in a <%s> is no number from 0 to 32", text, name)
		}
		numbers = append(numbers, int(n*grid))
	}
	switch {
	case name == "path" && len(numbers) == 5:
		return shape{numbers[0], numbers[1], numbers[2], numbers[3], 0, numbers[4] / 2}, nil
	case name == "circle" && len(numbers) == 4:
		return shape{numbers[0], numbers[1], numbers[0], numbers[1], numbers[2] - numbers[3]/2, numbers[2] + numbers[3]/2}, nil
	case name == "circle":
		return shape{numbers[0], numbers[1], numbers[0], numbers[1], 0, numbers[2]}, nil
	}
	return s, fmt.Errorf("a <path> without fill=\"none\" is not known")
}
