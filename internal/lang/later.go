//go:build !wasip1

package lang

// textsLater: see parseAll. Whoever edits a pack hears of every fault at once.
const textsLater = false
