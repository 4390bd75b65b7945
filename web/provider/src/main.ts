import '@onaltu/ui/base.css';
import { openApp } from '@onaltu/web-shell/open-app';
import { RouterView } from 'vue-router';
import { routes } from './routes';
import { sessionDoor } from './sessions/session-door';

await openApp({
  root: RouterView,
  base: '/',
  routes,
  door: sessionDoor,
  signsInOverPage: true,
  toDoor: ({ fullPath }) => ({ name: 'login', query: { next: fullPath } }),
});
