import type { VerdictWords } from "./messages.ts";

export const verdict: VerdictWords = {
  reached: { what: "Connection works.", now: "Asked for a payment that never was: the right answer." },
  notSet: { what: "Something is missing.", now: "Fill in what is empty, and save." },
  keyRefused: { what: "The key or login is not right.", now: "Type it again, as the gateway gave it." },
  unknownStore: {
    what: "The gateway does not know this shop.",
    now: "Check merchant number, store code or app id, and that they belong to this address.",
  },
  storeTaken: {
    what: "Another device uses this store code.",
    now: "Ask the gateway to free it, or for a code of this till’s own.",
  },
  formRefused: {
    what: "The gateway cannot read the question.",
    now: "Check what is typed for spaces and missing letters; under “More settings”, try the other form of request.",
  },
  clockWrong: { what: "This till’s clock is wrong.", now: "Set the computer’s clock, then test again." },
  refused: { what: "The gateway refused the question.", now: "Its words are below: ask the gateway what they mean." },
  noName: {
    what: "There is no such address.",
    now: "Check its spelling. If other pages do not open either, the internet is down.",
  },
  noNetwork: { what: "This till is in no network.", now: "Check cable, Wi-Fi and router, then test again." },
  nobodyThere: {
    what: "Nothing answers at this address.",
    now: "Check the address and its port. A firewall may close it: ask whoever looks after the network.",
  },
  silent: {
    what: "No answer in time.",
    now: "Check the shop’s internet, then test again. If only this fails, a firewall may hold it back.",
  },
  notSecure: {
    what: "The connection is not safe: the certificate is not to be trusted.",
    now: "Check address and computer clock. If both are right, something in the network looks in: do not go on, ask whoever looks after it.",
  },
  signInPage: {
    what: "A sign-in page or proxy answered, not the gateway.",
    now: "Open any web page on this computer and sign in, or have the network let this address through.",
  },
  barred: {
    what: "The gateway does not let this network in.",
    now: "Check the address, then ask the gateway to let the shop’s internet address in.",
  },
  wrongPath: {
    what: "A web server answered that is no gateway.",
    now: "Check the address: it stands alone, without a path.",
  },
  webPage: {
    what: "A web page answered, not the gateway.",
    now: "Check the address. On a network that wants a sign-in, open any web page first.",
  },
  gatewayDown: {
    what: "The gateway has a fault of its own.",
    now: "Test again in some minutes. Nothing here needs to change; if it stays, call the gateway.",
  },
  otherSigner: {
    what: "The answer is signed by somebody else.",
    now: "Check the gateway’s public key, or the key. If they are right, do not go on: call the gateway.",
  },
  noTerminal: {
    what: "No terminal answers in the shop’s network.",
    now: "Is it on, in this network, and “ECR Hub › WLAN/LAN” switched on? Compare its address with the one here.",
  },
  notPaired: {
    what: "The terminal does not know this till’s app.",
    now: "Check the app id, and that the terminal is signed in to the same merchant.",
  },
  odd: { what: "An answer that makes no sense here.", now: "Check the address, then ask the gateway." },
};
