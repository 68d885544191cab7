/** Every projection of the till's journal, in the order they are applied: sales read attempts. */
import type { Projector } from "../projector.ts";
import { attemptsProjector } from "./attempts.ts";
import { printJobsProjector } from "./printJobs.ts";
import { salesProjector } from "./sales.ts";
import { shiftsProjector } from "./shifts.ts";

export const projectors: readonly Projector[] = [attemptsProjector, salesProjector, printJobsProjector, shiftsProjector];
