/** The people of the till, as it said last. */
import { create } from "zustand";
import type { StaffListView } from "../../../preload/contract/staff.ts";
import { ask } from "../till.ts";

export const usePeople = create<StaffListView>(() => ({ people: [], fixed: false }));

export async function readPeople(): Promise<void> {
  const answer = await ask("staff.list", {});
  if (answer.ok) usePeople.setState(answer.value, true);
}
