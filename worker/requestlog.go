//go:build !js

package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
)

// requestLog writes one line of JSON per request. It exists for tests, which
// ask it what a page really sent; without the option -log there is none.
type requestLog struct {
	mutex sync.Mutex
	out   io.Writer
}

// logLine is one line of the log.
type logLine struct {
	Method string `json:"method"`
	// Path is the request's target as it arrived, query included.
	Path string `json:"path"`
	// Bytes counts all that arrived for this request: request line, headers,
	// and as much of the body as was sent.
	Bytes int64 `json:"bytes"`
}

func (l *requestLog) write(line logLine) {
	text, err := json.Marshal(line)
	if err != nil {
		return // strings and a number always encode
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	_, _ = l.out.Write(append(text, '\n'))
}

type connectionKey struct{}

// watch makes server write the log. Bytes are counted on the connection, under
// HTTP, so that nothing that reaches this program goes uncounted: what arrives
// but never becomes a request (a broken one, another protocol) gets a line
// with an empty method when its connection ends.
func (l *requestLog) watch(server *http.Server) {
	next := server.Handler
	server.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		return context.WithValue(ctx, connectionKey{}, c)
	}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		line := logLine{Method: r.Method, Path: r.RequestURI}
		defer func() {
			if c, ok := r.Context().Value(connectionKey{}).(*countedConn); ok {
				line.Bytes = c.received.Swap(0)
			}
			l.write(line)
		}()
		next.ServeHTTP(w, r)
	})
	server.ConnState = func(c net.Conn, state http.ConnState) {
		if counted, ok := c.(*countedConn); ok && state == http.StateClosed {
			if rest := counted.received.Swap(0); rest > 0 {
				l.write(logLine{Bytes: rest})
			}
		}
	}
}

// listener returns l with connections that count.
func (l *requestLog) listener(inner net.Listener) net.Listener { return countingListener{inner} }

type countingListener struct{ net.Listener }

func (l countingListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &countedConn{Conn: c}, nil
}

// countedConn counts the bytes that were received since the last line.
type countedConn struct {
	net.Conn
	received atomic.Int64
}

func (c *countedConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.received.Add(int64(n))
	return n, err
}
