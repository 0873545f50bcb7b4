// What the frame is granted, and why no more.
//
// Sandbox. allow-scripts: the checker is a script. allow-same-origin: it keeps its own
// origin, without which it could start no worker; it is never the origin of the page
// around it, so it can't reach up and take its sandbox off. Not granted: to open
// windows, to send the page elsewhere, to submit forms, to save files, to show alerts.
//
// Features. clipboard-write: its buttons copy the result. Not clipboard-read: a browser
// keeps that permission under the name of the page around the frame, so a reader who
// allows Saring to paste would allow the host to read the clipboard ever after.
export const sandbox = "allow-scripts allow-same-origin";
export const allow = "clipboard-write";
