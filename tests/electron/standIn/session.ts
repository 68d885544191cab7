/** A session that keeps the app's handlers, so that real requests go through them and tests can ask them. */
import { EventEmitter } from "node:events";

type RequestHandler = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
type PermissionHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;

export class StandInSession extends EventEmitter {
  permissionRequest: PermissionHandler | null = null;
  permissionCheck: ((...args: unknown[]) => boolean) | null = null;
  devicePermission: ((details: unknown) => boolean) | null = null;
  displayMedia: unknown = "electron's default";
  spellChecker = true;
  beforeRequest: RequestHandler | null = null;

  readonly webRequest = {
    onBeforeRequest: (handler: RequestHandler): void => {
      this.beforeRequest = handler;
    },
  };
  setPermissionRequestHandler(handler: PermissionHandler | null): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: ((...args: unknown[]) => boolean) | null): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: ((details: unknown) => boolean) | null): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.displayMedia = handler;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  /** Whether the app lets a request go out. */
  lets(url: string): Promise<boolean> {
    const handler = this.beforeRequest;
    if (handler === null) return Promise.resolve(true);
    return new Promise((resolve) => {
      handler({ url }, ({ cancel }) => {
        resolve(cancel !== true);
      });
    });
  }
}
