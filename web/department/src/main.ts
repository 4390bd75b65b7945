import '@onaltu/ui/base.css';
import { openApp } from '@onaltu/web-shell/open-app';
import { RouterView } from 'vue-router';
import { routes } from './routes';
import { sessionDoor, toSignIn } from './session-door';

await openApp({
  root: RouterView,
  base: '/department/',
  routes,
  door: sessionDoor,
  toDoor: ({ fullPath }) => {
    toSignIn(fullPath);
    return false;
  },
});
