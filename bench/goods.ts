/** A catalogue of 100,000 goods that look like a shop's: the same ones at every run. */
import { writeFileSync } from "node:fs";
import { checkDigit } from "../native/scanner/gtin.ts";

export const MANY = 100_000;

const BRANDS = ["Maple", "Northern", "Golden", "Blue Lake", "Old Mill", "Prairie", "Harbour", "Red Barn", "Silver", "Orchard", "Cedar", "Granville", "Pacific", "Sunrise", "Evergreen", "Laurentian", "Coastal", "Summit", "Fraser", "Kootenay"]; // prettier-ignore
const GOODS = [
  ["milk", "Lait", "牛奶"], ["bread", "Pain", "面包"], ["butter", "Beurre", "黄油"], ["cheese", "Fromage", "奶酪"], ["coffee", "Café", "咖啡"],
  ["green tea", "Thé vert", "绿茶"], ["rice", "Riz", "大米"], ["noodles", "Nouilles", "面条"], ["soy sauce", "Sauce soya", "酱油"], ["sugar", "Sucre", "白糖"],
  ["flour", "Farine", "面粉"], ["eggs", "Œufs", "鸡蛋"], ["yogurt", "Yogourt", "酸奶"], ["honey", "Miel", "蜂蜜"], ["chocolate", "Chocolat", "巧克力"],
  ["biscuits", "Biscuits", "饼干"], ["soap", "Savon", "肥皂"], ["shampoo", "Shampoing", "洗发水"], ["notebook", "Cahier", "笔记本"], ["pen", "Stylo", "钢笔"],
  ["battery", "Pile", "电池"], ["light bulb", "Ampoule", "灯泡"], ["towel", "Serviette", "毛巾"], ["juice", "Jus", "果汁"], ["water", "Eau", "矿泉水"],
] as const; // prettier-ignore
const KINDS = ["plain", "organic", "light", "family", "classic", "extra", "fresh", "dark", "mild", "strong", "mini", "large", "salted", "sweet", "dry", "soft", "whole", "fine", "wild", "pure"]; // prettier-ignore

/** The EAN-13 of the n-th product, from 0. */
export function barcodeOf(n: number): string {
  const body = `6${String(n).padStart(11, "0")}`;
  return body + checkDigit(body);
}

export interface Goods {
  readonly sku: string;
  readonly barcode: string;
  readonly en: string;
  readonly fr: string;
  readonly zh: string;
}

/** The n-th product, from 0. */
export function goodsAt(n: number): Goods {
  const [en, fr, zh] = GOODS[n % GOODS.length]!;
  const brand = BRANDS[Math.floor(n / 25) % BRANDS.length]!;
  const kind = KINDS[Math.floor(n / 500) % KINDS.length]!;
  const size = `${String(50 + Math.floor(n / 10_000) * 100)} g no. ${String(Math.floor(n / 500))}`;
  return {
    sku: `B-${String(n).padStart(6, "0")}`,
    barcode: barcodeOf(n),
    en: `${brand} ${kind} ${en} ${size}`,
    fr: `${fr} ${kind} ${brand} ${size}`,
    zh: `${brand} ${zh} ${size}`,
  };
}

/** Writes `--catalog`'s file. */
export function writeGoods(file: string, count = MANY): void {
  const rows = Array.from({ length: count }, (_, n) => {
    const { sku, barcode, en, fr, zh } = goodsAt(n);
    const price = ((99 + ((n * 37) % 4900)) / 100).toFixed(2);
    return `${sku},${barcode},${en},${zh},${fr},${price},${n % 3 === 0 ? "GST+PST" : "GST"},Group ${String(n % 12)},each,`;
  });
  writeFileSync(file, `sku,barcode,name,name_zh,name_fr,price,tax,category,unit,fee\n${rows.join("\n")}\n`);
}
