package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"saring/internal/channel"
	"saring/internal/lang"
)

// A business signs its channel pack (package channel says what that is and what a
// signature shows) with a key of its own:
//
//	go run ./internal/site sign -new channels.key
//	go run ./internal/site sign channels.key pack.json
//
// The first command makes a key. The file holds a secret: whoever has it can sign
// in the business's name, so it stays out of every repository. The second checks
// the pack, names every fault by file and place, and writes the signature into it.
const signUsage = "usage: go run ./internal/site sign [-new] KEYFILE [PACK.json]"

// keyHead is how a key file begins; the seed in base64 follows.
const keyHead = "saring-channel-key 1 "

// sign is the command.
func sign(arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("sign", flag.ContinueOnError)
	flags.SetOutput(out)
	fresh := flags.Bool("new", false, "make a key and write it to KEYFILE, which must not exist")
	flags.Usage = func() { fmt.Fprintln(out, signUsage); flags.PrintDefaults() }
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return errors.New(signUsage)
	}
	switch {
	case *fresh && flags.NArg() == 1:
		return newKey(flags.Arg(0), out)
	case !*fresh && flags.NArg() == 2:
		return signPack(flags.Arg(0), flags.Arg(1), out)
	}
	return errors.New(signUsage)
}

func newKey(file string, out io.Writer) error {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		if errors.Is(err, os.ErrExist) {
			return fmt.Errorf("%s exists already, and a key in it would be lost; name another file", file)
		}
		return err
	}
	_, err = f.WriteString(keyHead + base64.StdEncoding.EncodeToString(key.Seed()) + "\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: a new key, fingerprint %s. Keep the file secret.\n", file, fingerprint(key))
	return nil
}

func fingerprint(key ed25519.PrivateKey) string {
	p := channel.Pack{Key: key.Public().(ed25519.PublicKey)}
	return p.Fingerprint()
}

func readKey(file string) (ed25519.PrivateKey, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	rest, ok := strings.CutPrefix(string(text), keyHead)
	seed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(rest))
	if !ok || err != nil || len(seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("%s is no key of this program; make one with go run ./internal/site sign -new KEYFILE", file)
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// signPack writes the signature into the pack's file. A signature that stands there
// is replaced, whether it fits or not: whoever has changed a pack signs it anew.
func signPack(keyFile, file string, out io.Writer) error {
	key, err := readKey(keyFile)
	if err != nil {
		return err
	}
	data, err := readPackFile(file)
	if err != nil {
		return err
	}
	p, faults := channel.ReadUnsigned(data)
	if p == nil {
		return packFaults(file, faults)
	}
	p.Key = key.Public().(ed25519.PublicKey)
	p.Signature = ed25519.Sign(key, p.AppendSigned(nil))
	signed := p.AppendJSON(nil)
	if q, faults := channel.Read(signed); q == nil {
		return packFaults(file, faults)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, signed, "", "  "); err != nil {
		return err
	}
	pretty.WriteByte('\n')
	// Beside its place first, so that a pack is never half written.
	if err := os.WriteFile(file+".new", pretty.Bytes(), 0o644); err != nil {
		return err
	}
	if err := os.Rename(file+".new", file); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: the pack of %s with %d channels is signed, fingerprint %s.\n", file, p.Name, p.Channels(), p.Fingerprint())
	return nil
}

// readPackFile reads a file unless it is larger than any pack.
func readPackFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Size() > channel.MaxSize {
		return nil, packFaults(file, channel.TooLarge(info.Size()))
	}
	return os.ReadFile(file)
}

// packFaults makes one error of all faults, a line for each.
func packFaults(file string, faults channel.Faults) error {
	say := lang.Find(lang.Fallback).Text
	var lines []string
	for i := range faults.List {
		f := &faults.List[i]
		place := file
		if f.Path != "" {
			place += ": " + f.Path
		}
		lines = append(lines, place+": "+f.Sentence(say))
	}
	if faults.More > 0 {
		lines = append(lines, fmt.Sprintf("%s: and %d more", file, faults.More))
	}
	return errors.New(strings.Join(lines, "\n"))
}
