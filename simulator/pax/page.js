/** The terminal's page: paints what the simulator says its screen shows, and sends what the customer does. */

import { follow, listenToKeys, money, part, send, touchOf, write } from "../devices/device.js";

const device = new URLSearchParams(location.search).get("device") ?? "";
const customerKeys = [...document.querySelectorAll("[data-action]")].filter((key) => key.id !== "cable");

const texts = {
  idle: ["Ready", "Start a card payment on the till."],
  waiting: ["Tap, insert or swipe", "The customer chooses below."],
  reading: ["Asking the bank", "Do not remove the card."],
  approved: ["✓ Approved", "Thank you."],
  declined: ["✕ Declined", "No money was taken."],
  cancelled: ["✕ Cancelled", "No money was taken."],
  unplugged: ["Cable pulled", "No answer reaches the till until it is plugged in again."],
};

let current = "";

function paint(view) {
  const shown = view.plugged ? view.screen : "unplugged";
  const [headline, hint] = texts[shown];
  const busy = shown !== "idle" && shown !== "unplugged";
  current = view.device;
  part("screen").dataset.screen = shown;
  write("device", view.device);
  write("queued", view.queued > 0 ? `${view.queued} more waiting` : "");
  write("headline", headline);
  write("amount", busy ? money(view.amount + view.tip, view.currency) : "");
  write("hint", busy && view.tip > 0 ? `${hint} Tip ${money(view.tip, view.currency)} included.` : hint);
  write("reference", busy ? `Order ${view.reference}` : "");
  part("note").hidden = !busy || view.note === "";
  write("note", view.note === "" ? "" : `Training: ${view.note}.`);
  for (const key of customerKeys) key.setAttribute("aria-disabled", String(shown !== "waiting"));
  write("cable", view.plugged ? "Pull cable" : "Plug in");
  part("cable").dataset.action = view.plugged ? "pull" : "plug";
}

listenToKeys((action) => send("/control/pax", { action, device: device || current, ...touchOf(action) }));
follow(`/pax/events${device === "" ? "" : `?device=${encodeURIComponent(device)}`}`, paint);
