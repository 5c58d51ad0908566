// Made once: a running import writes counts many times a second.
const whole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })

/** A count as people read it, grouped with dots: `1.482.113`. */
export const countText = (count: number): string => whole.format(count)
