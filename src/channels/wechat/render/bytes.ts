const encoder = new TextEncoder();

/** Length in UTF-8: the platform counts bytes, three for a Chinese character. */
export const byteLength = (text: string): number => encoder.encode(text).length;
