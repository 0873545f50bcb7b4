// Command finder is package link's finder alone, for the benchmark in
// web/test/bench, which compares it with finders written in JavaScript. The
// shipped engine has no part of it.
package main
