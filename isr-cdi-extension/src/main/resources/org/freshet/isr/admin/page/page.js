// Keeps the sections marked data-live as the server would write them now; the page works without.

const EVERY = 2000;
const live = document.getElementById("live");
const pause = document.getElementById("pause");

let paused = false;
let timer = 0;

function say(text) {
  if (live && live.textContent !== text) {
    live.textContent = text;
  }
}

// What is opened stays open, and what has the focus keeps it.
function replace(section, fresh) {
  const opened = [...section.querySelectorAll("details")].map((one) => one.open);
  [...fresh.querySelectorAll("details")].forEach((one, i) => {
    one.open = Boolean(opened[i]);
  });
  if (section.innerHTML === fresh.innerHTML) {
    return;
  }
  const focused = section.contains(document.activeElement) ? document.activeElement : null;
  const summary = focused && focused.tagName === "SUMMARY";
  section.replaceChildren(...fresh.childNodes);
  if (focused) {
    const again = summary ? section.querySelector("summary") : document.getElementById(focused.id);
    again?.focus({ preventScroll: true });
  }
}

async function look() {
  // Without what may stand before the host, which must not be asked for.
  const address = new URL(location.pathname + location.search, location.origin);
  const response = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const section of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(section.id);
    if (now) {
      replace(section, now);
    }
  }
}

async function turn() {
  timer = 0;
  let wait = EVERY;
  try {
    await look();
    say("Live, every 2 seconds.");
  } catch (failure) {
    wait = 5 * EVERY;
    say("The server did not answer; trying again.");
  }
  schedule(wait);
}

function schedule(wait) {
  clearTimeout(timer);
  timer = 0;
  if (!paused && !document.hidden) {
    timer = setTimeout(turn, wait);
  }
}

if (live && pause) {
  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? "Go on" : "Pause";
    say(paused ? "Paused." : "Live, every 2 seconds.");
    schedule(0);
  });
  document.addEventListener("visibilitychange", () => schedule(0));
  say("Live, every 2 seconds.");
  schedule(EVERY);
}
