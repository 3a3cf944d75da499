/** How a stream is asked for, and when it is given up. All durations are in milliseconds. */
export interface Options {
  /** One connection with a JSON text in each line, one with server-sent events, or page by page. Default `stream`. */
  mode?: "stream" | "events" | "pages";
  /** Ends the reading; `run()` is then rejected with its reason. */
  signal?: AbortSignal;
  /** Fields of each request, such as `Authorization`. */
  headers?: HeadersInit;
  /** As in `fetch`. Default `same-origin`. */
  credentials?: RequestCredentials;
  /** Where to go on: a cursor of an earlier reading of the same address. Default the beginning. */
  cursor?: string | null;
  /** How many seconds each request may take (`Prefer: wait`), a whole number. Given up where nothing fits into it. */
  wait?: number;
  /** After what time the reading ends as it is. Default never. */
  budget?: number;
  /** How often in a row, without a part in between, what broke is tried again. Default 5. */
  retries?: number;
  /** The wait before the first of these, doubled for each further one, up to a half longer by chance. Default 500. */
  backoff?: number;
  /** The longest wait; a server that wants a longer one has refused. Default 60000. */
  longestDelay?: number;
  /** How long a stream may be silent; the server's `partstream.heartbeat` must be shorter. Default 30000. */
  silence?: number;
  /** How often the reading begins again when its cursor is of no use any more (400, 409, 410). Default 1. */
  restarts?: number;
  /** What asks. Default the `fetch` there is. */
  fetch?: typeof fetch;
}

/** What is wrong (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  [member: string]: unknown;
}

/**
 * A part, as it arrived. It has `problem` in the place of `data` if it failed or was skipped, and
 * neither if it is `unchanged`: that is for those who sent `If-None-Match` in `headers`.
 */
export interface Part<T = unknown> {
  name: string;
  status: string;
  /** How many milliseconds it took. */
  ms: number;
  data?: T;
  problem?: Problem;
  /** What it is known by, to be named in `If-None-Match` the next time. */
  etag?: string;
  /** What else the server says of it. */
  [member: string]: unknown;
}

/** How far a reading is. */
export interface Progress {
  delivered: number;
  total: number;
  /** The names of the parts that are still owed. */
  pending: string[];
  /** The names of those that arrived as problems. */
  failed: string[];
  /** Whether nothing is owed any more. */
  complete: boolean;
  /** Where to go on, null for the beginning, or after pages that are complete. */
  cursor: string | null;
}

/** What the events of a `PartStream` have as their `detail`. */
export interface PartStreamEvents {
  /** A part arrived: each once, unless there was a `restart`. */
  part: CustomEvent<Part>;
  /** Something changed. */
  progress: CustomEvent<Progress>;
  /** Something broke, and is tried again after a delay. */
  retry: CustomEvent<{ attempt: number; delay: number; error: PartStreamError }>;
  /** The reading begins again: what had arrived arrives once more. */
  restart: CustomEvent<{ error: PartStreamError }>;
}

/** Why parts did not arrive. What is wrong with a single part is none: it stands in the part. */
export class PartStreamError extends Error {
  /** The status of the answer, 0 if there was none. */
  readonly status: number;
  /** What the server said, null if it said nothing. */
  readonly problem: Problem | null;
  /** After how many milliseconds the server wants to be asked again, null if it does not say. */
  readonly retryAfter: number | null;
  /** Whether it may be otherwise in a moment. */
  readonly passing: boolean;
  /** Where to go on, null for the beginning. */
  cursor: string | null;
}

/** A response in parts, read once. */
export class PartStream extends EventTarget {
  /** @param address the resource; relative to the page in a browser */
  constructor(address: string | URL, options?: Options);

  /** How far it is. */
  readonly progress: Progress;

  /**
   * Reads until nothing is owed any more, or the budget is used up; resolves to how far it came.
   * Rejected with a `PartStreamError` if the server refuses, or does not answer however often it is
   * asked, and with the reason of the signal if that ended it.
   */
  run(): Promise<Progress>;

  addEventListener<K extends keyof PartStreamEvents>(
    type: K,
    listener: (event: PartStreamEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
