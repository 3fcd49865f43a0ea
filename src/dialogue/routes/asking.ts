/** The many ways in which a person asks whether something is possible, enough, or how much is lacking. */
export const CAN =
  /能不能|能否|能行|可不可以|可以|可否|行不行|够不够|够了?[吗么没不]|够(?:格|条件|资格|得上)|还差|差多少|差几|差多久|缺什么|符合|满足|条件|资格|达标|有戏|有没有(?:资格|机会|希望)|来得及|什么时候(?:能|可以|才)|多久(?:能|可以|才)|最早|最快|[能行会算](?!力|级|业)[^,，。;；!?]{0,14}[吗不么没嘛]|行(?:吗|不|么|嘛)|(?:吗|不|没|么)[??。]*$/u;

/** How much, how many, which. */
export const HOW_MUCH = /多少|几(?:分|年|个|级|天|块|钱|月|号)|加分|哪(?:个|一|级|种|里|天)?|什么|怎么(?:算|加|对应)|多久|多长|对应|相当于|最高|算(?:下|一下|算)/u;

export const either = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'u');
