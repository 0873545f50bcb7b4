package main

import "context"

// memory is what the inbox remembers: hashes, for a while.
type memory interface {
	// claim notes a message and tells whether it was new. It is forgotten after
	// rememberFor, or at once by release.
	claim(ctx context.Context, message string) (fresh bool, err error)
	release(ctx context.Context, message string)
	// isOut tells whether a sender wants no answers; setOut changes it.
	isOut(ctx context.Context, sender string) (bool, error)
	setOut(ctx context.Context, sender string, out bool) error
}

// rememberFor is longer than any message that is still answered is old.
const rememberFor = maxAge + maxAhead
