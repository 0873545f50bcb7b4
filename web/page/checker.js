// Asks the checking room, one message at a time, or one reading of exported chats.
//
// While the room works, only the newest message waits: a person who types sees
// the report of what stands there now, never a queue of older ones. A trap is
// repaired inside the room (see rooms/checking.js). A room that hangs or dies is
// ended here, and the spare takes over; when the spare is used up as well, only
// a reload helps, because a sealed page can't start a worker.

// How long a room may take, in ms: a slow phone reads a million letters in
// about a second, so this is ten times that, and never under 8 s.
const patience = (text) => 8000 + text.length / 100;

// checkerIn makes a checker of running checking rooms, the spare last.
//
// ask(lang, text) asks for a report. onanswer(text, report, failed) is called
// with the report as JSON text, or with undefined and a reason: "message",
// "memory", "slow", "large" or "dead". mask(lang, text) resolves to what to mask in a
// text (check.AppendMasks), or to undefined. usePack(lang, text) resolves to what the
// engine says of a channel pack, or to { failed }; every room that works from then on
// has it. wipe() makes the room forget the last message.
//
// read(lang, files) has exported chats read; onread(letter) gets what
// rooms/reading.js posts about them, and { failed: "dead" | "message" } when the
// room is lost. stop() ends the reading at once: nothing more is said of it.
export function checkerIn(rooms) {
  let asked; // what the room works on: { id, lang, text }
  let waiting; // what to ask next
  let clock;
  let count = 0;
  let reading = 0; // the number of the reading that is heard, or 0
  const hearing = new Map(); // by number, what hears the room's answer to mask and usePack
  let pack; // the channel pack in use: { lang, channels }

  const checker = {
    onanswer() {},
    onread() {},
    read(lang, files) {
      reading = ++count;
      if (rooms.length === 0) return lost("dead");
      rooms[0].postMessage({ reading, lang, files });
    },
    stop() {
      reading = 0;
      rooms[0]?.postMessage({ reading });
    },
    ask(lang, text) {
      waiting = { id: ++count, lang, text };
      if (!asked) next();
    },
    mask: async (lang, text) => answerTo(await put({ lang, text, mask: true }, patience(text))),
    async usePack(lang, channels) {
      pack = { lang, channels };
      return answerTo(await put(pack, patience(channels))) ?? { failed: true };
    },
    // The room drops its engine and with it the memory that held the message.
    wipe() {
      waiting = undefined;
      if (asked) asked.dropped = true;
      rooms[0]?.postMessage({ wipe: true });
    },
  };

  // put asks the room one thing beside the messages; undefined where no answer comes in time.
  function put(question, time) {
    return new Promise((done) => {
      const id = ++count;
      const hear = (data) => {
        hearing.delete(id);
        done(data);
      };
      hearing.set(id, hear);
      rooms[0]?.postMessage({ id, ...question });
      setTimeout(hear, rooms[0] ? time : 0);
    });
  }

  const answerTo = (data) => data?.report && JSON.parse(data.report);

  function next() {
    asked = waiting;
    waiting = undefined;
    if (!asked) return;
    if (rooms.length === 0) return answered(undefined, "dead");
    const { id, lang, text } = asked;
    rooms[0].postMessage({ id, lang, text });
    clock = setTimeout(() => replace("slow"), patience(text));
  }

  function answered(report, failed) {
    clearTimeout(clock);
    const { text, dropped } = asked;
    asked = undefined;
    // What no longer stands in the box is not worth drawing.
    if (!waiting && !dropped) checker.onanswer(text, report, failed);
    if (!asked) next();
  }

  function listen() {
    const room = rooms[0];
    if (!room) return;
    room.onmessage = ({ data }) => {
      if (asked && data.id === asked.id) answered(data.report, data.failed);
      else if (reading && data.reading === reading) checker.onread(data);
      else if (!("reading" in data)) hearing.get(data.id)?.(data);
    };
    room.onerror = (event) => {
      event.preventDefault();
      replace("message");
    };
  }

  function replace(reason) {
    rooms.shift().terminate();
    for (const unheard of hearing.values()) unheard();
    listen();
    if (pack) put(pack, 0);
    if (reading) lost(rooms.length === 0 ? "dead" : "message");
    if (asked) answered(undefined, rooms.length === 0 ? "dead" : reason);
  }

  function lost(failed) {
    reading = 0;
    checker.onread({ failed });
  }

  listen();
  return checker;
}
