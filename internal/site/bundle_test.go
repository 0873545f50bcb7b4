package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestBundle(t *testing.T) {
	tests := []struct {
		name, entry string
		tree        map[string]string
		defines     map[string]string
		has, lacks  []string
	}{
		{
			"script", "main.js",
			map[string]string{
				"main.js": "/*! @license long text */\nimport { greet } from './part/greet.js';\n// comment\ngreet(ENGINE_URL);\n",
				// `</script>` and a name that only the other file uses
				"part/greet.js": "export function greet(longParameterName) { console.log('from part', longParameterName); }\nexport const unused = 'unused text';\n",
			},
			map[string]string{"ENGINE_URL": `/a/"engine".wasm`},
			[]string{"from part", `/a/"engine".wasm`},
			[]string{"license", "comment", "import", "longParameterName", "unused text", "ENGINE_URL"},
		},
		{
			"style", "main.css",
			map[string]string{
				"main.css":         "@import './part/tokens.css';\n/* comment */\nbody { background: url('/a/x.svg'); fill: url(#y); }\n",
				"part/tokens.css":  ":root { --ink: #111111; }\n",
				"part/ignored.css": "i { color: red }",
			},
			nil,
			[]string{"--ink", "url(/a/x.svg)", "url(#y)"},
			[]string{"@import", "comment", "color:red", "\n\n"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := bundle(writeTree(t, "web", test.tree), test.entry, test.defines)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.has {
				if !strings.Contains(string(got), want) {
					t.Errorf("%q is missing in %s", want, got)
				}
			}
			for _, left := range test.lacks {
				if strings.Contains(string(got), left) {
					t.Errorf("%q is left in %s", left, got)
				}
			}
			again, err := bundle(writeTree(t, "elsewhere", test.tree), test.entry, test.defines)
			if err != nil || string(again) != string(got) {
				t.Errorf("another folder gave other bytes: %s, %v", again, err)
			}
		})
	}
}

func TestBundleFaults(t *testing.T) {
	tests := []struct {
		name, entry string
		tree        map[string]string
		want        []string
	}{
		{"syntax", "main.js", map[string]string{"main.js": "\nlet let = ;"}, []string{"main.js could not be bundled", "main.js:2: "}},
		{"missing import", "main.js", map[string]string{"main.js": "import './nowhere.js'"}, []string{"main.js:1: ", "nowhere.js"}},
		{"a network address", "main.js", map[string]string{"main.js": "import '/a/remote.js'"}, []string{"main.js:1: "}},
		{"warning", "main.js", map[string]string{"main.js": "if (x === NaN) y()"}, []string{"main.js:1: "}},
		{"style", "main.css", map[string]string{"main.css": "a { color: red"}, []string{"main.css:1: "}},
		{"no entry", "main.js", map[string]string{"other.js": ""}, []string{"main.js could not be bundled"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := bundle(writeTree(t, "web", test.tree), filepath.ToSlash(test.entry), nil)
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is missing in: %v", want, err)
				}
			}
		})
	}
}
