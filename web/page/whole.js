// Points from the page for one message to the page for whole chats, when somebody
// brings one here. It is only a hint: what lies in the box is checked all the same.
const hint = document.getElementById("whole"); // absent in a frame

// How an exported chat begins its lines: a date, perhaps in brackets, and a time.
const DATED = /^[\u200e\u200f]?\[?\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2,4},?\s\p{Nd}{1,2}[.:]\p{Nd}{2}/gmu;

// hintAtWhole shows the way to the other page, or takes it away.
export function hintAtWhole(shown) {
  if (hint) hint.hidden = !shown;
}

// looksLikeChat tells whether a text begins with several dated lines.
export const looksLikeChat = (text) => (text.slice(0, 8000).match(DATED)?.length ?? 0) > 2;

// isExport tells whether a file that holds no text is one that only the other page reads.
export const isExport = (file) => /\.(zip|json|xml)$/i.test(file.name);
