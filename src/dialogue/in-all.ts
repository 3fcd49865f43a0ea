/** Words with which the sum of several figures is told or asked for, as a pattern. */
export const IN_ALL = '一共|总共|加起来|合计|拢共';
