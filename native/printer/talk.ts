/** Questions to a printer and its answers, over one line. */
import type { Line } from "./line.ts";
import type { Question } from "./status.ts";
import { createAnswers, inOrderQuestion, realTimeQuestion } from "./status.ts";

export interface Talk {
  /** @returns the answering byte, or undefined when none came within `ms` */
  ask(question: Question, ms: number): Promise<number | undefined>;
  /** Asks to be told when everything before has been dealt with. */
  askInOrder(): Promise<void>;
  /** @returns the answer to `askInOrder`, as soon as it is there, or undefined after `ms` */
  inOrder(ms: number): Promise<number | undefined>;
}

export function createTalk(line: Line): Talk {
  const read = createAnswers();
  let askedInOrder = false;
  let inOrderByte: number | undefined;
  let hear: (() => void) | undefined;
  let realTimeByte: number | undefined;

  line.onBytes((bytes) => {
    for (const answer of read(bytes)) {
      if (answer.kind === "realTime") realTimeByte = answer.byte;
      else if (askedInOrder) inOrderByte = answer.byte;
    }
    hear?.();
  });

  /** Waits until `found` gives something, or for `ms`. */
  const wait = (found: () => number | undefined, ms: number): Promise<number | undefined> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        hear = undefined;
        resolve(found());
      };
      const timer = setTimeout(done, ms);
      hear = () => {
        if (found() !== undefined) done();
      };
      hear();
    });

  return {
    async ask(question, ms) {
      realTimeByte = undefined;
      await line.send(realTimeQuestion(question));
      return wait(() => realTimeByte, ms);
    },
    async askInOrder() {
      askedInOrder = true;
      await line.send(inOrderQuestion());
    },
    inOrder: (ms) => wait(() => inOrderByte, ms),
  };
}
