/** How long a test waits for what must come: for a machine that is busy with everything else. How soon it comes is the benches' to say. */
export const PATIENCE_MS = 120_000

const LOOK_EVERY_MS = 50

/** Waits until it holds; `what` is named when it never does. */
export const until = async (what: string, holds: () => Promise<boolean> | boolean): Promise<void> => {
  const end = Date.now() + PATIENCE_MS
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
