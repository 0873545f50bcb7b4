package chat

import "strings"

// What WhatsApp writes in place of words. Most marks have a form that every
// language keeps; where only words tell, they are listed, and a language that
// is not costs no more than the mark's name.

// isDeleted knows the whole text that stands for a deleted message.
func isDeleted(line string) bool {
	switch strings.TrimSuffix(line, ".") {
	case "This message was deleted", "You deleted this message", "This message was deleted by admin",
		"Pesan ini telah dihapus", "Pesan ini dihapus", "Anda menghapus pesan ini", "Anda telah menghapus pesan ini", "Mesej ini telah dipadamkan",
		"Diese Nachricht wurde gelöscht", "Du hast diese Nachricht gelöscht", "Dit bericht is verwijderd", "U hebt dit bericht verwijderd",
		"Se eliminó este mensaje", "Eliminaste este mensaje", "Este mensaje fue eliminado", "Mensagem apagada", "Esta mensagem foi apagada", "Você apagou esta mensagem",
		"Ce message a été supprimé", "Vous avez supprimé ce message", "Questo messaggio è stato eliminato", "Hai eliminato questo messaggio",
		"Сообщение удалено", "Данное сообщение удалено", "Вы удалили данное сообщение", "Bu mesaj silindi", "Bu mesajı sildiniz",
		"تم حذف هذه الرسالة", "حذفتَ هذه الرسالة", "यह मैसेज हटाया गया", "यह संदेश मिटाया गया", "आपने यह मैसेज हटाया", "此消息已删除", "您删除了这条消息", "此訊息已刪除", "您已刪除此訊息",
		"このメッセージは削除されました", "삭제된 메시지입니다":
		return true
	}
	return false
}

var omittedWords = [...]string{
	"omitted", "tidak disertakan", "tak disertakan", "weggelassen", "ausgeschlossen", "omitido", "omitida", "oculto", "ocultado", "oculta", "omesso", "omessi", "omise", "omis", "omessa",
	"weggelaten", "пропущен", "без медиафайлов", "dahil edilmedi", "dikecualikan", "utelämnad", "udeladt", "utelatt", "pominięto", "vynechán", "المحذوف", "استبعاد", "已忽略", "已略過", "省略", "생략",
}

var attachedWords = [...]string{
	"file attached", "file terlampir", "datei angehängt", "archivo adjunto", "arquivo anexado", "ficheiro anexado", "fichier joint", "file allegato",
	"bestand bijgevoegd", "файл добавлен", "dosya ekli", "fail dilampirkan", "fail terlampir", "załączono plik", "tệp đính kèm", "ملف مرفق", "الملف مرفق",
	"फ़ाइल संलग्न है", "文件附件", "檔案附件", "附件", "ファイル添付", "添付ファイル", "파일 첨부됨",
}

// leftToRight stands before what an iPhone writes by itself.
const leftToRight = "\u200e"

// kindOf reads the marks of a text.
func kindOf(sender, text string) (kind Kind, edited bool) {
	if text == "" {
		return Written, false
	}
	own := strings.HasPrefix(text, leftToRight)
	body := strings.TrimPrefix(text, leftToRight)
	attached := false
	if strings.HasSuffix(body, ">") {
		if i := strings.LastIndexByte(body, '<'); i > 0 && len(body)-i < 200 {
			marked := strings.HasSuffix(body[:i], leftToRight)
			attached = marked && strings.Contains(body[i:], ": ") // 2 pages <attached: …>
			edited = !attached && (marked || strings.HasSuffix(body[:i], " ") && isEdited(body[i:]))
		}
	}
	if sender == "" {
		return Notice, edited
	}
	first, _, _ := strings.Cut(body, "\n")
	switch {
	case len(body) > 4 && body[0] == '<' && strings.HasSuffix(first, ">") && len(first) < 200:
		if own && strings.Contains(first, ": ") {
			return Attached, edited // <attached: 00000012-PHOTO.jpg>
		}
		if first == body {
			return Omitted, edited
		}
	case strings.HasSuffix(first, ")") && isAttached(first):
		return Attached, edited
	}
	switch {
	case len(first) == len(body) && len(body) < 100 && isDeleted(body):
		return Deleted, edited
	case strings.HasPrefix(body, "Messages") && strings.Contains(first, "end-to-end encr") || strings.HasPrefix(body, "Pesan dan panggilan") && strings.Contains(first, "enkripsi"):
		return Notice, edited
	case own && len(first) < 160 && contains(strings.ToLower(first), omittedWords[:]):
		return Omitted, edited
	}
	switch {
	case attached:
		return Attached, edited
	case own && !edited:
		return Notice, edited
	}
	return Written, edited
}

func isEdited(mark string) bool {
	low := strings.ToLower(mark)
	return contains(low, []string{"edited", "diedit", "disunting", "bearbeitet", "edit", "modifi", "düzenlendi", "изменено", "bewerkt", "تعديل", "संपादित", "已编辑", "已編輯", "編集", "수정"})
}

// isAttached knows "name.ext (file attached)" in its languages, and in any
// language where the name is one that WhatsApp gives.
func isAttached(line string) bool {
	i := strings.LastIndex(line, " (")
	if i <= 0 || len(line)-i > 64 {
		return false
	}
	name, mark := strings.TrimPrefix(line[:i], leftToRight), strings.ToLower(line[i+2:len(line)-1])
	if dot := strings.LastIndexByte(name, '.'); dot <= 0 || len(name)-dot > 8 {
		return false
	}
	return contains(mark, attachedWords[:]) || len(name) > 8 && name[3] == '-' && strings.Contains(name, "-WA") && name[0] >= 'A' && name[0] <= 'Z'
}

func contains(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
