import type { MatchWords } from "./messages.ts";

export const match: MatchWords = {
  none: "Not matched yet",
  noneMore: "Each payment and refund is compared with the gateway’s own record. Nothing is charged.",
  start: "Match now",
  again: "Match again",
  goOn: "Go on matching",
  stop: "Stop",
  asking: (gateway, done, of) => (of === 0 ? `Asking ${gateway}` : `Asking ${gateway}: ${done} of ${of}`),
  comparing: "Comparing",
  progress: "Match",
  kept: (n) => `Stopped. ${n === 1 ? "1 answer is" : `${n} answers are`} kept.`,
  stale: "Money has moved since. Match once more.",
  at: (time, name) => `Matched at ${time} · ${name}`,
  summary: (agree, differ) => `${agree} agree · ${differ} differ`,
  agree: "Agree",
  differ: "Differ",
  notTold: "Not told",
  allAgree: "Everything that could be told agrees",
  allAgreeMore: "One by one, not as a sum.",
  class: {
    missingHere: "Missing in our journal",
    missingThere: "Missing at the gateway",
    amountDiffers: "Amount differs",
    tipDiffers: "Tip differs",
    duplicate: "Listed twice",
    late: "Late approval",
    voidCrossedSettlement: "Void crossed the settlement",
    otherDay: "Other day",
  },
  why: {
    missingHere: (d) =>
      d.isRefund
        ? `${d.gateway} lists a refund ${d.number} that this till did not ask for.`
        : `${d.gateway} lists a payment ${d.number} that this till did not ask for.`,
    missingThere: (d) =>
      d.isRefund
        ? `Sale ${d.sale}: we count this refund as made. ${d.gateway} does not show it.`
        : `Sale ${d.sale}, ${d.ref}: we count it as paid. ${d.gateway} does not show it.`,
    amountDiffers: (d) => `Sale ${d.sale}, ${d.ref}: we have ${d.ours}, ${d.gateway} has ${d.theirs}.`,
    tipDiffers: (d) => `Sale ${d.sale}, ${d.ref}: we have a tip of ${d.ourTip}, ${d.gateway} has ${d.theirTip}.`,
    duplicate: (d) =>
      d.like === ""
        ? `${d.gateway} has one payment where we have two.`
        : `${d.gateway} lists ${d.number} beside the payment of sale ${d.like}, of the same amount.`,
    late: (d) => `Sale ${d.sale}, ${d.ref}: it had ended here without money, and ${d.gateway} has taken it.`,
    voidCrossedSettlement: (d) => `Sale ${d.sale}: the void counts as made here, and the batch was closed around it.`,
    otherDay: (d) => `Sale ${d.sale}, ${d.ref}: ours is of ${d.ourDay}, ${d.gateway} has it on ${d.theirDay}.`,
  },
  batchWhy: (d) => `Batch of terminal ${d.ref}: we reckon ${d.ours}, its slip says ${d.theirs}.`,
  says: (text) => `It says: ${text}`,
  action: {
    findWhose: "Look it up in the gateway’s portal. If it is nobody’s, give it back there.",
    askProvider: "Ask the gateway with this number. Until then the money is not sure.",
    comparePortal: "Compare with the portal or the slip, and note which is right.",
    setTip: "Look at the signed slip, then put the right tip on the payment.",
    giveBackThere: "Look in the portal. If the customer paid twice, give one back there.",
    seeTray: "It stands in the tray: give it back or keep it there.",
    readSlip: "Read the terminal’s settlement slip. If the payment is on it, refund it.",
    accept: "Both have it: nothing is missing. Note it for the books.",
  },
  note: "Note",
  noteOn: (what) => `Note: ${what}`,
  noteMore: "The difference stays in the journal. The note says what it is.",
  noted: (name, reason) => `Noted by ${name}: ${reason}`,
  more: (n) => `Show ${n} more`,
  list: "Differences",
  gateways: "How each gateway was asked",
  gateway: {
    listed: "Its whole list was read.",
    notListed: "Its list could not be read.",
    asked: (n) => (n === 1 ? "1 payment or refund was asked for." : `${n} payments and refunds were asked for.`),
  },
  untold: {
    silent: (n) => `No answer for ${n}. Match again later.`,
    pending: (n) => `Still on their way: ${n}.`,
    cannotLookUp: (n) => `It does not know ${n} by our number, nor others like it. That proves nothing.`,
    sharedList: (n) => `${n} without a number cannot be told from other tills’.`,
  },
  notAsked: (n) => `${n} proved by the gateway’s own answer at the time, and not asked for again.`,
  askAll: "Ask for all",
  unproven: (n) => `${n} not proven: in the tray.`,
  others: (n) => `${n} of other tills, only counted.`,
  cannot: {
    strangers: "It has no list: what this till did not ask for cannot be seen.",
    cards: "Its look-up is made for wallets and may not know cards.",
    byHand: "Refunds made by hand cannot be looked up.",
    day: "The zone of its times is unknown: days are not compared.",
    otherTills: "Other tills share its list.",
  },
  batchSince: (terminal, n) => `Terminal ${terminal}: ${n} in no closed batch yet.`,
  batchClosed: (terminal) => `Terminal ${terminal}: all in a closed batch.`,
  netted: "Journal, gateway and terminal batch, one by one. Nothing is netted away.",
};
