/** What the pages of the training devices do alike: write to their screen, follow what it shows, send what the customer does. */

export const part = (id) => document.getElementById(id);

/** Only what changed is written, so that a screen reader hears each state once. */
export function write(id, text) {
  const element = part(id);
  if (element.textContent !== text) element.textContent = text;
}

export function money(minor, currency) {
  return new Intl.NumberFormat("en-CA", { style: "currency", currency: currency || "CAD" }).format(minor / 100);
}

/** Calls `paint` with every state the simulator tells. */
export function follow(url, paint) {
  const events = new EventSource(url);
  events.addEventListener("message", (event) => paint(JSON.parse(event.data)));
  events.addEventListener("error", () => {
    write("headline", "Not connected");
    write("hint", "The simulator does not answer. Trying again.");
  });
}

/** What a customer does at a card terminal: the chosen card, and for a decline its reason. */
export function touchOf(action) {
  if (!["tap", "insert", "swipe", "decline"].includes(action)) return {};
  const brand = document.querySelector("input[name=brand]:checked").value;
  return action === "decline" ? { brand, reason: part("reason").value } : { brand };
}

/** Posts an act; what speaks against it appears below the keys. */
export async function send(path, body) {
  write("answer", "");
  try {
    const response = await fetch(path, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) write("answer", (await response.json()).error);
  } catch {
    write("answer", "The simulator does not answer.");
  }
}

/** Every key with `data-action` acts, unless it is greyed out. */
export function listenToKeys(act) {
  for (const key of document.querySelectorAll("[data-action]")) {
    key.addEventListener("click", () => {
      if (key.getAttribute("aria-disabled") !== "true") void act(key.dataset.action);
    });
  }
}
