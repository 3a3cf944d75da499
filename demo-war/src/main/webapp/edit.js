// Shows an editor what visitors get while pages renew themselves: the price, from where, how fast.

const watch = document.getElementById("watch");
const EVERY = 500;

function told(status) {
  if (!status) return "not from the cache";
  if (!status.includes("hit")) return "made for this visitor, who waited";
  return /ttl=-/.test(status) ? "from the cache, stale, being renewed" : "from the cache, fresh";
}

async function look(line) {
  const began = performance.now();
  const address = new URL(line.dataset.address, location.origin);
  const response = await fetch(address, { credentials: "omit", cache: "no-store" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const millis = Math.max(1, Math.round(performance.now() - began));
  const slowest = Math.max(millis, Number(line.dataset.slowest || 0));
  line.dataset.slowest = slowest;
  const prices = [...page.querySelectorAll(".price, .facts strong")].map((one) => one.textContent);
  const renewed = prices.includes(watch.dataset.price);
  const price = renewed ? watch.dataset.price : (prices[0] ?? "no price");
  const text = `${price}, ${told(response.headers.get("Cache-Status"))}, in ${millis} ms (slowest ${slowest} ms)`;
  if (line.textContent !== text) line.textContent = text;
  line.dataset.renewed = renewed;
}

async function turn() {
  if (!document.hidden) {
    for (const line of watch.querySelectorAll("[data-address]")) {
      try {
        await look(line);
      } catch {
        line.textContent = "no answer";
      }
    }
  }
  setTimeout(turn, EVERY);
}

watch.closest("section").hidden = false;
turn();
