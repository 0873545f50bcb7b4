// Package chat reads exported chats: text comes in as chunks of any size,
// messages go out one by one, and the file is never held.
//
// Three kinds of file are known by how they begin. WhatsApp's text export has
// a header before each message, and that header is written in the language of
// the phone: the order and the signs of the date, the clock, the words for the
// halves of the day and even the digits differ (header.go, header_words.go).
// No list of languages is needed for it, only the parts that a header can have;
// what the first header looks like, all of a file look like. A line that is no
// header belongs to the message before it. Telegram's export is JSON
// (telegram.go), SMS Backup & Restore writes XML (sms.go).
//
// "03/04/25" does not say which number is the month. The file as a whole
// usually does, so messages carry the three numbers as they were written, and
// Reader.Order says at any time how they are best read and how sure that is
// (order.go).
//
// Memory is bounded whatever comes: a message longer than MaxText goes out in
// parts, each with the same sender and time, so that nothing is lost.
package chat
