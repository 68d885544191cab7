import type { VerdictWords } from "./messages.ts";

export const verdict: VerdictWords = {
  reached: { what: "连接正常。", now: "询问了一笔不存在的付款：回答正确。" },
  notSet: { what: "缺少内容。", now: "请填写空白处并保存。" },
  keyRefused: { what: "密钥或登录不对。", now: "请按网关给出的重新输入。" },
  unknownStore: { what: "网关不认识这家店。", now: "请检查商户号、店铺代码或应用编号，并确认与此地址相符。" },
  storeTaken: { what: "另一台设备正在使用此店铺代码。", now: "请让网关释放它，或为本机另要一个代码。" },
  formRefused: {
    what: "网关读不懂这个询问。",
    now: "请检查输入中有无空格或缺字；也可在“更多设置”中换另一种请求格式。",
  },
  clockWrong: { what: "本机时钟不对。", now: "请校正电脑时钟，再测试。" },
  refused: { what: "网关拒绝了询问。", now: "原文见下，请向网关询问其含义。" },
  noName: { what: "没有这个地址。", now: "请检查拼写。若其他网页也打不开，则是网络断了。" },
  noNetwork: { what: "本机没有连上网络。", now: "请检查网线、Wi-Fi 和路由器，再测试。" },
  nobodyThere: { what: "此地址无人应答。", now: "请检查地址和端口。可能被防火墙关闭：请询问管理网络的人。" },
  silent: { what: "没有及时回答。", now: "请检查店内网络，再测试。若只有这里不通，可能被防火墙拦住。" },
  notSecure: {
    what: "连接不安全：证书不可信。",
    now: "请检查地址和电脑时钟。若都正确，说明网络中有人窥看：请停下，询问管理网络的人。",
  },
  signInPage: {
    what: "回答的是登录页或代理，不是网关。",
    now: "请在本机打开任一网页并登录，或让网络放行此地址。",
  },
  barred: { what: "网关不让此网络进入。", now: "请检查地址，再请网关放行店内的互联网地址。" },
  wrongPath: { what: "回答的网页服务器不是网关。", now: "请检查地址：只写地址，不带路径。" },
  webPage: { what: "回答的是网页，不是网关。", now: "请检查地址。若网络要求登录，请先打开任一网页。" },
  gatewayDown: { what: "网关自身出了故障。", now: "请过几分钟再测试，这里不用改。若一直如此，请致电网关。" },
  otherSigner: {
    what: "回答由别人签名。",
    now: "请检查网关公钥或密钥。若都正确，请停下，致电网关。",
  },
  noTerminal: {
    what: "店内网络中没有终端应答。",
    now: "终端是否开机、在此网络、已打开“ECR Hub › WLAN/LAN”？请核对它的地址与这里是否一致。",
  },
  notPaired: { what: "终端不认识本机的应用。", now: "请检查应用编号，并确认终端登录的是同一商户。" },
  odd: { what: "回答不合理。", now: "请检查地址，再询问网关。" },
};
