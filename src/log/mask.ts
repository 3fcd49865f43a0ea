/**
 * Citizens' identity numbers (18 digits, the last may be X; 15 before 1999) and mobile numbers of the mainland, written together or in groups.
 * Numbers of other lengths (dates, document numbers, amounts, times in milliseconds) stay.
 */
const identityNumber = /(?<![0-9A-Za-z])([1-9]\d{5})[ -]?(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx](?![0-9A-Za-z])/gu;
const oldIdentityNumber = /(?<![0-9A-Za-z])([1-9]\d{5})\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Za-z])/gu;
const eighteenDigits = /(?<![0-9A-Za-z])(\d{6})\d{11}[\dXx](?![0-9A-Za-z])/gu;
const mobileNumber = /(?<![0-9A-Za-z])((?:\+?86[ -]?)?1[3-9]\d)([ -]?)\d{4}\2\d{4}(?![0-9A-Za-z])/gu;

/** The text with identity and mobile numbers made unreadable: the region's or network's first digits remain. */
export const maskNumbers = (text: string): string =>
  text
    .replace(identityNumber, '$1************')
    .replace(eighteenDigits, '$1************')
    .replace(oldIdentityNumber, '$1*********')
    .replace(mobileNumber, '$1********');
