/** Every projection of the till's journal, in the order they are applied: sales read attempts, duties and sold goods read sales. */
import type { Projector } from "../projector.ts";
import { activityProjector } from "./activity.ts";
import { approvalsProjector } from "./approvals.ts";
import { archivesProjector } from "./archives.ts";
import { attemptsProjector } from "./attempts.ts";
import { backupsProjector } from "./backups.ts";
import { batchesProjector } from "./batches.ts";
import { closingsProjector } from "./closings.ts";
import { customerPapersProjector } from "./customerPapers.ts";
import { drawerProjector } from "./drawer.ts";
import { dutiesProjector } from "./duties.ts";
import { gatewayAccountsProjector } from "./gatewayAccounts.ts";
import { gatewayNumbersProjector } from "./gatewayNumbers.ts";
import { goodsByDayProjector } from "./goodsByDay.ts";
import { ledgerProjector } from "./ledger.ts";
import { matchesProjector } from "./matches.ts";
import { printJobsProjector } from "./printJobs.ts";
import { refundsProjector } from "./refunds.ts";
import { returnsProjector } from "./returns.ts";
import { salesProjector } from "./sales.ts";
import { shiftsProjector } from "./shifts.ts";
import { soldGoodsProjector } from "./soldGoods.ts";
import { tipChangesProjector } from "./tipChanges.ts";
import { transactionsProjector } from "./transactions.ts";
import { waitingScansProjector } from "./waitingScans.ts";

export const projectors: readonly Projector[] = [
  waitingScansProjector,
  attemptsProjector,
  batchesProjector,
  refundsProjector,
  returnsProjector,
  salesProjector,
  dutiesProjector,
  soldGoodsProjector,
  transactionsProjector,
  printJobsProjector,
  customerPapersProjector,
  shiftsProjector,
  drawerProjector,
  gatewayAccountsProjector,
  tipChangesProjector,
  ledgerProjector,
  closingsProjector,
  backupsProjector,
  archivesProjector,
  goodsByDayProjector,
  approvalsProjector,
  gatewayNumbersProjector,
  matchesProjector,
  activityProjector,
];
