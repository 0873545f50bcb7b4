package chat

import (
	"strings"
	"unsafe"
)

// What WhatsApp writes in place of words. Most marks have a form that every
// language keeps; where only words tell, they are listed, and a language that
// is not costs no more than the mark's name.

// deletedTexts are the whole texts that stand for a deleted message.
const deletedTexts = `
This message was deleted
You deleted this message
Pesan ini telah dihapus
Pesan ini dihapus
Anda menghapus pesan ini
Anda telah menghapus pesan ini
Mesej ini telah dipadamkan
Anda memadamkan mesej ini
Diese Nachricht wurde gelöscht
Du hast diese Nachricht gelöscht
Dit bericht is verwijderd
Se eliminó este mensaje
Eliminaste este mensaje
Mensagem apagada
Esta mensagem foi apagada
Ce message a été supprimé
Questo messaggio è stato eliminato
Сообщение удалено
Данное сообщение удалено
Bu mesaj silindi
تم حذف هذه الرسالة
यह मैसेज हटाया गया
此消息已删除
此訊息已刪除
このメッセージは削除されました
삭제된 메시지입니다
`

// deletedBegins are the first two bytes of them, so that most messages cost one
// short search.
const deletedBegins = "ThYoPeAnMeDiDuSeElEsCeQu\xd0\xa1\xd0\x94Bu\xd8\xaa\xe0\xa4\xe6\xad\xe3\x81\xec\x82"

// omittedWords and the lists after it are parts of what an iPhone or Android
// writes, in small letters where there are such.
const (
	omittedWords  = "omitted|disertakan|weggelassen|omitid|ocult|omess|omesso|omis|weggelaten|пропущ|dahil edilmedi|dikecualikan|المحذوف|已忽略|已略過|省略|생략"
	attachedWords = "attached|terlampir|angehängt|adjunto|anexado|joint|allegato|bijgevoegd|добавлен|ekli|dilampirkan|مرفق|संलग्न|附件|添付|첨부"
	editedWords   = "edit|disunting|bearbeitet|modifi|düzenlendi|изменено|bewerkt|تعديل|संपादित|已编辑|已編輯|編集|수정"
)

// leftToRight stands before what an iPhone writes by itself.
const leftToRight = "\u200e"

// Marks reads the marks of a message: its kind, and whether its sender changed it.
// It is asked for and not done for each message, as nothing is judged by it.
func (m *Message) Marks() (kind Kind, edited bool) {
	if m.file || m.edited {
		if m.file {
			kind = Attached
		}
		return kind, m.edited
	}
	body := strings.TrimPrefix(m.Text, leftToRight)
	own := len(body) < len(m.Text)
	last, attached := byte(0), false
	if body != "" {
		last = body[len(body)-1]
	}
	if last == '>' {
		if i := strings.LastIndexByte(body, '<'); i > 0 && len(body)-i < 200 {
			marked := strings.HasSuffix(body[:i], leftToRight)
			attached = marked && has(body[i:], ": ") // 2 pages <attached: …>
			edited = !attached && (marked || body[i-1] == ' ' && has(body[i:], editedWords))
		}
	}
	if m.Sender == "" || m.Notice {
		return Notice, edited
	}
	first := body
	if i := strings.IndexByte(body, '\n'); i >= 0 {
		first = body[:i]
	}
	switch {
	case attached:
		return Attached, false
	case len(body) > 4 && body[0] == '<' && last == '>' && len(first) == len(body) && len(body) < 200:
		if own && has(body, ": ") {
			return Attached, edited // <attached: 00000012-PHOTO.jpg>
		}
		return Omitted, edited
	case isAttached(first):
		return Attached, edited
	case len(first) == len(body) && isDeleted(body):
		return Deleted, edited
	case own && len(body) < 160 && has(body, omittedWords):
		return Omitted, edited
	case own && !edited || has(first[:min(len(first), 40)], "Messages and calls are end-to-end|Pesan dan panggilan dienkripsi"):
		return Notice, edited
	}
	return Written, edited
}

func isDeleted(line string) bool {
	if n := len(line); n < 10 || n > 100 || !strings.Contains(deletedBegins, line[:2]) {
		return false
	}
	return strings.Contains(deletedTexts, "\n"+strings.TrimSuffix(line, ".")+"\n")
}

// isAttached knows "name.ext (file attached)" in its languages, and in any
// language where the name is one that WhatsApp gives.
func isAttached(line string) bool {
	i := len(line) - 1
	if i < 8 || line[i] != ')' {
		return false
	}
	i = strings.LastIndex(line, " (")
	dot := strings.LastIndexByte(line[:max(i, 0)], '.')
	return dot > 0 && i-dot <= 8 && len(line)-i < 64 && (has(line[i:], attachedWords) || line[3] == '-' && has(line[:i], "-WA"))
}

// has reports that a text has one of the words, which stand between bars.
func has(text, words string) bool {
	for words != "" {
		end := strings.IndexByte(words, '|')
		word := words
		if end >= 0 {
			word, words = words[:end], words[end+1:]
		} else {
			words = ""
		}
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// view shows bytes as a string without copying them. It holds as long as they do.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
