import '@onaltu/ui/base.css';
import { openApp } from '@onaltu/web-shell/open-app';
import { RouterView } from 'vue-router';
import { OPERATOR_BASE, operatorDoor } from './operator/operator-door';
import { operatorRoutes } from './operator/operator-routes';
import { routes } from './routes';
import { sessionDoor, toSignIn } from './session-door';

/** The operator has a session of his own and pages of his own, under one roof with the department's. */
const app = `${location.pathname}/`.startsWith(OPERATOR_BASE)
  ? { base: OPERATOR_BASE, routes: operatorRoutes, door: operatorDoor }
  : { base: '/department/', routes, door: sessionDoor };

await openApp({
  ...app,
  root: RouterView,
  toDoor: ({ fullPath }) => {
    toSignIn(app.base, fullPath);
    return false;
  },
});
