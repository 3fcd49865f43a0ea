/** Words that hold a numeral and count nothing; source of a regular expression. */
export const ORDINARY_WORDS =
  '统一|唯一|之一|逐一|同一|单一|一般|一样|一定|一起|一些|一直|一旦|一并|一致|一律|一同|一次性|一体|一方面|一线|一站式|进一步|第一时间|十分|万一|三方|四川|九江|三亚|六安|十堰|七台河|三明|百色|万州|双百|千方百计|五险一金|三支一扶|一对一|一把手|一条龙|一带一路|队伍|大陆';
