import type { MatchWords } from "./messages.ts";

export const match: MatchWords = {
  none: "尚未核对",
  noneMore: "每笔付款和退款都会与网关自己的记录逐笔比较。不会扣款。",
  start: "开始核对",
  again: "再次核对",
  goOn: "继续核对",
  stop: "停止",
  asking: (gateway, done, of) => (of === 0 ? `正在询问 ${gateway}` : `正在询问 ${gateway}：${done} / ${of}`),
  comparing: "正在比较",
  progress: "核对",
  kept: (n) => `已停止，保留了 ${n} 条回答。`,
  stale: "之后又有款项变动，请再核对一次。",
  at: (time, name) => `${time} 核对 · ${name}`,
  summary: (agree, differ) => `${agree} 笔一致 · ${differ} 笔有差异`,
  agree: "一致",
  differ: "有差异",
  notTold: "无法得知",
  allAgree: "能核对的全部一致",
  allAgreeMore: "逐笔核对，而不是只比总额。",
  class: {
    missingHere: "账本中没有",
    missingThere: "网关中没有",
    amountDiffers: "金额不同",
    tipDiffers: "小费不同",
    duplicate: "重复",
    late: "迟到的批准",
    voidCrossedSettlement: "撤销与结算交错",
    otherDay: "日期不同",
  },
  why: {
    missingHere: (d) =>
      d.isRefund
        ? `${d.gateway} 有一笔退款 ${d.number}，不是本机发起的。`
        : `${d.gateway} 有一笔付款 ${d.number}，不是本机发起的。`,
    missingThere: (d) =>
      d.isRefund
        ? `销售单 ${d.sale}：本机记为已退款，${d.gateway} 没有显示。`
        : `销售单 ${d.sale}，${d.ref}：本机记为已付，${d.gateway} 没有显示。`,
    amountDiffers: (d) => `销售单 ${d.sale}，${d.ref}：本机 ${d.ours}，${d.gateway} ${d.theirs}。`,
    tipDiffers: (d) => `销售单 ${d.sale}，${d.ref}：本机小费 ${d.ourTip}，${d.gateway} ${d.theirTip}。`,
    duplicate: (d) =>
      d.like === ""
        ? `${d.gateway} 只有一笔，本机有两笔。`
        : `${d.gateway} 除销售单 ${d.like} 的付款外，还有同金额的 ${d.number}。`,
    late: (d) => `销售单 ${d.sale}，${d.ref}：本机以未收款结束，${d.gateway} 却已收款。`,
    voidCrossedSettlement: (d) => `销售单 ${d.sale}：本机记为已撤销，批次在此期间结算。`,
    otherDay: (d) => `销售单 ${d.sale}，${d.ref}：本机为 ${d.ourDay}，${d.gateway} 为 ${d.theirDay}。`,
  },
  batchWhy: (d) => `终端 ${d.ref} 的批次：本机计 ${d.ours}，结算单为 ${d.theirs}。`,
  says: (text) => `网关的回答：${text}`,
  action: {
    findWhose: "请在网关后台查找。若无人认领，请在那里退款。",
    askProvider: "请带上这个编号询问网关。在此之前，这笔款不能确定。",
    comparePortal: "请与后台或凭条比较，并注明哪个正确。",
    setTip: "请查看签名凭条，再为付款设定正确的小费。",
    giveBackThere: "请查看后台。若顾客付了两次，请在那里退一笔。",
    seeTray: "它在待处理列表中：请在那里退还或保留。",
    readSlip: "请看终端的结算单。若付款在上面，请退款。",
    accept: "双方都有，没有缺失。请写备注入账。",
  },
  note: "备注",
  noteOn: (what) => `备注：${what}`,
  noteMore: "差异保留在账本中，备注说明原因。",
  noted: (name, reason) => `${name} 备注：${reason}`,
  more: (n) => `再显示 ${n} 条`,
  list: "差异",
  gateways: "各网关的核对方式",
  gateway: {
    listed: "已读取完整列表。",
    notListed: "未能读取列表。",
    asked: (n) => `已逐笔询问 ${n} 笔付款和退款。`,
  },
  untold: {
    silent: (n) => `${n} 笔没有回答，请稍后再核对。`,
    pending: (n) => `${n} 笔仍在处理。`,
    cannotLookUp: (n) => `${n} 笔按本机编号查不到，同类也查不到，这不能说明什么。`,
    sharedList: (n) => `${n} 笔没有编号，无法与其他收银机的区分。`,
  },
  notAsked: (n) => `${n} 笔当时已由网关的回答证实，未再询问。`,
  askAll: "全部询问",
  unproven: (n) => `${n} 笔未确认：在待处理列表中。`,
  others: (n) => `${n} 笔属于其他收银机，只计数。`,
  cannot: {
    strangers: "它没有列表：不是本机发起的无法看到。",
    cards: "它的查询是为钱包设计的，可能查不到银行卡。",
    byHand: "人工退款无法查询。",
    day: "它的时间时区不明，因此不比较日期。",
    otherTills: "其他收银机共用它的列表。",
  },
  batchSince: (terminal, n) => `终端 ${terminal}：${n} 笔尚未进入已结算的批次。`,
  batchClosed: (terminal) => `终端 ${terminal}：全部已在结算的批次中。`,
  netted: "账本、网关与终端批次逐笔核对，不作抵销。",
};
