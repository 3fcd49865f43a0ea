/** A part of a whole; of an empty whole, 0. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
