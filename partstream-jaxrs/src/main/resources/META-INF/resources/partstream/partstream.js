// Reads a response in parts: page by page or as a stream, and goes on where one broke off.
// A module for browsers and Node, without dependencies. Its types are in partstream.d.ts.

import { PartStreamError, events, linked, refused, texts } from "./wire.js";

export { PartStreamError };

/** How a response can be asked for, and what it then is. */
const FORMS = {
  stream: "application/x-ndjson",
  events: "text/event-stream",
  pages: "application/json",
};

/** The cursor is of no use any more, but the beginning is. */
const BEGIN_AGAIN = new Set([400, 409, 410]);

const OVER = new PartStreamError("the budget is used up");

const DEFAULTS = {
  mode: "stream",
  retries: 5,
  backoff: 500,
  longestDelay: 60_000,
  silence: 30_000,
  restarts: 1,
  credentials: "same-origin",
};

/**
 * A response in parts, read once by `run()`. It tells of what arrives by the events `part`,
 * `progress`, `retry` and `restart`, each with what there is to know in `detail`.
 */
export class PartStream extends EventTarget {
  #address;
  #options;
  #where;
  #cursor = null;
  #wait;
  #names = new Set();
  #failed = [];
  #pending = [];
  #earlier = 0;
  #complete = false;
  #begun = false;

  /**
   * @param {string | URL} address the resource; relative to the page in a browser
   * @param {import("./partstream.js").Options} [options]
   */
  constructor(address, options = {}) {
    super();
    this.#address = new URL(address, globalThis.document?.baseURI);
    this.#options = { ...DEFAULTS, ...options };
    this.#wait = this.#options.wait;
    if (!(this.#options.mode in FORMS)) {
      throw new TypeError(`mode is '${this.#options.mode}', must be stream, events or pages`);
    }
    this.#goOn(this.#options.cursor ?? null);
  }

  /** How far it is. */
  get progress() {
    return {
      delivered: this.#earlier + this.#names.size,
      total: this.#earlier + this.#names.size + this.#pending.length,
      pending: [...this.#pending],
      failed: [...this.#failed],
      complete: this.#complete,
      cursor: this.#cursor,
    };
  }

  /**
   * Reads until nothing is owed any more, or the budget is used up.
   *
   * @returns {Promise<import("./partstream.js").Progress>} how far it came
   * @throws {PartStreamError} if the server refuses, or does not answer however often it is asked
   */
  async run() {
    if (this.#begun) throw new TypeError("this has been run already, make another one");
    this.#begun = true;
    const { signal, budget } = this.#options;
    signal?.throwIfAborted();
    const ending = new AbortController();
    const leave = () => ending.abort(signal.reason);
    signal?.addEventListener("abort", leave);
    const over = budget && setTimeout(() => ending.abort(OVER), budget);
    try {
      await this.#rounds(ending.signal);
    } catch (failure) {
      if (ending.signal.reason !== OVER) throw this.#told(failure, signal);
    } finally {
      clearTimeout(over);
      signal?.removeEventListener("abort", leave);
    }
    return this.progress;
  }

  #told(failure, signal) {
    if (signal?.aborted) return signal.reason;
    if (failure instanceof PartStreamError) failure.cursor = this.#cursor;
    return failure;
  }

  async #rounds(signal) {
    let attempt = 0;
    let restarts = 0;
    while (!this.#complete) {
      const before = this.#names.size;
      try {
        await this.#round(signal);
        if (!this.#complete && this.#names.size === before) this.#getNowhere();
        attempt = 0;
      } catch (failure) {
        if (signal.aborted) throw signal.reason;
        if (this.#cursor && BEGIN_AGAIN.has(failure.status) && restarts < this.#options.restarts) {
          restarts++;
          this.#restart(failure);
          continue;
        }
        attempt = this.#names.size === before ? attempt + 1 : 1;
        await this.#again(failure, attempt, signal);
      }
    }
  }

  /** A bound on the time is given up where nothing fits into it: else this would never end. */
  #getNowhere() {
    if (this.#wait === undefined) {
      throw new PartStreamError("nothing more arrived", { passing: true });
    }
    this.#wait = undefined;
  }

  #restart(failure) {
    this.#goOn(null);
    this.#names.clear();
    this.#failed = [];
    this.#pending = [];
    this.#earlier = 0;
    this.#tell("restart", { error: failure });
  }

  async #again(failure, attempt, signal) {
    const { retries, backoff, longestDelay } = this.#options;
    const asked = failure.retryAfter ?? 0;
    if (!failure.passing || attempt > retries || asked > longestDelay) throw failure;
    const own = Math.min(backoff * 2 ** (attempt - 1), longestDelay);
    const delay = Math.max(asked, own * (1 + Math.random() / 2));
    this.#tell("retry", { attempt, delay, error: failure });
    await pause(delay, signal);
  }

  async #round(signal) {
    const response = await this.#ask(signal);
    const type = (response.headers.get("Content-Type") ?? "").split(";")[0].trim();
    if (type === FORMS.pages) {
      this.#page(await this.#body(response), response);
    } else if (type === FORMS.stream) {
      await this.#frames(texts(this.#chunks(response)));
    } else if (type === FORMS.events) {
      await this.#frames(events(this.#chunks(response)));
    } else {
      throw new PartStreamError(`the answer is ${type || "nothing"}, no response in parts`, {
        status: response.status,
      });
    }
  }

  async #ask(signal) {
    const { mode, headers, credentials, fetch = globalThis.fetch } = this.#options;
    const fields = new Headers(headers);
    fields.set("Accept", mode === "pages" ? FORMS.pages : `${FORMS[mode]}, ${FORMS.pages};q=0.5`);
    if (this.#wait !== undefined) fields.set("Prefer", `wait=${this.#wait}`);
    let response;
    try {
      response = await fetch(this.#where, { headers: fields, credentials, signal, cache: "no-store" });
    } catch (cause) {
      throw new PartStreamError("no answer", { passing: true, cause });
    }
    if (!response.ok) throw await refused(response);
    return response;
  }

  async #body(response) {
    try {
      return await response.json();
    } catch (cause) {
      throw new PartStreamError("the page broke off", { passing: true, cause });
    }
  }

  #page(page, response) {
    const { meta } = page;
    const values = new Map(page.results.flatMap(Object.entries));
    const names = Object.keys(meta.parts);
    this.#earlier = meta.progress.delivered - names.length - this.#names.size;
    this.#pending = [...names, ...meta.pending];
    for (const name of names) {
      const content = meta.errors.includes(name)
        ? { problem: values.get(name).error }
        : values.has(name) && { data: values.get(name) };
      this.#take({ name, ...meta.parts[name], ...content });
    }
    const next = linked(response.headers.get("Link"), "next");
    this.#complete = next === null;
    this.#goOn(page.cursor);
    if (next !== null) this.#follow(new URL(next, response.url || this.#where));
    this.#tell("progress", this.progress);
  }

  #follow(next) {
    if (next.origin !== this.#address.origin) {
      throw new PartStreamError(`the next page is at ${next.origin}, which is somewhere else`);
    }
    this.#where = next;
  }

  async #frames(frames) {
    for await (const { type, cursor, ...frame } of frames) {
      if (type === "start") {
        this.#pending = [...frame.pending];
      } else if (type === "end") {
        this.#complete = frame.complete;
        this.#goOn(cursor);
        this.#tell("progress", this.progress);
        return;
      } else {
        this.#goOn(cursor);
        this.#take(frame);
      }
      this.#tell("progress", this.progress);
    }
    throw new PartStreamError("the stream broke off", { passing: true });
  }

  #goOn(cursor) {
    this.#cursor = cursor;
    this.#where = new URL(this.#address);
    if (cursor) this.#where.searchParams.set("cursor", cursor);
  }

  #take(part) {
    this.#pending = this.#pending.filter((name) => name !== part.name);
    if (this.#names.has(part.name)) return;
    this.#names.add(part.name);
    if (part.problem) this.#failed.push(part.name);
    this.#tell("part", part);
  }

  /** What arrives; too long a silence is an end: the server gives signs of life. */
  async *#chunks(response) {
    const reader = response.body.getReader();
    let timer;
    try {
      for (;;) {
        const silent = new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error("silence")), this.#options.silence);
        });
        const { done, value } = await Promise.race([reader.read(), silent]);
        clearTimeout(timer);
        if (done) return;
        yield value;
      }
    } catch (cause) {
      throw new PartStreamError("the stream broke off", { passing: true, cause });
    } finally {
      clearTimeout(timer);
      // It may be broken already; that is no news.
      reader.cancel().catch(() => {});
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function pause(delay, signal) {
  return new Promise((resolve, reject) => {
    // Whoever was told of the delay may have left on that.
    signal.throwIfAborted();
    const leave = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", leave);
      resolve();
    }, delay);
    signal.addEventListener("abort", leave);
  });
}
