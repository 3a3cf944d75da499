// The client against a server that does what a test says: `make test-js`, where there is Node.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import {
  PartStream,
  PartStreamError,
} from "../../main/resources/META-INF/resources/partstream/partstream.js";

const LINES = "application/x-ndjson";
const SOON = { backoff: 1 };

let server;
let address;
/** What each request is answered with, one after the other, and what requests there were. */
let answers;
let asked;

before(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    const answer = answers.shift();
    if (answer) answer(response, request);
    else response.writeHead(500).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${server.address().port}/api/dashboard?year=2026`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  answers = [];
  asked = [];
});

const start = (...pending) => ({ type: "start", plan: "1", pending });
const part = (name, cursor) => ({ type: "part", name, status: "ok", ms: 1, data: name.toUpperCase(), cursor });
const end = (cursor, complete = true) => ({ type: "end", complete, failed: [], cursor });
const line = (frame) => `${JSON.stringify(frame)}\n`;
const event = (frame) => `event: ${frame.type}\r\nid: ${frame.cursor}\r\ndata: ${JSON.stringify(frame)}\r\n\r\n`;

const streamed = (...frames) => (response) =>
  response.writeHead(200, { "Content-Type": LINES }).end(frames.map(line).join("\n"));

/** Whole frames, the beginning of one more, and no end: as if the connection were cut there. */
const cut = (...frames) => (response) => {
  response.writeHead(200, { "Content-Type": LINES });
  response.write(`${frames.map(line).join("")}{"type":"part","na`, () => response.destroy());
};

/** The same, closed as if it were whole. */
const closed = (...frames) => (response) =>
  response.writeHead(200, { "Content-Type": LINES }).end(`${frames.map(line).join("")}{"typ`);

/** Frames, and then nothing, for ever. */
const silent = (...frames) => (response) => {
  response.writeHead(200, { "Content-Type": LINES });
  response.write(frames.map(line).join(""));
};

const refused = (status, problem, headers = {}) => (response) =>
  response
    .writeHead(status, { "Content-Type": "application/problem+json", ...headers })
    .end(JSON.stringify(problem));

const page = (names, meta, next) => (response) =>
  response
    .writeHead(200, { "Content-Type": "application/json", ...(next && { Link: next }) })
    .end(
      JSON.stringify({
        results: names.map((name) => ({ [name]: meta.errors?.includes(name) ? { error: { status: 503 } } : 1 })),
        cursor: next ? "C" : null,
        meta: {
          errors: [],
          pending: [],
          parts: Object.fromEntries(names.map((name) => [name, { status: "ok", ms: 2 }])),
          ...meta,
        },
      }),
    );

/** A stream that is watched. */
function watched(options) {
  const stream = new PartStream(address, { ...SOON, ...options });
  const seen = { parts: [], retries: [], restarts: 0, progress: [] };
  stream.addEventListener("part", ({ detail }) => seen.parts.push(detail));
  stream.addEventListener("retry", ({ detail }) => seen.retries.push(detail));
  stream.addEventListener("restart", () => seen.restarts++);
  stream.addEventListener("progress", ({ detail }) => seen.progress.push(`${detail.delivered}/${detail.total}`));
  return { stream, seen, names: () => seen.parts.map((one) => one.name) };
}

test("a stream tells of each part when it is there, and how far it is", async () => {
  answers.push(streamed(start("a", "b"), part("b", "1"), part("a", "2"), end("3")));
  const { stream, seen } = watched({ headers: { Authorization: "Bearer x" } });

  const outcome = await stream.run();

  assert.deepEqual(seen.parts, [
    { name: "b", status: "ok", ms: 1, data: "B" },
    { name: "a", status: "ok", ms: 1, data: "A" },
  ]);
  assert.deepEqual(seen.progress, ["0/2", "1/2", "2/2", "2/2"]);
  assert.deepEqual(outcome, { delivered: 2, total: 2, pending: [], failed: [], complete: true, cursor: "3" });
  assert.equal(asked[0].headers.accept, `${LINES}, application/json;q=0.5`);
  assert.equal(asked[0].headers.authorization, "Bearer x");
  await assert.rejects(stream.run(), /run already/);
});

test("a part that failed stands in its place, and is named in the end", async () => {
  const broken = { type: "error", name: "a", status: "failed", ms: 1, problem: { status: 503 }, cursor: "1" };
  answers.push(streamed(start("a"), broken, end("2")));
  const { stream, seen } = watched();

  const outcome = await stream.run();

  assert.deepEqual(seen.parts, [{ name: "a", status: "failed", ms: 1, problem: { status: 503 } }]);
  assert.deepEqual(outcome.failed, ["a"]);
});

for (const [how, broken] of Object.entries({ cut, closed })) {
  test(`a stream that was ${how} goes on after the last frame that arrived, and no part comes twice`, async () => {
    answers.push(
      broken(start("a", "b", "c"), part("a", "1")),
      broken(start("b", "c")),
      streamed(start("b", "c"), part("b", "2"), part("c", "3"), end("4")),
    );
    const { stream, seen, names } = watched();

    const outcome = await stream.run();

    assert.deepEqual(names(), ["a", "b", "c"]);
    assert.deepEqual(
      asked.map(({ url }) => url),
      ["", "&cursor=1", "&cursor=1"].map((cursor) => `/api/dashboard?year=2026${cursor}`),
    );
    assert.equal(seen.retries.length, 2);
    assert.equal(seen.retries[0].attempt, 1);
    assert.equal(outcome.total, 3);
  });
}

test("a part that comes twice is told of once", async () => {
  answers.push(streamed(start("a"), part("a", "1"), part("a", "2"), end("3")));
  const { stream, names } = watched();

  await stream.run();

  assert.deepEqual(names(), ["a"]);
});

test("a stream that is silent for too long is left and asked for again", async () => {
  answers.push(
    silent(start("a", "b"), part("a", "1")),
    streamed(start("b"), part("b", "2"), end("3")),
  );
  const { stream, names } = watched({ silence: 50 });

  await stream.run();

  assert.deepEqual(names(), ["a", "b"]);
});

test("tries are bounded, with a longer wait before each, and a part that arrives counts them anew", async () => {
  answers.push(cut(start("a", "b")), cut(start("a", "b"), part("a", "1")));
  for (let i = 0; i < 3; i++) answers.push(cut(start("b")));
  const { stream, seen } = watched({ retries: 3, backoff: 4 });

  await assert.rejects(stream.run(), (error) => {
    assert.ok(error instanceof PartStreamError);
    assert.equal(error.cursor, "1");
    return error.passing;
  });

  assert.deepEqual(seen.retries.map(({ attempt }) => attempt), [1, 1, 2, 3]);
  seen.retries.forEach(({ attempt, delay }) => {
    assert.ok(delay >= 2 ** (attempt + 1) && delay <= 1.5 * 2 ** (attempt + 1), `${attempt}: ${delay}`);
  });
});

test("who is refused for a moment comes back when the server says so", async () => {
  answers.push(
    refused(429, { title: "Too many" }, { "Retry-After": "0" }),
    refused(503, {}, { "Retry-After": new Date(Date.now() - 5000).toUTCString() }),
    streamed(start(), end("1")),
  );
  const { stream, seen } = watched();

  await stream.run();

  assert.deepEqual(seen.retries.map(({ error }) => [error.status, error.retryAfter]), [[429, 0], [503, 0]]);
});

test("who is told to come back much later gives up", async () => {
  answers.push(refused(503, {}, { "Retry-After": "3600" }));

  await assert.rejects(watched().stream.run(), { status: 503, retryAfter: 3_600_000 });
  assert.equal(asked.length, 1);
});

test("who may not have it is told what the server says, and does not ask again", async () => {
  const problem = { type: "about:blank", title: "Forbidden", status: 403, detail: "Not for you." };
  answers.push(refused(403, problem));

  await assert.rejects(watched().stream.run(), { message: "Not for you.", status: 403, problem });
  assert.equal(asked.length, 1);
});

test("an answer that is something else is no response in parts", async () => {
  answers.push((response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<p>Log in"));

  await assert.rejects(watched().stream.run(), /text\/html/);
});

test("a server that is not there is asked a few times", async () => {
  const stream = new PartStream("http://127.0.0.1:1/", { backoff: 1, retries: 2 });
  let retries = 0;
  stream.addEventListener("retry", () => retries++);

  await assert.rejects(stream.run(), { message: "no answer", status: 0 });
  assert.equal(retries, 2);
});

for (const status of [400, 409, 410]) {
  test(`a cursor that is answered with ${status} is dropped, and all begins again`, async () => {
    answers.push(
      cut(start("a", "b"), part("a", "1")),
      refused(status, {}),
      streamed(start("a", "b"), part("a", "2"), part("b", "3"), end("4")),
    );
    const { stream, seen, names } = watched();

    const outcome = await stream.run();

    assert.equal(seen.restarts, 1);
    assert.deepEqual(names(), ["a", "a", "b"]);
    assert.equal(outcome.total, 2);
    assert.equal(asked[2].url, "/api/dashboard?year=2026");
  });
}

test("without a cursor the same is a refusal, and so is the second time", async () => {
  answers.push(refused(400, { detail: "The parameter 'year' is wrong." }));
  await assert.rejects(watched().stream.run(), { status: 400 });

  answers.push(cut(start("a"), part("a", "1")), refused(410, {}), cut(start("a"), part("a", "1")), refused(410, {}));
  await assert.rejects(watched().stream.run(), { status: 410, cursor: "1" });
});

test("events are read alike", async () => {
  answers.push((response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream;charset=UTF-8" });
    const frames = [start("a"), part("a", "1"), end("2")].map(event);
    response.end(`: ping\n\n${frames.join(": ping\n\n")}`);
  });
  const { stream, names } = watched({ mode: "events" });

  const outcome = await stream.run();

  assert.deepEqual(names(), ["a"]);
  assert.equal(outcome.complete, true);
  assert.match(asked[0].headers.accept, /^text\/event-stream/);
});

test("pages are followed by their links until there is none", async () => {
  answers.push(
    page(["a", "b"], { pending: ["c"], progress: { delivered: 2, total: 3 }, errors: ["b"] }, '</x>; rel="first", </api/next?cursor=C>; rel="next"'),
    page(["c"], { progress: { delivered: 3, total: 3 } }),
  );
  const { stream, seen } = watched({ mode: "pages" });

  const outcome = await stream.run();

  assert.deepEqual(seen.parts, [
    { name: "a", status: "ok", ms: 2, data: 1 },
    { name: "b", status: "ok", ms: 2, problem: { status: 503 } },
    { name: "c", status: "ok", ms: 2, data: 1 },
  ]);
  assert.deepEqual(asked.map(({ url }) => url), ["/api/dashboard?year=2026", "/api/next?cursor=C"]);
  assert.deepEqual(outcome, { delivered: 3, total: 3, pending: [], failed: ["b"], complete: true, cursor: null });
});

test("a page that says less than was asked for is followed all the same, and a broken one asked for again", async () => {
  answers.push(
    (response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
      response.write('{"results":[', () => response.destroy());
    },
    page(["a"], { pending: ["b"], progress: { delivered: 1, total: 2 } }, '</next>;rel=next'),
    page([], { pending: ["b"], progress: { delivered: 1, total: 2 } }, '</next>;rel=next'),
    page(["b"], { progress: { delivered: 2, total: 2 } }),
  );
  const { stream, names } = watched({ mode: "pages", wait: 2 });

  await stream.run();

  assert.deepEqual(names(), ["a", "b"]);
  assert.deepEqual(asked.map(({ headers }) => headers.prefer), ["wait=2", "wait=2", "wait=2", undefined]);
});

test("a part that the client has already comes without its data, in pages as in streams", async () => {
  const unchanged = { status: "unchanged", ms: 1, etag: "abc" };
  answers.push(
    streamed(start("a"), { type: "part", name: "a", ...unchanged, cursor: "1" }, end("2")),
    page(["b"], { progress: { delivered: 2, total: 2 }, parts: { a: unchanged, b: { status: "ok", ms: 2 } } }),
  );
  const headers = { "If-None-Match": '"abc"' };
  const lines = watched({ headers });
  await lines.stream.run();
  const pages = watched({ headers, mode: "pages" });
  const outcome = await pages.stream.run();

  assert.deepEqual(lines.seen.parts, [{ name: "a", ...unchanged }]);
  assert.deepEqual(pages.seen.parts, [{ name: "a", ...unchanged }, { name: "b", status: "ok", ms: 2, data: 1 }]);
  assert.deepEqual([outcome.delivered, outcome.total], [2, 2]);
  assert.equal(asked[1].headers["if-none-match"], '"abc"');
});

test("a page that leads somewhere else is not followed", async () => {
  answers.push(page(["a"], { progress: { delivered: 1, total: 2 } }, '<http://elsewhere.example/>; rel="next"'));

  await assert.rejects(watched({ mode: "pages" }).stream.run(), /elsewhere\.example/);
});

test("a stream that ends before its time goes on, and an end without any progress is no progress", async () => {
  answers.push(
    streamed(start("a", "b"), part("a", "1"), end("1", false)),
    streamed(start("b"), end("1", false)),
    streamed(start("b"), part("b", "2"), end("3")),
  );
  const { stream, names } = watched();

  await stream.run();

  assert.deepEqual(names(), ["a", "b"]);
});

test("a budget ends the reading as it is, with a cursor to go on from", async () => {
  answers.push(silent(start("a", "b"), part("a", "1")), streamed(start("b"), part("b", "2"), end("3")));
  const first = await watched({ budget: 100 }).stream.run();
  assert.deepEqual([first.complete, first.cursor, first.pending], [false, "1", ["b"]]);

  const { stream, names } = watched({ cursor: first.cursor });
  await stream.run();
  assert.deepEqual(names(), ["b"]);
});

test("a signal ends it at once, while it reads and while it waits", async () => {
  answers.push(silent(start("a")), refused(503, {}));
  for (const when of ["progress", "retry"]) {
    const leaving = new AbortController();
    const { stream } = watched({ signal: leaving.signal, backoff: 60_000 });
    stream.addEventListener(when, () => leaving.abort(new Error("left")));

    await assert.rejects(stream.run(), /left/);
  }
  await assert.rejects(watched({ signal: AbortSignal.abort(new Error("never")) }).stream.run(), /never/);
  assert.equal(asked.length, 2);
});

test("a mode that there is not is refused", () => {
  assert.throws(() => new PartStream(address, { mode: "pigeon" }), /must be stream, events or pages/);
});
