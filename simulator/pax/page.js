/** The terminal's page: paints what the simulator says its screen shows, and sends what the customer does. */

const part = (id) => document.getElementById(id);
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

function money(minor, currency) {
  return new Intl.NumberFormat("en-CA", { style: "currency", currency: currency || "CAD" }).format(minor / 100);
}

/** Only what changed is written, so that a screen reader hears each state once. */
function write(id, text) {
  const element = part(id);
  if (element.textContent !== text) element.textContent = text;
}

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

async function act(action) {
  write("answer", "");
  const body = { action, device: device || current };
  if (["tap", "insert", "swipe", "decline"].includes(action)) {
    body.brand = document.querySelector("input[name=brand]:checked").value;
  }
  if (action === "decline") body.reason = part("reason").value;
  try {
    const response = await fetch("/control/pax", { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) write("answer", (await response.json()).error);
  } catch {
    write("answer", "The simulator does not answer.");
  }
}

for (const key of document.querySelectorAll("[data-action]")) {
  key.addEventListener("click", () => {
    if (key.getAttribute("aria-disabled") !== "true") void act(key.dataset.action);
  });
}

const events = new EventSource(`/pax/events${device === "" ? "" : `?device=${encodeURIComponent(device)}`}`);
events.addEventListener("message", (event) => paint(JSON.parse(event.data)));
events.addEventListener("error", () => {
  write("headline", "Not connected");
  write("hint", "The simulator does not answer. Trying again.");
});
