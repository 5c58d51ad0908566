/** Between two pieces of long synchronous work: whoever waits for a word gets it. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
