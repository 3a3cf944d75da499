// Shows a response in parts in a page: fills elements, and says how far it is. Data only ever becomes
// text. A module without dependencies; its types are in show.d.ts.

const WORDS = {
  busy: ({ delivered, total }) => `${delivered} of ${total} parts`,
  retry: ({ delay }) => `The connection broke. Trying again in ${Math.ceil(delay / 1000)} s.`,
  complete: ({ total }) => `All ${total} parts are there.`,
  failed: ({ failed, total }) => `${total - failed.length} of ${total} parts are there, the others failed.`,
  incomplete: ({ delivered, total }) => `Only ${delivered} of ${total} parts are there.`,
  refused: (error) => `This cannot be shown now: ${error.message}.`,
};

/**
 * Reads a stream and shows it: each part in the element whose `data-part` has its name.
 *
 * @param {import("./partstream.js").PartStream} stream one that was not run yet
 * @param {Element} root the element with everything
 * @param {import("./show.js").ShowOptions} [options]
 * @returns {Promise<import("./partstream.js").Progress>} how far it came, as `run()` says
 */
export async function show(stream, root, { formats = {}, words = {} } = {}) {
  const text = { ...WORDS, ...words };
  const say = (words) => root.querySelectorAll("[data-said]").forEach((e) => write(e, words));
  stream.addEventListener("part", ({ detail }) => place(detail, root, formats));
  stream.addEventListener("progress", ({ detail }) => {
    measure(root, detail);
    if (!detail.complete) say(text.busy(detail));
  });
  stream.addEventListener("retry", ({ detail }) => say(text.retry(detail)));
  root.setAttribute("aria-busy", "true");
  try {
    const end = await stream.run();
    say(end.complete ? text[end.failed.length ? "failed" : "complete"](end) : text.incomplete(end));
    return end;
  } catch (error) {
    say(text.refused(error));
    throw error;
  } finally {
    root.setAttribute("aria-busy", "false");
  }
}

/** One part in its place: what had been hidden, since not everybody has it, comes to light. */
function place(part, root, formats) {
  for (const element of root.querySelectorAll("[data-part]")) {
    if (element.dataset.part !== part.name) continue;
    element.dataset.state = part.status;
    element.hidden = false;
    for (const told of element.querySelectorAll("[data-problem]")) {
      told.hidden = !part.problem;
      write(told, part.problem ? (part.problem.detail ?? part.problem.title) : "");
    }
    if ("data" in part) fill(element, part.data, formats);
  }
}

function measure(root, { delivered, total }) {
  for (const bar of root.querySelectorAll("progress[data-progress]")) {
    bar.max = Math.max(total, 1);
    bar.value = delivered;
  }
}

/**
 * Fills an element: what has `data-field` gets the value at that path as its text, by the format
 * that `data-format` names; what has `data-each` gets a copy of its template for each entry of the
 * list at that path. The empty path is the data itself.
 *
 * @param {Element | DocumentFragment} element
 * @param {unknown} data
 * @param {Record<string, import("./show.js").Format>} [formats]
 */
export function fill(element, data, formats = {}) {
  const lists = [...element.querySelectorAll("[data-each]")];
  for (const list of lists) {
    [...list.children].filter((child) => child.localName !== "template").forEach((c) => c.remove());
  }
  for (const field of element.querySelectorAll("[data-field]")) {
    const value = at(data, field.dataset.field);
    const format = formats[field.dataset.format ?? ""];
    write(field, format ? format(value, field, data) : value);
  }
  for (const list of lists.filter((found) => element.contains(found))) {
    const entries = at(data, list.dataset.each);
    const template = list.querySelector(":scope > template");
    for (const entry of Array.isArray(entries) ? entries : []) {
      const copy = template.content.cloneNode(true);
      fill(copy, entry, formats);
      list.append(copy);
    }
  }
}

function at(data, path) {
  return path === "" ? data : path.split(".").reduce((value, name) => value?.[name], data);
}

/** As text, whatever it is, and only where it differs: a reader hears what changed. */
function write(element, value) {
  const text = value === undefined || value === null ? "" : String(value);
  if (element.textContent !== text) element.textContent = text;
}
