//go:build !wasip1

package lure

// settleLater: see vocabulary.finish. A server reads many messages at once, so all
// is worked out before the first.
const settleLater = false
