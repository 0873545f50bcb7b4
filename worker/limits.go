//go:build !js

package main

import (
	"time"

	"golang.org/x/time/rate"
)

// limits counts each token's calls. Up to ten seconds' worth may come at once.
type limits []*rate.Limiter

func newLimits(c config) limits {
	if c.perMinute == 0 {
		return nil
	}
	l := make(limits, len(c.tokens))
	for i := range l {
		l[i] = rate.NewLimiter(rate.Every(time.Minute/time.Duration(c.perMinute)), max(c.perMinute/6, 1))
	}
	return l
}

// allow counts one call of a token.
func (l limits) allow(caller int) bool { return l == nil || l[caller].Allow() }
