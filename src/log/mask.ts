/**
 * The text with citizens' identity numbers (18 digits, the last may be X; 15 digits before 1999) and mainland mobile numbers made unreadable, written
 * together or in groups, in full-width digits too; the digits of the region or network remain. Other numbers stay.
 */
export const maskNumbers = (text: string): string => {
  if (!manyDigits.test(text)) return text;
  const halfWidth = text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30)).replace(/[Ｘｘ]/gu, 'X');
  const masked = halfWidth.replace(identityNumber, '$1************').replace(oldIdentityNumber, '$1*********').replace(mobileNumber, '$1********');
  return masked === halfWidth ? text : masked;
};

/** Most texts have no run of so many digits, and are done with. */
const manyDigits = /(?:[0-9０-９][ -]?){10}/u;

// GB 11643: six digits of the region, the birthday, three of order, one to check. The birthday is not looked at: a slip in it hides nothing.
const identityNumber = /(?<!\d|\d\.)(\d{6})(?:\d{11}| \d{4} \d{4} \d{3}| \d{8} \d{3}|-\d{8}-\d{3})[\dXx](?!\d)/gu;
const oldIdentityNumber = /(?<!\d|\d\.)([1-9]\d{5})\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/gu;
const mobileNumber = /(?<!\d|\d\.)((?:(?:\+|00)?86[ -]?)?1[3-9]\d)([ -]?)\d{4}\2\d{4}(?!\d)/gu;
