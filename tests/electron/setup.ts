/** Once for the whole suite: what the tests run is what is built, so it is built when its sources have changed. */
interface Setup {
  ensurePage(node: string): Promise<void>;
  ensureDesktop(node: string): Promise<void>;
}

export default async function setup(): Promise<void> {
  const { ensurePage, ensureDesktop } = (await import(
    new URL("../../scripts/lib/setup.mjs", import.meta.url).href
  )) as Setup;
  await ensurePage(process.execPath);
  await ensureDesktop(process.execPath);
}
