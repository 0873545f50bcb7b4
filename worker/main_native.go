//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"saring/internal/link"
)

// Time-outs and sizes. A client that sends or reads slower than this loses its
// connection; the engine, the largest file, takes a minute at 100 kbit/s.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 15 * time.Second
	writeTimeout      = 2 * time.Minute
	idleTimeout       = time.Minute
	stopTimeout       = 5 * time.Second
	maxRequestHeader  = 32 << 10 // bytes
)

// loopback is where the server listens unless told otherwise: only programs of
// the same machine reach it.
const loopback = "127.0.0.1:8080"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
}

// settings are what the command line and the environment say.
type settings struct {
	address string
	folder  string
	log     string // file, "-" for standard output, "" for none
}

const usage = "usage: go run ./worker [-addr host:port] [-dir folder] [-log file], or check-headers URL, or lists URL…"

// readSettings reads the arguments. The environment's PORT changes the port of
// the default address; an address that is given wins.
func readSettings(arguments []string, port string, out io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("worker", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&s.address, "addr", "", "address to listen on (default "+loopback+"; PORT in the environment changes the port)")
	flags.StringVar(&s.folder, "dir", "dist", "folder with the site, written by go run ./internal/site")
	flags.StringVar(&s.log, "log", "", "file that gets one line per request, - for standard output; nothing is logged without it")
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return s, err
		}
		return s, errors.New(usage)
	}
	if flags.NArg() > 0 {
		return s, errors.New(usage)
	}
	if s.address != "" {
		if _, _, err := net.SplitHostPort(s.address); err != nil {
			return s, fmt.Errorf("the address %q is not host:port, as in -addr %s", s.address, loopback)
		}
		return s, nil
	}
	s.address = loopback
	if port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
			return s, fmt.Errorf("PORT is %q, which is not a port; use a number from 1 to 65535, as in PORT=8090", port)
		}
		host, _, _ := net.SplitHostPort(loopback)
		s.address = net.JoinHostPort(host, port)
	}
	return s, nil
}

// run serves until ctx ends and then lets running requests finish.
func run(ctx context.Context, arguments []string, getenv func(string) string, out io.Writer) error {
	if len(arguments) > 0 {
		switch arguments[0] {
		case "speech":
			return writeSpeech(out)
		case "check-headers":
			return checkHeaders(ctx, arguments[1:], out)
		case "lists":
			return fetchLists(ctx, arguments[1:], out, listsClient)
		}
	}
	s, err := readSettings(arguments, getenv("PORT"), out)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	site, err := openFolder(s.folder, func(err error) {
		fmt.Fprintln(os.Stderr, "worker: the last good build stays, since the new one cannot be read:", err)
	})
	if err != nil {
		return err
	}
	c, err := readConfig(getenv)
	if err != nil {
		return err
	}
	a := &api{config: c, allow: newLimits(c).allow, check: newCheckers(func() *link.Known { return site.snapshot().known }).check}
	in, err := openInbox(getenv)
	if err != nil {
		return err
	}
	server := newServer(newHandler(a, in, func() release { return site.snapshot().release }, static{site.snapshot}))
	listener, err := net.Listen("tcp", s.address)
	if err != nil {
		return listenFault(s.address, err)
	}
	address := listener.Addr()
	if s.log != "" {
		log, closeLog, err := openLog(s.log, out)
		if err != nil {
			listener.Close()
			return err
		}
		defer closeLog()
		log.watch(server)
		listener = log.listener(listener)
	}
	fmt.Fprintf(out, "Saring is open at http://%s (Ctrl+C stops it).\n", address)
	return serve(ctx, server, listener)
}

// openInbox returns the business inbox, or nil where it is off.
func openInbox(getenv func(string) string) (*inbox, error) {
	if getenv(inboxSwitch) == "" {
		return nil, nil
	}
	memory, err := openMemory(getenv("INBOX_OPTOUT"))
	if err != nil {
		return nil, err
	}
	return newInbox(getenv, memory, http.DefaultClient)
}

func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxRequestHeader,
	}
}

// serve runs the server until it fails or ctx ends.
func serve(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// The signal's own context has ended, so stopping gets a fresh one.
	last, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		// Somebody still reads or sends; they had their time.
		return server.Close()
	}
	return nil
}

// listenFault turns what the system says into what a person can do.
func listenFault(address string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("another program already listens on %s; end it or choose another port, as in PORT=8090 make run", address)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("this account may not listen on %s; choose a port above 1023, as in PORT=8090 make run", address)
	}
	return fmt.Errorf("cannot listen on %s: %w", address, err)
}

// openLog opens the request log.
func openLog(name string, out io.Writer) (*requestLog, func(), error) {
	if name == "-" {
		return &requestLog{out: out}, func() {}, nil
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("the request log cannot be opened: %w", err)
	}
	return &requestLog{out: file}, func() { file.Close() }, nil
}
