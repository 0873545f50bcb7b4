package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// browsers are the oldest that Saring is written for: the first that pass
// 64-bit integers between scripts and WebAssembly, which the engine's imports
// need. Scripts and styles are rewritten so that these understand them.
var browsers = []api.Engine{
	{Name: api.EngineChrome, Version: "87"},
	{Name: api.EngineFirefox, Version: "78"},
	{Name: api.EngineSafari, Version: "15"},
	{Name: api.EngineIOS, Version: "15"},
}

// bundle joins the script or style entry (a path relative to root) and all that it
// imports into one file and shortens it. Defines are constants that the script
// may name; the values are put in as strings. What ends in .mjs stays a module.
func bundle(root, entry string, defines map[string]string) ([]byte, error) {
	define := map[string]string{}
	for name, value := range defines {
		define[name] = fmt.Sprintf("%q", value)
	}
	format := api.FormatIIFE
	if path.Ext(entry) == ".mjs" {
		format = api.FormatESModule
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{filepath.Join(root, filepath.FromSlash(entry))},
		AbsWorkingDir:     root,
		Outfile:           filepath.Join(root, "bundle"+path.Ext(entry)),
		Bundle:            true,
		Write:             false,
		Format:            format,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2020,
		Engines:           browsers,
		Define:            define,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		Charset:           api.CharsetUTF8,
		Plugins:           []api.Plugin{addressesStay},
		LogLevel:          api.LogLevelSilent,
	})
	if len(result.Errors) > 0 || len(result.Warnings) > 0 {
		return nil, fmt.Errorf("%s could not be bundled:\n%s", entry, complaints(append(result.Errors, result.Warnings...)))
	}
	if len(result.OutputFiles) != 1 {
		return nil, fmt.Errorf("%s became %d files; a room is one file with no imports", entry, len(result.OutputFiles))
	}
	return result.OutputFiles[0].Contents, nil
}

// addressesStay leaves url(/a/…) and url(#…) in a style as they are: they are
// addresses on the site and not files to put in.
var addressesStay = api.Plugin{Name: "addresses-stay", Setup: func(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: "^[/#]"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		if a.Kind != api.ResolveCSSURLToken {
			return api.OnResolveResult{}, nil
		}
		return api.OnResolveResult{Path: a.Path, External: true}, nil
	})
}}

// complaints writes esbuild's messages as lines "file:line: what".
func complaints(messages []api.Message) string {
	var lines []string
	for _, m := range messages {
		line := m.Text
		if m.Location != nil {
			line = fmt.Sprintf("%s:%d: %s", m.Location.File, m.Location.Line, m.Text)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
