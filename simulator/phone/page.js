/** The phone's page: paints what the simulator says its screen shows, and sends what the customer does. */

import { follow, listenToKeys, money, part, send, write } from "../devices/device.js";

const decisions = [...document.querySelectorAll(".decide button")];

const texts = {
  idle: ["Ready", "Show your code, or wait for the till's QR code."],
  code: ["My pay code", "Type or paste it at the till, as a scanner would."],
  waiting: ["Pay?", "Approve with your password, or refuse."],
  paying: ["Asking the wallet", "One moment."],
  approved: ["✓ Paid", "Thank you."],
  refused: ["✕ Refused", "No money was taken."],
  closed: ["✕ Closed", "The shop or the time limit ended this payment."],
};
const names = { wechat: "WeChat Pay", alipay: "Alipay", unionpay: "UnionPay" };

let shown = { screen: "idle", code: "", transactionId: "" };

function paint(view) {
  shown = view;
  const [headline, hint] = texts[view.screen];
  const busy = view.transactionId !== "";
  part("screen").dataset.screen = view.screen;
  write("wallet", view.wallet === null ? (busy ? "Shown QR code" : "") : names[view.wallet]);
  write("others", view.others > 0 ? `${view.others} more waiting` : "");
  write("headline", headline);
  write("amount", busy ? money(view.total, view.currency) : "");
  write("code", view.code);
  write("hint", hint);
  part("note").hidden = view.note === "";
  write("note", view.note === "" ? "" : `Training: ${view.note}.`);
  write("reference", busy ? `Payment ${view.transactionId}${view.reference === "" ? "" : ` · ${view.reference}`}` : "");
  for (const key of decisions) key.setAttribute("aria-disabled", String(view.screen !== "waiting"));
  part("copy").disabled = view.code === "";
}

const chosenWallet = () => document.querySelector("input[name=wallet]:checked").value;

function bodyOf(action) {
  const code = part("reason").value;
  switch (action) {
    case "showCode":
      return { action, wallet: chosenWallet(), confirm: part("confirm").value, code };
    case "refuse":
      return { action, wallet: chosenWallet(), payment: shown.transactionId, code };
    default:
      return { action, wallet: chosenWallet(), payment: shown.transactionId };
  }
}

part("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(shown.code);
    write("answer", "Copied.");
  } catch {
    write("answer", "The browser does not allow copying: type the code.");
  }
});

listenToKeys((action) => send("/control/phone", bodyOf(action)));
follow("/phone/events", paint);
