const OWN_CASE = /我(?!们这|国)|咱|俺|本人|(能|够|行|可以|符合|来得及|赶得上|赶得及|满足|达标|轮得到|有资格|合格)[^,，。]{0,8}(不|吗|么|没|嘛|呢|\?)|帮.{0,4}(看|算|查|估|判断)/u;

/** Whether somebody asks for themselves, or whether something may be done: a case of one's own, not a look-up. */
export function isOwnCase(text: string): boolean {
  return OWN_CASE.test(text);
}
