import type { Route } from '../route.ts';
import { beijingRoutes } from './beijing.ts';
import { bijiangRoutes } from './bijiang.ts';
import { registrationRoutes } from './registration.ts';
import { tianjinRoutes } from './tianjin.ts';
import { zhejiangRoutes } from './zhejiang.ts';

/** The words of all rules. Where a message names several subjects, the first is taken for what it speaks of. */
export const routes: readonly Route[] = [...beijingRoutes, ...registrationRoutes, ...bijiangRoutes, ...tianjinRoutes, ...zhejiangRoutes];
