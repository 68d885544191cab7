/** The CodePay terminal's page: its screen, the orders in line, the tip it asks for, its link to the cloud. */

import { follow, listenToKeys, money, part, send, touchOf, write } from "../devices/device.js";

const terminal = new URLSearchParams(location.search).get("terminal") ?? "";
const customerKeys = [...document.querySelectorAll("[data-action]")].filter((key) => key.id !== "switch");

const waiting = {
  pay: ["Tap, insert or swipe", "The customer chooses below."],
  refund: ["Refund: show the card", "The money goes back to the card that is shown."],
  hold: ["Authorise: show the card", "The amount is set aside, not taken."],
  undo: ["Confirm on the terminal", "Tap confirms, Cancel refuses."],
};

const texts = {
  idle: ["Ready", "Start a card payment on the till."],
  reading: ["Asking the bank", "Do not remove the card."],
  approved: ["✓ Approved", "Thank you."],
  declined: ["✕ Declined", "No money was moved."],
  cancelled: ["✕ Cancelled", "No money was moved."],
};

let view = { terminal: "", amount: 0 };

/** Minor units of the tip chosen; 0 while the terminal asks for none. */
function tip() {
  if (part("tips").hidden) return 0;
  const chosen = document.querySelector("input[name=tip]:checked").value;
  if (chosen !== "free") return Math.round((view.amount * Number(chosen)) / 100);
  const typed = Number(part("freeTip").value.replace(",", "."));
  return Number.isFinite(typed) && typed > 0 ? Math.round(typed * 100) : 0;
}

function paintLine(line) {
  part("line").hidden = line.length === 0;
  const rows = line.map(({ reference, amount, currency }) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    const sum = document.createElement("span");
    name.textContent = `Next: order ${reference}`;
    sum.textContent = money(amount, currency);
    row.append(name, sum);
    return row;
  });
  part("line").replaceChildren(...rows);
}

function paint(next) {
  if (next.reference !== view.reference) document.querySelector("input[name=tip][value='0']").checked = true;
  view = next;
  const [headline, hint] = view.screen === "waiting" ? waiting[view.purpose] : texts[view.screen];
  const busy = view.screen !== "idle";
  part("screen").dataset.screen = view.screen;
  write("device", view.terminal);
  write("link", view.online ? "Online" : "Offline");
  part("link").dataset.online = view.online ? "yes" : "no";
  write("headline", view.qr && view.screen === "waiting" ? "Scan the code" : headline);
  write("amount", busy ? money(view.amount + view.tip, view.currency) : "");
  write("hint", busy && view.tip > 0 ? `${hint} Tip ${money(view.tip, view.currency)} included.` : hint);
  write("reference", busy ? `Order ${view.reference}` : "");
  paintLine(view.line);
  part("tips").hidden = !(view.asksTip && view.screen === "waiting");
  part("note").hidden = !busy || view.note === "";
  write("note", view.note === "" ? "" : `Training: ${view.note}.`);
  for (const key of customerKeys) key.setAttribute("aria-disabled", String(view.screen !== "waiting"));
  write("switch", view.online ? "Go offline" : "Go online");
  part("switch").dataset.action = view.online ? "offline" : "online";
}

part("freeTip").addEventListener("input", () => {
  document.querySelector("input[name=tip][value=free]").checked = true;
});
listenToKeys((action) =>
  send("/control/codepay", {
    action,
    terminal: terminal || view.terminal,
    ...touchOf(action),
    ...(["tap", "insert", "swipe"].includes(action) ? { tip: tip() } : {}),
  }),
);
follow(`/codepay/events${terminal === "" ? "" : `?terminal=${encodeURIComponent(terminal)}`}`, paint);
