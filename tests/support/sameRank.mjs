/** Loaded before everything: what the till makes at a low rank beside sales would wait for minutes beside a busy run of tests. */
import os from "node:os";
import { syncBuiltinESMExports } from "node:module";

os.setPriority = () => undefined;
syncBuiltinESMExports();
