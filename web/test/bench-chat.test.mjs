// The benchmark's chat is what it says it is: the same on every run, a link in
// one message of ten, and no name in it that somebody could own.
import assert from 'node:assert/strict';
import test from 'node:test';
import { chat } from './bench/chat.mjs';

test('the chat depends on its seed alone', () => {
  assert.deepEqual(chat(200, { seed: 3 }), chat(200, { seed: 3 }));
  assert.notDeepEqual(chat(200, { seed: 3 }), chat(200, { seed: 4 }));
});

test('one message of ten has a link, and every host is a reserved one', () => {
  const messages = chat(5000, { seed: 5 });
  const hosts = messages.flatMap((text) => text.match(/[\w-]+(\.[\w-]+)*\.(com|org|net)/g) ?? []);
  const share = hosts.length / messages.length;
  assert.ok(share > 0.08 && share < 0.12, `links in ${share} of the messages`);
  for (const host of hosts) assert.match(host, /(^|\.)example\.(com|org|net)$/);
});

test('messages are as long as chat messages, or exactly as long as asked for', () => {
  const lengths = chat(5000, { seed: 6 }).map((text) => text.length).sort((a, b) => a - b);
  assert.ok(lengths[2500] > 30 && lengths[2500] < 70, `the median is ${lengths[2500]}`);
  assert.ok(lengths.at(-1) > 300);
  for (const text of chat(20, { seed: 7, length: 2000 })) assert.equal(text.length, 2000);
});
