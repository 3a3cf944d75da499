// Internal: what a response in parts is on the wire. Import partstream.js.

/** What may be otherwise in a moment: too many requests, and a server or proxy that is not there. */
const PASSING = new Set([408, 425, 429, 502, 503, 504]);

/** Why parts did not arrive. What is wrong with a single part is none: it stands in the part. */
export class PartStreamError extends Error {
  /**
   * @param {string} message
   * @param {{status?: number, problem?: object, retryAfter?: number, passing?: boolean, cause?: unknown}} [more]
   */
  constructor(message, more = {}) {
    super(message, { cause: more.cause });
    this.name = "PartStreamError";
    /** The status of the answer, 0 if there was none. */
    this.status = more.status ?? 0;
    /** What the server said (RFC 9457), null if it said nothing. */
    this.problem = more.problem ?? null;
    /** After how many milliseconds the server wants to be asked again, null if it does not say. */
    this.retryAfter = more.retryAfter ?? null;
    /** Whether it may be otherwise in a moment. */
    this.passing = more.passing ?? false;
    /** Where to go on, null for the beginning. */
    this.cursor = null;
  }
}

/** Whole lines; what follows the last one has broken off, and is left out. */
async function* lines(chunks) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const found = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = found.pop();
    yield* found;
  }
}

/** A JSON text in each line; empty lines are signs of life. */
export async function* texts(chunks) {
  for await (const line of lines(chunks)) {
    if (line.trim() !== "") yield parsed(line);
  }
}

/** Server-sent events (HTML, section 9.2): their data has all that there is to know. */
export async function* events(chunks) {
  let data = [];
  for await (const line of lines(chunks)) {
    const text = line.replace(/\r$/, "");
    if (text.startsWith("data:")) {
      data.push(text.slice(5));
    } else if (text === "" && data.length > 0) {
      yield parsed(data.join("\n"));
      data = [];
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PartStreamError("the stream is garbled", { passing: true, cause });
  }
}

/** What an answer that is none says. */
export async function refused(response) {
  const { status } = response;
  let problem = null;
  if (/[/+]json\b/.test(response.headers.get("Content-Type") ?? "")) {
    // A problem that cannot be read says no more than its status does.
    problem = await response.json().catch(() => null);
  }
  return new PartStreamError(problem?.detail ?? problem?.title ?? `refused with ${status}`, {
    status,
    problem,
    retryAfter: millis(response.headers.get("Retry-After")),
    passing: PASSING.has(status),
  });
}

/** Seconds or a date (RFC 9110, section 10.2.3), as milliseconds from now; null if there is none. */
function millis(retryAfter) {
  if (!retryAfter) return null;
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** The target of a link (RFC 8288) by its relation, null if there is none. */
export function linked(field, relation) {
  for (const [, target, parameters] of (field ?? "").matchAll(/<([^>]*)>([^,]*)/g)) {
    if (new RegExp(`;\\s*rel="?${relation}"?\\s*(;|$)`).test(parameters)) return target;
  }
  return null;
}
