/** Hands the contract to the page, and nothing else of Electron. */
import { contextBridge, ipcRenderer } from "electron";
import type { Outcome } from "./contract/channel.ts";
import type { TillBridge, TillView, ViewChange } from "./contract.ts";

const bridge: TillBridge = {
  command: (envelope) => ipcRenderer.invoke("till:command", envelope) as Promise<Outcome<unknown>>,
  query: (envelope) => ipcRenderer.invoke("till:query", envelope) as Promise<Outcome<unknown>>,
  connect(on) {
    const hear = (_event: unknown, change: ViewChange) => {
      on.change(change);
    };
    on.link("connecting");
    ipcRenderer.on("till:change", hear);
    void ipcRenderer.invoke("till:view").then(
      (view: TillView) => {
        on.view(view);
        on.link("live");
      },
      () => {
        on.link("refused");
      },
    );
    return {
      takeOver: () => undefined,
      close: () => {
        ipcRenderer.off("till:change", hear);
      },
    };
  },
};

contextBridge.exposeInMainWorld("tenderline", bridge);
