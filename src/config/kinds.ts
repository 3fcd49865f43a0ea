import * as z from 'zod';

/** `should` ends the sentence “… should be”; the value of a `secret` is never shown. */
type Telling = Readonly<{ should: string; secret?: boolean }>;

const tell = <Schema extends z.ZodType>(schema: Schema, telling: Telling): Schema => schema.meta(telling);

/** The words of a setting's schema for a sentence about it. */
export const tellingOf = (schema: z.ZodType): Telling => {
  const { should, secret } = schema.meta() ?? {};
  return { should: typeof should === 'string' ? should : 'a text', secret: secret === true };
};

const line = z.string().regex(/^[^\p{Cc}]+$/u);

export const text = (should: string) => tell(line.optional(), { should });
export const textOr = <Default extends string>(standard: Default, should: string) => tell(line.default(standard), { should });

export const secret = (pattern: RegExp, should: string) => tell(z.string().regex(pattern).optional(), { should, secret: true });
export const identifier = (pattern: RegExp, should: string) => tell(z.string().regex(pattern).optional(), { should });

export const oneOf = <const Choices extends readonly [string, ...string[]]>(choices: Choices) => tell(z.enum(choices).optional(), { should: `one of ${choices.join(', ')}` });

export const portOr = (standard: number) =>
  tell(
    z
      .string()
      .regex(/^\d{1,5}$/u)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(standard),
    { should: 'a port number from 0 to 65535' },
  );

/** A web address, without the slash at its end: paths are put behind it. */
const address = z
  .string()
  .regex(/^https?:\/\/[^\s?#@]+$/u)
  .refine((url) => URL.canParse(url))
  .transform((url) => url.replace(/\/+$/u, ''));
const addressShould = 'an address that begins with https:// or http://, without user name, ? or #';
export const url = () => tell(address.optional(), { should: addressShould });
export const urlOr = (standard: string) => tell(address.default(standard), { should: addressShould });

/** One value, or the old and the new one while they are exchanged: each is tried. */
const upToTwo = (pattern: RegExp) =>
  z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .refine((parts) => parts.length <= 2 && parts.every((part) => pattern.test(part)))
    .default([]);

// Formats as the platforms' consoles ask for them: https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html,
// https://developer.work.weixin.qq.com/document/path/90930
export const callbackTokens = () => tell(upToTwo(/^[A-Za-z0-9]{3,32}$/u), { should: '3 to 32 letters and digits, or two such values with a comma between', secret: true });
export const callbackKeys = () => tell(upToTwo(/^[A-Za-z0-9]{43}$/u), { should: '43 letters and digits, or two such values with a comma between', secret: true });
