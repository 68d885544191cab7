/** Every audit of `--verify`. */
import type { Audit } from "../../journal/audit.ts";
import { closingAudit } from "./closingAudit.ts";
import { refundAudit } from "./refundAudit.ts";
import { saleAudit } from "./saleAudit.ts";

export const audits: readonly Audit[] = [saleAudit, refundAudit, closingAudit];
