package check

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The engine must not be able to reach a network, a file or a process, nor
// know the browser: what this package reaches is listed and searched.
func TestWall(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "saring/internal/check").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	reached := strings.Fields(string(out))
	if !slices.Contains(reached, "saring/internal/lure") {
		t.Fatalf("the list of what check reaches lacks internal/lure; the test reads the wrong thing: %v", reached)
	}
	for _, wall := range []string{"net", "net/http", "os", "os/exec", "syscall/js", "crypto/tls"} {
		if slices.Contains(reached, wall) {
			why, _ := exec.Command("go", "list", "-deps", "-f", `{{.ImportPath}}: {{.Imports}}`, "saring/internal/check").Output()
			t.Errorf("internal/check reaches %s; who imports it:\n%s", wall, importers(string(why), wall))
		}
	}
	// Bytes, not walls: each of these costs the engine tens of kB of brotli.
	for _, heavy := range []string{"fmt", "regexp", "encoding/json", "net/url"} {
		if slices.Contains(reached, heavy) {
			t.Errorf("internal/check reaches %s, which the engine's size cannot afford", heavy)
		}
	}
}

func importers(list, wanted string) string {
	var found []string
	for _, line := range strings.Split(list, "\n") {
		_, imports, _ := strings.Cut(line, ": ")
		if slices.Contains(strings.Fields(strings.Trim(imports, "[]")), wanted) {
			found = append(found, line)
		}
	}
	return strings.Join(found, "\n")
}
