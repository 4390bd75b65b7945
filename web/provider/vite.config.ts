import { defineConfig } from 'vite';
import { appConfig } from '../../libs/web-shell/app.config';

export default defineConfig(appConfig('/', ['department']));
