/** Before each file of the unit tests: they share a process, and what the page keeps in its modules begins anew. */
import "./rememberPins.ts";
import { expect, vi } from "vitest";

if (expect.getState().testPath?.includes("/renderer/") === true) vi.resetModules();
