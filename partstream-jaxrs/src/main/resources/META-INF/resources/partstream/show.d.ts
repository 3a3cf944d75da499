import type { PartStream, PartStreamError, Progress } from "./partstream.js";

/** The text of a value. May change the element, too: an address, a class. */
export type Format = (value: any, element: Element, entry: any) => unknown;

/** What is said while parts arrive, for people. */
export interface Words {
  /** Parts are still owed. */
  busy(progress: Progress): string;
  /** Something broke, and is tried again. */
  retry(retry: { attempt: number; delay: number; error: PartStreamError }): string;
  /** All parts are there. */
  complete(progress: Progress): string;
  /** All there will be, but some parts failed. */
  failed(progress: Progress): string;
  /** The budget is used up. */
  incomplete(progress: Progress): string;
  /** It was refused, or given up. */
  refused(error: Error): string;
}

/** How a stream is shown. */
export interface ShowOptions {
  /** Texts of values, by the names that `data-format` has. */
  formats?: Record<string, Format>;
  /** What is said; those that are not given are English. */
  words?: Partial<Words>;
}

/** Reads a stream and shows it: each part in the element whose `data-part` has its name. */
export function show(stream: PartStream, root: Element, options?: ShowOptions): Promise<Progress>;

/** Fills an element by its `data-field`, `data-format` and `data-each`. */
export function fill(
  element: Element | DocumentFragment,
  data: unknown,
  formats?: Record<string, Format>,
): void;
