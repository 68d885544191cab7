/** Answers of IOT Pay for tests, in the shape of seed 004's sample. */
import { minor } from "../../core/money/money.ts";
import type { TakeOrder } from "../port.ts";

export const ORDER: TakeOrder = {
  reference: "1D261121T031500000S00010ABC",
  amount: minor(1148),
  tip: minor(0),
  currency: "CAD",
};

/** The terminal's part of an approved answer (seed 004, "Useful card transaction data"). */
export const EXTRA = {
  cardType: "M",
  cardNum: "XXXXXXXXXXXX1166",
  expireDate: "1022",
  emvLabel: "MASTERCARD",
  emvAID: "A0000000041010",
  emvTVR: "0000008000",
  emvTSI: "0000",
  emvTC: "ARQC: 3D36ACBD44BE512B",
  termNum: "25957",
  bankTermNum: "40880013",
  termInvoiceNum: "724172",
  seqNum: "000001000061",
  authNum: "01046Z",
  batchNum: "0008",
  trxMethod: "T",
  accountType: "",
  receiptDisp: "000 Approved 00 Thank You",
  cashbackAmount: "",
  timeStamp: "20210120-19402057",
  surchargeAmount: "",
  langCode: "E",
  trxDate: "01202021",
  trxTime: "164033",
  cvmResults: "1F0302",
  trxCode: "00",
};

const payOrder = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  userName: "testpax",
  storeId: "ixm329sgr",
  payOrderId: "CP20210922192314685200722249",
  mchId: "10000576",
  mchOrderNo: ORDER.reference,
  transId: "",
  channelId: "CC_PAX",
  currency: "CAD",
  amount: 1148,
  tip: 0,
  payType: "pay",
  refundable: 1,
  deviceId: "V1-B25",
  extra: JSON.stringify(EXTRA),
  status: 2,
  trxAmount: 0,
  paySuccTime: "",
  createDate: 1632338594000,
  ...more,
});

/** create_order's answer: the order nested. */
export const nested = (order: Record<string, unknown> = {}, top: Record<string, unknown> = {}): string =>
  JSON.stringify({
    resCode: "SUCCESS",
    retCode: "SUCCESS",
    retParams: "",
    payOrderId: "CP20210922192314685200722249",
    mchOrderNo: ORDER.reference,
    retDetail: "",
    payOrder: payOrder(order),
    sign: "EA86BEEBE37C8C8F8A8E88C080D5E241",
    ...top,
  });

/** query_order's answer: the order's fields beside the codes. */
export const flat = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({ resCode: "SUCCESS", retCode: "SUCCESS", retMsg: "", ...payOrder(), ...more });

export const failed = (more: Record<string, unknown>): string =>
  JSON.stringify({ retCode: "FAIL", resCode: "FAIL", ...more });
