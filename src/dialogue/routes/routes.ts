import type { Route } from '../route.ts';
import { beijingRoutes } from './beijing.ts';
import { bijiangRoutes } from './bijiang.ts';
import { registrationRoutes } from './registration.ts';
import { tianjinRoutes } from './tianjin.ts';
import { zhejiangRoutes } from './zhejiang.ts';

/** When a message means which rule; of equals the first wins. */
export const routes: readonly Route[] = [...beijingRoutes, ...registrationRoutes, ...bijiangRoutes, ...tianjinRoutes, ...zhejiangRoutes];
