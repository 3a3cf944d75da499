// Fills the dashboard with the parts of /api/v1/dashboard, each when it is there.

import { PartStream } from "/partstream/partstream.js";
import { show } from "/partstream/show.js";

const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

const formats = {
  money: (pence) => pounds.format(pence / 100),
  moment: (time) => moment.format(new Date(time)),
  word: (word) => word.charAt(0).toUpperCase() + word.slice(1),
  book: (title, link, { bookId }) => {
    link.href = `/books/${bookId}`;
    return title;
  },
  rate: (rate) => (rate ? `£1 is €${rate.perPound}, said on ${rate.day}` : "Nobody says it now."),
};

const root = document.getElementById("dashboard");
root.hidden = false;
try {
  await show(new PartStream("/api/v1/dashboard"), root, { formats });
} catch (failure) {
  root.querySelector("[data-said]").classList.add("wrong");
  console.warn(failure);
}
