/** 64 Mi pixels: 256 MiB for the decoded picture and as much again for the canvas. Scans of 60 megapixels pass. */
export const MAX_PIXELS = 64 * 1024 * 1024
/** Skia counts rows and columns in 15 bits. */
export const MAX_EDGE = 32_767
/** A picture at the limit takes a slow laptop about half a minute. */
export const JOB_TIMEOUT_MS = 120_000
/** An idle worker gives its memory back. */
export const IDLE_MS = 30_000
