// Package export makes up chats and writes them as phones export them: the same
// seed gives the same bytes. Tests read them back, benchmarks read large ones.
// Nobody said any of it; names, numbers and addresses are invented.
package export
